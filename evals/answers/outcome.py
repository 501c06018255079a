"""A gold question asked, and its answer judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer_wording import without_nearest
from assistant.conversation import Conversation
from assistant.grounding.quotes import squeezed
from evals.cases import REFUSALS
from evals.wording import says

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.conversation import Assistant
    from assistant.models import Answer
    from evals.cases import Case

_MARKER = re.compile(r"(?<!\\)\[\d+\]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case went."""

    case: Case
    answer: Answer
    missing: tuple[str, ...]
    """Key facts, in their first form, that the answer does not hold."""
    right_document: bool
    """Whether some evidence document is cited."""
    forbidden: tuple[str, ...] = ()
    """What a right answer must not say, and this one does."""
    astray: tuple[int, ...] = ()
    """Numbers of the citations whose quote does not stand in the passage that they name."""

    @property
    def refused(self) -> bool:
        """Whether the assistant said that it has no answer."""
        return self.answer.status in REFUSALS

    @property
    def passed(self) -> bool:
        """Whether the case went wholly right."""
        if self.forbidden:
            return False
        if self.case.wants_refusal:
            return self.refused
        return not self.refused and not self.missing and self.right_document


def run_case(assistant: Assistant, case: Case) -> Outcome:
    """Asks a case's questions in one conversation and judges the last answer."""
    conversation = Conversation()
    for question in case.questions:
        conversation = conversation.after(assistant.ask(question, conversation))
    answer = conversation.answers[-1]
    cited = [citation.passage_id for citation in answer.citations]
    texts = {passage.id: passage.text for passage in assistant.library.passages(cited)}
    return judge(case, answer, texts)


def judge(case: Case, answer: Answer, texts: Mapping[str, str]) -> Outcome:
    """What is right and wrong with `answer`, given the library's `texts` by passage id."""
    cited = {citation.doc_id for citation in answer.citations}
    return Outcome(
        case,
        answer,
        missing=tuple(
            fact[0] for fact in case.key_facts if not any(told(answer, form) for form in fact)
        ),
        right_document=any(span.doc_id in cited for span in case.evidence),
        forbidden=tuple(words for words in case.forbidden if holds(answer, words)),
        astray=tuple(
            c.number
            for c in answer.citations
            if squeezed(c.quote) not in squeezed(texts.get(c.passage_id, ""))
        ),
    )


def told(answer: Answer, words: str) -> bool:
    """As `holds`, without what a refusal shows of the nearest documents."""
    return says(_MARKER.sub("", without_nearest(answer)), words)


def holds(answer: Answer, words: str) -> bool:
    """Whether an answer says `words`, citation markers aside; see `says`."""
    return says(_MARKER.sub("", answer.answer), words)
