"""Answers written by a language model from what the library found, shown as far as verified."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.answerer import (
    ExtractiveAnswerer,
    Progress,
    StopAnsweringError,
    Written,
)
from assistant.answering.draft import Draft, Verified
from assistant.answering.generative.choosing import (
    is_for_a_model,
    left_to_say,
    passages_for,
    shown_text,
)
from assistant.answering.generative.keys import make_keys
from assistant.answering.generative.parsing import OutputReader, ParsedStatement, answer_schema
from assistant.answering.generative.prompts import KeyedPassage, load_answer_prompt
from assistant.answering.generative.second_look import prompt_version, second_look
from assistant.answering.generative.trouble import ModelTroubleError
from assistant.answering.model_use import ModelRecord
from assistant.grounding.verifier import Verifier
from assistant.progress_wording import count

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from langchain_core.messages import BaseMessage

    from assistant.answering.answerer import Asked
    from assistant.answering.generative.language_model import LanguageModel
    from assistant.grounding.verifier import Verdict
    from indexing.document import Passage

MOST_STATEMENTS = 12
_STOPPED = "you stopped it"
_EARLIER_TURNS = 2
_EARLIER_CHARACTERS = 300
_WORD_FOR_WORD = "What follows is taken from the library word for word."
_BROKE_OFF = "The language model broke off: {}. The rest is taken from the library word for word."
_TROUBLE = "The language model did not answer: {}. " + _WORD_FOR_WORD
_FOUND_NONE = "The language model found no answer in the passages. " + _WORD_FOR_WORD
_NOTHING_LEFT = (
    "Nothing that the language model wrote could be shown, since its passages do not support it. "
    + _WORD_FOR_WORD
)
_EMPTY = "The language model wrote no statement. " + _WORD_FOR_WORD


@dataclass(frozen=True, slots=True)
class GenerativeAnswerer:
    """Has a model write from the passages; falls back to the library's own words."""

    model: LanguageModel

    def answer(self, asked: Asked) -> Generator[Progress, None, Written]:
        """The verified statements, then what the library says beside them.

        Statements show as they are verified, one after the other. Whatever goes wrong, what the
        library was found to say is there in the end, with the reason.
        """
        if not is_for_a_model(asked.finding):
            return (yield from ExtractiveAnswerer().answer(asked))
        settings = self.model.settings
        passages = passages_for(asked, settings.model_passages, settings.model_characters)
        run = _Run(asked, passages, self.model)
        started = time.perf_counter()
        trouble = ""
        try:
            yield Progress(run.words)
            for _ in run.verdicts():
                yield Progress(run.words, tuple(run.drafts))
        except ModelTroubleError as error:
            trouble = str(error)
        except StopAnsweringError:
            trouble = _STOPPED
        run.record.trouble = trouble
        run.record.milliseconds = 1000 * (time.perf_counter() - started)
        return run.written(trouble)


class _Run:
    """One answer of a model, as it comes."""

    def __init__(self, asked: Asked, passages: Sequence[Passage], model: LanguageModel) -> None:
        question = asked.understanding.standalone_question
        texts = [shown_text(passage) for passage in passages]
        keys = make_keys(question, [passage.id for passage in passages], texts)
        self.drafts: list[Draft] = []
        self._asked, self._passages = asked, dict(zip(keys, passages, strict=True))
        self._reader = OutputReader(keys)
        self._verifier = Verifier(passages, asked.shelf.titles)
        prompt, form = load_answer_prompt(), model.output_format
        titles = asked.shelf.titles
        keyed = [
            KeyedPassage(key=key, place=_place(passage, titles[passage.doc_id]), text=text)
            for (key, passage), text in zip(self._passages.items(), texts, strict=True)
        ]
        self._messages = prompt.messages(question, keyed, _earlier(asked), form)
        self._askings = [model.asking(answer_schema(keys) if form == "json" else None)]
        self._model = model
        checked = f", {prompt_version()}" if model.settings.model_check else ""
        self.record = ModelRecord(
            model.name, prompt.version + checked, {key: p.id for key, p in self._passages.items()}
        )

    @property
    def words(self) -> str:
        """What is happening, for a status line."""
        checked, passages = len(self.record.verdicts), len(self._passages)
        if not self._reader.raw:
            return f"The language model reads {count(passages, 'passage')} …"
        if not checked:
            return "The language model writes …"
        told = count(checked, "statement")
        return f"{told} of the language model checked, {len(self.drafts)} supported so far …"

    def verdicts(self) -> Iterator[Verdict | None]:
        """Verifies each statement as soon as it is written; None where there is none yet."""
        said: set[str] = set()
        try:
            for statement in self._statements(self._messages):
                if statement is None:
                    yield None
                    continue
                known = statement.text.lower() in said
                if known or len(self.record.verdicts) >= MOST_STATEMENTS:
                    continue
                said.add(statement.text.lower())
                yield (yield from self._verified(statement))
        finally:
            self.record.raw = self._reader.raw
            self.record.tokens_in = sum(asking.tokens_in for asking in self._askings)
            self.record.tokens_out = sum(asking.tokens_out for asking in self._askings)

    def _statements(self, messages: Sequence[BaseMessage]) -> Iterator[ParsedStatement | None]:
        asking = self._askings[0]
        for piece in asking.words(messages):
            yield from self._reader.feed(piece)
            yield None
        if not asking.cut:
            yield from self._reader.finish()

    def _verified(self, statement: ParsedStatement) -> Generator[None, None, Verdict]:
        cited = [self._passages[key].id for key in statement.sources]
        verdict = self._verifier.verify(statement.text, cited)
        if self._model.settings.model_check:
            self._askings.append(self._model.asking())
            verdict = yield from second_look(verdict, self._askings[-1])
        self.record.verdicts.append(verdict)
        if verdict.source is not None and verdict.outcome != "removed":
            self.drafts.append(
                Draft(
                    text=verdict.statement,
                    passage=verdict.source.passage,
                    quotes=verdict.source.quotes,
                    verified=Verified(verdict.score, repaired=verdict.outcome == "repaired"),
                )
            )
        return verdict

    def written(self, trouble: str) -> Written:
        """What is shown in the end."""
        found, removed = self._asked.finding.drafts, self.removed
        if not self.drafts:
            notice = self._why_nothing(trouble)
            return Written(found, notice=notice, removed=removed, record=self.record)
        rest = left_to_say(found, self.drafts)
        notice = _BROKE_OFF.format(trouble) if trouble else ""
        drafts = (*self.drafts, *rest)
        return Written(drafts, "generative", notice, removed, self.record)

    @property
    def removed(self) -> int:
        """How many statements were left out."""
        return sum(verdict.outcome == "removed" for verdict in self.record.verdicts)

    def _why_nothing(self, trouble: str) -> str:
        if trouble:
            return _TROUBLE.format(trouble)
        if self.record.verdicts:
            return _NOTHING_LEFT
        return _FOUND_NONE if self._reader.refused else _EMPTY


def _place(passage: Passage, title: str) -> str:
    path = [h for h in passage.heading_path if not (h.startswith(title) or title.startswith(h))]
    return " > ".join([title, *path])


def _earlier(asked: Asked) -> str:
    """The last turns, where the question leans on them."""
    understanding = asked.understanding
    if understanding.standalone_question.strip() == understanding.question.strip():
        return ""
    lines: list[str] = []
    for answer in asked.earlier[-_EARLIER_TURNS:]:
        said = " ".join(statement.text for statement in answer.statements)
        lines += [
            f"Question: {answer.standalone_question}",
            f"Answer: {said}"[:_EARLIER_CHARACTERS],
        ]
    return "\n".join(lines)
