"""Documents that a question sets side by side as a whole: what each is, and says of the others."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.answering.plans.overview import opening_of
from assistant.understanding.wording import any_of
from corpus.provenance import is_own_reading
from indexing.units import split_units, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.units import Unit

SIDE_BY_SIDE = "The library does not compare them as a whole; this is what it says of each."
_COMPARES = any_of(
    r"\bdiffer(?:s|ent|ently|ence|ences)?\b|\bcompar(?:e|es|ed|ing|ison)\b|\bvs\b|\bversus\b",
    r"\b(?:relat|connect|link)(?:e|es|ed|s)? (?:to|with)\b|\bbetween\b|\bsame as\b",
    r"\bfit (?:in )?(?:with|together)\b|\bsimilar(?:ities)?\b",
)
_ASIDE = any_of(
    r"^(?:differ(?:s|ent|ently|ence|ences)?|compar(?:e|es|ed|ing|ison)|vs|versus|relat(?:e|es|ed)|"
    r"connect(?:s|ed)?|link(?:s|ed)?|fits?|together|replaced?s?|instead|same|similar(?:ities)?|"
    r"one|each|other|another|report|review|plan|strategy|document|paper)$"
)
_MOST_DOCUMENTS = 3
_MOST_OF_OTHERS = 2
_MOST_OF_ITSELF = 3


def answer_compared_documents(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """What each of the documents is, and what they say of one another; None for other questions.

    For two or three documents that are set side by side with nothing narrower asked of them.
    """
    documents = [doc_id for doc_id in understanding.documents if doc_id in shelf.held]
    spans = {concept.surface for concept in understanding.concepts if concept.documents}
    titles = shelf.lexicon.stems(" ".join(shelf.titles[doc_id] for doc_id in documents))
    if (
        not 1 < len(documents) <= _MOST_DOCUMENTS
        or len(spans) < len(documents)
        or understanding.form.units
        or not _COMPARES.search(understanding.asked)
        or not all(
            c.documents or _ASIDE.search(c.surface) or c.match(titles) >= 1
            for c in understanding.concepts
        )
    ):
        return None
    rows = _rows_on_all(documents, shelf)
    if rows:
        return Finding("answered", tuple(map(to_draft, rows)), complete=True)
    units = (unit for doc_id in documents for unit in _told(doc_id, documents, shelf))
    drafts = tuple(to_draft(unit) for unit in units)
    return Finding("answered", drafts, SIDE_BY_SIDE, unsure=True)


def _rows_on_all(documents: Sequence[str], shelf: Shelf) -> Sequence[Unit]:
    """The rows of the first table that has a column for each of `documents`."""
    rows = [
        unit
        for doc_id in documents
        for unit in units_of(shelf.library.document_passages(doc_id))
        if unit.table is not None and set(documents) <= _named_by(unit.table.headers, shelf)
    ]
    return [unit for unit in rows if unit.table == rows[0].table]


def _named_by(headers: Sequence[str], shelf: Shelf) -> frozenset[str]:
    named = (name for header in headers for name in shelf.glossary.documents_named(header))
    return frozenset(name.doc_id for name in named)


def _told(doc_id: str, documents: Sequence[str], shelf: Shelf) -> Iterator[Unit]:
    """The first sentences on what a document is, and where it names another of `documents`."""
    passages = shelf.library.document_passages(doc_id)
    opening = [unit for passage in opening_of(passages) for unit in split_units(passage)]
    prose = [unit for unit in opening if unit.row is None] or opening
    itself = prose[:_MOST_OF_ITSELF]
    others = frozenset(documents) - {doc_id}
    naming = (
        unit
        for unit in units_of(passages)
        if unit.text not in {one.text for one in itself}
        and not is_own_reading(unit.passage.heading_path)
        and others & {name.doc_id for name in shelf.glossary.documents_named(unit.text)}
    )
    yield from itself
    yield from islice(naming, _MOST_OF_OTHERS)
