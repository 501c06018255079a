"""Questions to go on with: each is answered before it is offered."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.answering.finder import UNSURE, find_answer
from assistant.answering.gathering import gather
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.onboarding.tours import Sector, Tours
    from assistant.opening import Shelf

_OFFERED = 3


def next_questions(sector: Sector, tours: Tours, shelf: Shelf) -> tuple[str, ...]:
    """The first three questions of the sector, then of all sectors, that the library answers."""
    return tuple(islice(_answered(dict.fromkeys((*sector.next, *tours.next)), shelf), _OFFERED))


def _answered(questions: dict[str, None], shelf: Shelf) -> Iterator[str]:
    reader = Reader(shelf.lexicon, shelf.glossary, load_vocabulary())
    for question in questions:
        asked = reader.read(question)
        finding = find_answer(asked, gather(asked, shelf), shelf)
        if finding.status == "answered" and finding.drafts and UNSURE not in finding.note:
            yield question
