"""The page's own words: numbers, dates, statuses and catalogue terms as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer_wording import how_far, path_within
from assistant.progress_wording import count

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import StrEnum

    from assistant.models import Answer, Citation
    from corpus.record import DocumentRecord

NAME = "Workforce Strategy Assistant"
INTRODUCTION = (
    "Ask about the health and care workforce strategy and the documents around it. "
    "Every statement is taken from the library, with the words that carry it and where they stand."
)

_TERMS = {
    "vcfse": "Voluntary, community, faith and social enterprise",
    "other-ics": "Another integrated care system",
    "place": "One organisation or place",
    "lancashire-south-cumbria": "Lancashire and South Cumbria",
    "north-west": "North West",
    "recruitment-retention": "Recruitment and retention",
    "training-supervision": "Training and supervision",
    "digital-data": "Digital and data",
}
_TITLES_NAMED = 3


def term(value: StrEnum) -> str:
    """A word of the catalogue's vocabularies as people say it."""
    return term_of(value.value)


def term_of(value: str) -> str:
    """The same for a word that is known by its letters alone."""
    return _TERMS.get(value) or value.replace("-", " ").capitalize()


def status(answer: Answer) -> str:
    """How far the question was answered."""
    words = how_far(answer)
    if answer.held_to and answer.status == "not_in_library":
        return "Not in the documents that you chose"
    documents = len({citation.doc_id for citation in answer.citations})
    if answer.status != "answered" or not documents:
        return words
    return f"{words} from {count(documents, 'document')}"


def announcement(answer: Answer, turn: int) -> str:
    """What a screen reader is told when the answer to question number `turn` is complete."""
    words = f"Answer {turn} is ready. {status(answer)}."
    if not answer.statements:
        return words
    statements = count(len(answer.statements), "statement")
    return f"{words} {statements}, {count(len(answer.citations), 'source')}."


def read_as(answer: Answer) -> str | None:
    """The question as it was understood, where that differs from what was typed."""
    understood = " ".join(answer.standalone_question.split())
    typed = " ".join(answer.question.split())
    return understood if understood.casefold() != typed.casefold() else None


def searched_for(answer: Answer) -> str | None:
    """The other words that the question's terms were searched by, if there were any."""
    pairs = [f"{said} as {meant}" for said, meant in answer.expansions]
    return "; ".join(dict.fromkeys(pairs)) or None


def number_range(numbers: Collection[int]) -> str:
    """'1', '1 and 2', '1 to 4', '1, 3 and 7': numbers in words that read well aloud."""
    ordered = sorted(numbers)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]} to {ordered[-1]}"
    *first, last = map(str, ordered)
    return f"{', '.join(first)} and {last}" if first else last


def library_words(records: Collection[DocumentRecord], *, titles: bool) -> str:
    """How much a library holds; with `titles`, also a few of them, the strategy's own set first."""
    words = f"The library holds {count(len(records), 'document')}"
    if not titles:
        return f"{words}."
    ordered = sorted(records, key=lambda record: not record.core)
    named = "; ".join(record.title for record in ordered[:_TITLES_NAMED])
    return f"{words}: {named}{' and others' if len(ordered) > _TITLES_NAMED else ''}."


def place_of(citation: Citation) -> str:
    """Where in its document a citation stands, without the title."""
    path = path_within(citation.section.split(" > "), citation.title)
    page = f"page {citation.page}" if citation.page else ""
    return ", ".join(part for part in (path, page) if part)
