"""The straight line: a question in its conversation, to an answer that can be checked."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from assistant.answering.answerer import Asked
from assistant.answering.finder import find_answer
from assistant.answering.gathering import gather
from assistant.answering.offers import offer_for
from assistant.answering.refusals import out_of_scope, too_long
from assistant.answering.several import with_parts
from assistant.at_home import asked_at_home
from assistant.delivering import as_retrieved, make_answer, written_for
from assistant.models import SearchResults
from assistant.narrowed import held_to, named_within, narrowed, said_held, said_narrowed, told_of
from assistant.onboarding.in_chat import answer_newcomer
from assistant.opening import OpenLibrary, Shelf
from assistant.understanding.context import context_of
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary
from indexing.entries import WHOLE_LIBRARY

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import TracebackType

    from assistant.answering.draft import Finding
    from assistant.answering.generative.language_model import LanguageModel
    from assistant.answering.model_use import ModelRecord
    from assistant.commitments import Register
    from assistant.models import Answer, Partial
    from assistant.settings import Settings
    from assistant.understanding import Understanding
    from corpus.record import DocumentRecord
    from indexing.entries import SearchFilter
    from indexing.library import Library


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered so far, oldest first."""

    answers: tuple[Answer, ...] = ()

    def after(self, answer: Answer) -> Conversation:
        """This conversation with one more answer."""
        return replace(self, answers=(*self.answers, answer))

    @property
    def asked(self) -> frozenset[str]:
        """All questions so far, standing alone, and those that were offered."""
        said = ((answer.standalone_question, answer.offer) for answer in self.answers)
        return frozenset(question for pair in said for question in pair if question)


class Assistant:
    """Answers questions from one library; follows the library when it is indexed again."""

    def __init__(self, opened: OpenLibrary, model: LanguageModel | None = None) -> None:
        """An assistant that has `model` write, or with none gives the library's own words."""
        self._opened, self._model = opened, model

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """An assistant over the library in `settings.home`, with the model that is set.

        See `OpenLibrary` for the errors, and ModelSettingError for a model that cannot be used.
        """
        model = None
        if settings.model:
            # Imported here: without a model, none of LangChain's model code is needed.
            from assistant.answering.generative.language_model import open_language_model

            model = open_language_model(settings)
        return cls(OpenLibrary(settings), model)

    @property
    def library(self) -> Library:
        """The library that is asked."""
        return self._opened.shelf().library

    @property
    def records(self) -> dict[str, DocumentRecord]:
        """The records of the library's documents, by id."""
        return self._opened.shelf().records

    @property
    def shelf(self) -> Shelf:
        """All that is open of the library's current generation."""
        return self._opened.shelf()

    @property
    def register(self) -> Register:
        """What the library's documents commit themselves to."""
        return self._opened.shelf().register

    def understand(
        self, question: str, conversation: Conversation = Conversation()
    ) -> Understanding:
        """What `question` is taken to mean."""
        return _read(question, conversation, self._opened.shelf())

    def ask(
        self,
        question: str,
        conversation: Conversation = Conversation(),
        *,
        model: bool = True,
        where: SearchFilter = WHOLE_LIBRARY,
    ) -> Answer:
        """The answer to `question`, every statement cited; or that the library has none.

        With `model` false, the language model that is set is not asked. Only the documents that
        `where` lets through are answered from.
        """
        run = self.stream(question, conversation, model=model, where=where)
        while True:
            try:
                next(run)
            except StopIteration as end:
                return end.value

    def stream(
        self,
        question: str,
        conversation: Conversation = Conversation(),
        *,
        model: bool = True,
        where: SearchFilter = WHOLE_LIBRARY,
    ) -> Generator[Partial, None, Answer]:
        """As `ask`, with what may be shown on the way; nothing unverified ever is.

        Close the generator to stop; whatever a model was doing for it is let go.
        """
        clock = [time.perf_counter()]
        question = _encodable(question)
        shelf, chat = held_to(self._opened.shelf(), where), self._model if model else None
        refused = too_long(question, self._opened.settings.max_question_chars)
        understanding = _read(question if refused is None else "", conversation, shelf)
        refused = refused or out_of_scope(understanding)
        if chat is not None and refused is None:
            understanding = _reworded(understanding, conversation, shelf, chat)
        clock.append(time.perf_counter())
        named, understanding = understanding.documents, named_within(understanding, shelf)
        whole, shelf = shelf, narrowed(shelf, understanding.narrowing)
        evidence = [] if refused else gather(understanding, shelf)
        clock.append(time.perf_counter())
        finding = refused or answer_newcomer(understanding, shelf)
        if finding is None:
            found = find_answer(understanding, evidence, shelf)
            found = with_parts(found, understanding, shelf, _reader(shelf))
            finding = said_narrowed(found, whole, understanding.narrowing)
        if chat is not None:
            finding = _with_parts(finding, understanding, shelf, chat)
        finding = said_held(finding, whole, where, named)
        asked = {understanding.standalone_question, *conversation.asked}
        offer = offer_for(understanding, finding, shelf, asked)
        request = Asked(understanding, evidence, finding, shelf, conversation.answers)
        written = yield from written_for(request, chat)
        clock.append(time.perf_counter())
        answer = make_answer(question, request, written, offer, clock)
        answer = answer.model_copy(update={"held_to": told_of(where) or None})
        if written.record is not None:
            self._keep_trace(answer, written.record)
        return answer

    def search(
        self, query: str, *, k: int = 10, narrowed: SearchFilter | None = None
    ) -> SearchResults:
        """The `k` best passages for `query`, with no answer made from them."""
        started = time.perf_counter()
        query = _encodable(query)
        evidence = self._opened.shelf().retriever.search(query, k=k, narrowed=narrowed)
        spent = 1000 * (time.perf_counter() - started)
        return SearchResults(
            query=query, retrieved=as_retrieved(evidence), timings_ms={"retrieve": spent}
        )

    def _keep_trace(self, answer: Answer, record: ModelRecord) -> None:
        from assistant.traces import keep_trace

        keep_trace(self._opened.settings, answer, record)

    def close(self) -> None:
        """Gives the library's files back."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _reader(shelf: Shelf) -> Reader:
    return Reader(shelf.lexicon, shelf.glossary, load_vocabulary())


def _read(question: str, conversation: Conversation, shelf: Shelf) -> Understanding:
    context = context_of(conversation.answers, shelf.glossary.name_of)
    reader = _reader(shelf)
    understanding = asked_at_home(reader.read(question, context), context, reader, shelf)
    return replace(understanding, question=question)


def _encodable(text: str) -> str:
    """`text` with a "?" for what no file could hold: bytes of a terminal that were not UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _reworded(
    understanding: Understanding, conversation: Conversation, shelf: Shelf, chat: LanguageModel
) -> Understanding:
    """A follow-up as the model words it, where the rules find nothing wrong with that."""
    from assistant.answering.generative.rewording import reworded

    standalone = reworded(understanding, conversation.answers, chat)
    if standalone is None:
        return understanding
    return replace(_read(standalone, Conversation(), shelf), question=understanding.question)


def _with_parts(
    finding: Finding, understanding: Understanding, shelf: Shelf, chat: LanguageModel
) -> Finding:
    """`finding` with what each part of a question that asks for several things finds by itself."""
    from assistant.answering.generative.choosing import is_for_a_model
    from assistant.answering.generative.rewording import parts_of

    if not is_for_a_model(finding):
        return finding
    drafts = list(finding.drafts)
    for part in parts_of(understanding, chat):
        read = _read(part, Conversation(), shelf)
        found = find_answer(read, gather(read, shelf), shelf)
        known = {draft.text for draft in drafts}
        if found.status == "answered":
            drafts += [draft for draft in found.drafts if draft.text not in known]
    return replace(finding, drafts=tuple(drafts))
