"""What a conversation has come to: what follow-ups lean on besides their own words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.kinds import kind_of
from assistant.understanding.numbering import find_unit_mentions, find_units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.models import Answer
    from assistant.understanding.numbering import UnitReference

_HEAD_ENDS = re.compile(r"\.\s|[:;,(]|\s[–—-]\s|$")
_ARTICLE = re.compile(r"(?:the|an?|our)\s", re.IGNORECASE)
_WORDS_OF_HEAD = 10


@dataclass(frozen=True, slots=True)
class Context:
    """The conversation before a question, as far as the question can lean on it."""

    question: str | None = None
    """The last question, standing alone; thanks, greetings and orders are none."""
    documents: tuple[str, ...] = ()
    """What people call the documents that its answer cited, first ones first, as a sentence has
    them: "the NHS People Plan"."""
    items: tuple[str, ...] = ()
    """The things that its answer listed, each by a name that a question can ask for."""
    offer: str | None = None
    """The question that the last answer offered to go on with."""
    shown: frozenset[str] = frozenset()
    """The statements of all answers so far."""


NOTHING_BEFORE = Context()
"""The context of a first question."""


def context_of(answers: Sequence[Answer], name_of: Callable[[str], str | None]) -> Context:
    """What `answers`, oldest first, leave to lean on.

    `name_of` gives what people call a document of that id; where it gives nothing, the title does.
    """
    asked = [answer for answer in answers if _asks(answer.standalone_question)]
    if not asked:
        return NOTHING_BEFORE
    last = asked[-1]
    titles = {c.doc_id: definite_name(name_of(c.doc_id) or c.title) for c in last.citations}
    return Context(
        question=last.standalone_question,
        documents=tuple(titles.values()),
        items=listed(last),
        offer=answers[-1].offer,
        shown=frozenset(s.text for answer in answers for s in answer.statements),
    )


def definite_name(name: str) -> str:
    """A document's name as a sentence has it: "the NHS People Plan"."""
    return name if _ARTICLE.match(name) else f"the {name}"


def _asks(question: str) -> bool:
    return kind_of(question) not in ("small_talk", "instruction")


def listed(answer: Answer) -> tuple[str, ...]:
    """What an answer lists: its numbered units, else all statements if one section gives them."""
    texts = [statement.text for statement in answer.statements]
    asked = set(find_units(answer.standalone_question))
    found = [unit for text in texts if (unit := _unit_of(text)) and unit not in asked]
    if found:
        noun = Counter(unit.noun for unit in found).most_common(1)[0][0]
        return tuple(dict.fromkeys(str(unit) for unit in found if unit.noun == noun))
    places = {(citation.doc_id, citation.section) for citation in answer.citations}
    return tuple(map(_head, texts)) if len(texts) > 1 and len(places) == 1 else ()


def _unit_of(text: str) -> UnitReference | None:
    """The unit that a statement begins with: 5d of "5d. …", priority 2 of "Priority 2: …"."""
    mentions = find_unit_mentions(text)
    begins = bool(mentions) and mentions[0].start == 0 and len(mentions[0].references) == 1
    return mentions[0].references[0] if begins else None


def _head(text: str) -> str:
    """The words that a statement begins with, as its name."""
    end = _HEAD_ENDS.search(text)
    head = text[: end.start()] if end and end.start() else text
    return " ".join(head.split()[:_WORDS_OF_HEAD]).rstrip(".")
