"""Answers from the catalogue: how many documents, which ones, the newest, completely."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.answering.compose import readable_date
from assistant.answering.draft import Draft, Finding
from assistant.progress_wording import count
from assistant.superseded import superseded_words
from assistant.understanding.catalogue_questions import read_catalogue_question
from assistant.understanding.wording import any_of
from corpus.publishers import is_by
from corpus.vocabulary import Sector
from corpus.vocabulary_words import load_vocabulary_words
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from assistant.understanding.catalogue_questions import CatalogueQuestion
    from corpus.record import DocumentRecord

_UNDER = "From the library's own catalogue"
_TELLS = 1.5
"""Weight from which a word tells one document from another."""
_FIRST_YEAR, _LAST_YEAR = 0, 9999
_WROTE = any_of(
    r"\bwho (?:wrote|published|produced|issued|authored)\b",
    r"\bwho (?:is|was|were|are) (?:the|its) (?:author|publisher)s?\b",
    r"\b(?:written|published|produced|issued) by who(?:m)?\b",
)


def answer_from_catalogue(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The documents that are asked for, newest first; None if none are asked for as such.

    All documents together are counted and not listed where only their number is asked.
    """
    records = tuple(shelf.held.values())
    known = tuple(shelf.records.values())
    asked = read_catalogue_question(_written_out(understanding, known), known)
    if asked is None:
        return None
    found = [record for record in records if asked.meets(record)]
    if not found:
        return Finding("not_in_library", note=f"{_counted(asked, found, shelf)}.")
    if asked.wants in ("newest", "oldest"):
        return _extreme(asked, found, shelf)
    note = _note(asked, found, shelf)
    if asked.wants == "count" and len(found) == len(records):
        return Finding("answered", note=note)
    return Finding("answered", listed(found, shelf), note)


def answer_with_publisher(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """Who published the one document that "who wrote it?" is asked of; None for other questions.

    For where its text names nobody: the catalogue knows publishers, not authors, and the answer
    says so.
    """
    if not _WROTE.search(understanding.standalone_question) or len(understanding.documents) != 1:
        return None
    record = shelf.records.get(understanding.documents[0])
    if record is None or not record.publisher or _of_another(understanding, record, shelf):
        return None
    note = "The library names no author; by its own catalogue, the publisher is as below."
    return Finding("answered", listed([record], shelf), note)


def _of_another(understanding: Understanding, record: DocumentRecord, shelf: Shelf) -> bool:
    """Whether most of what the question says besides the document's name is not of `record`."""
    own = shelf.lexicon.stems(f"{record.title} {record.publisher}")
    asking = shelf.lexicon.stems(
        "wrote written published produced issued authored author publisher"
    )
    others = [
        concept
        for concept in understanding.concepts
        if not concept.documents and concept.weight >= _TELLS and not concept.match(asking)
    ]
    return sum(c.match(own) < 1 for c in others) > len(others) / 2


def _written_out(understanding: Understanding, records: Collection[DocumentRecord]) -> str:
    """The question with acronyms of publishers written out."""
    text = understanding.standalone_question
    for term, meaning in understanding.expansions:
        if any(is_by(record, meaning) for record in records):
            text = text.replace(term, meaning)
    return text


def _note(asked: CatalogueQuestion, found: Sequence[DocumentRecord], shelf: Shelf) -> str:
    records = shelf.held.values()
    notes = [f"{_counted(asked, found, shelf)}."]
    if len(found) == len(records):
        notes.append(f"Of these {_by_type(records)}.")
    sectors = asked.values.get("sector", ())
    if sectors and Sector.CROSS_SECTOR.value not in sectors:
        others = sum(record.sector is Sector.CROSS_SECTOR for record in records)
        notes.append(f"Another {others} are about several sectors at once.")
    return " ".join(notes)


def _counted(asked: CatalogueQuestion, found: Sequence[DocumentRecord], shelf: Shelf) -> str:
    conditions = list(_conditions(asked))
    records = shelf.held
    if not conditions:
        which = "this library" if shelf.only is None else "the chosen part of this library"
        return f"By its own count, {which} holds {count(len(records), 'document')}"
    said = " and ".join([", ".join(conditions[:-1]), conditions[-1]]).removeprefix(" and ")
    number = len(found) or "none"
    return f"Documents that {said}: {number} of {len(records)}, by this library's own catalogue"


def _conditions(asked: CatalogueQuestion) -> Iterator[str]:
    words = load_vocabulary_words()
    for name, values in asked.values.items():
        yield " or ".join(words.said(name, value) for value in values)
    if asked.publisher is not None:
        yield f"name {asked.publisher} as their publisher"
    if asked.years is not None:
        yield f"were published {_years_said(*asked.years)}"


def _years_said(first: int, last: int) -> str:
    if first == last:
        return f"in {first}"
    if last == _LAST_YEAR:
        return f"in {first} or later"
    return f"in {last} or earlier" if first == _FIRST_YEAR else f"from {first} to {last}"


def _by_type(records: Collection[DocumentRecord]) -> str:
    """How many there are of each type, most first; each document has one type or none."""
    words = load_vocabulary_words()
    counts = Counter(record.type for record in records)
    return ", ".join(
        f"{number} {words.said('type', kind.value) if kind else 'give no type'}"
        for kind, number in counts.most_common()
    )


def _extreme(asked: CatalogueQuestion, found: Sequence[DocumentRecord], shelf: Shelf) -> Finding:
    """The newest or oldest; with others of its year whose month is not known."""
    dated = [record for record in found if record.published]
    if not dated:
        return Finding("not_in_library", note="None of these documents gives its date.")
    pick = max if asked.wants == "newest" else min
    year = pick(record.year or 0 for record in dated)
    of_year = [record for record in dated if record.year == year]
    precise = [record for record in of_year if len(record.published or "") > len(str(year))]
    best = pick((record.published or "" for record in precise), default=str(year))
    chosen = [record for record in of_year if record.published == best]
    note = f"By the dates in this library's own catalogue, the {asked.wants} is:"
    if len(chosen) < len(of_year) and any(r.published == str(year) for r in of_year):
        unsure = sum(record.published == str(year) for record in of_year)
        note = f"{note[:-1]} as below; {unsure} more of {year} give no month."
    return Finding("answered", listed(chosen, shelf), note)


def listed(records: Iterable[DocumentRecord], shelf: Shelf) -> tuple[Draft, ...]:
    """A line for each document, newest first, quoted from the passage that it begins with."""
    ordered = sorted(records, key=lambda r: (r.published or "", r.title), reverse=True)
    return tuple(draft for record in ordered for draft in _draft(record, shelf))


def _draft(record: DocumentRecord, shelf: Shelf) -> Iterator[Draft]:
    passages = shelf.library.document_passages(record.id)
    if not passages:
        return
    first = passages[0]
    date = readable_date(record.published) if record.published else "undated"
    details = (record.publisher, date, superseded_words(record, shelf.records))
    aside = ", ".join(detail for detail in details if detail)
    if record.title in first.text:
        yield Draft(record.title, first, (record.title,), _UNDER, aside)
        return
    opening = next(iter(split_units(first)), None)
    words, quote = (opening.text, opening.quote) if opening else (first.text, first.text)
    yield Draft(words, first, (quote,), _UNDER, f"{record.title}, {aside}")
