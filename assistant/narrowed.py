"""A library held to some of its documents, where a question or its asker wants that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.no_answer import NO_ANSWER
from corpus.vocabulary_words import load_vocabulary_words
from indexing.entries import WHOLE_LIBRARY, SearchFilter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from assistant.understanding.narrowing import Narrowing


_NONE_OF_THESE = "None of these documents answers this."


def held_to(shelf: Shelf, where: SearchFilter) -> Shelf:
    """`shelf` with answers held to the documents that the asker's filter lets through."""
    if where == WHOLE_LIBRARY:
        return shelf
    return _held_to(shelf, {i for i, record in shelf.held.items() if where.lets_through(record)})


def narrowed(shelf: Shelf, narrowing: Narrowing | None) -> Shelf:
    """`shelf` with search and outline held to the documents that `narrowing` lets through."""
    if narrowing is None:
        return shelf
    # What the question itself says of documents, the catalogue's answers count for themselves.
    return replace(_held_to(shelf, _let_through(shelf, narrowing)), only=shelf.only)


def named_within(understanding: Understanding, shelf: Shelf) -> Understanding:
    """`understanding` without the named documents that `shelf` holds no answers from."""
    held = tuple(doc_id for doc_id in understanding.documents if doc_id in shelf.held)
    return replace(understanding, documents=held)


def said_held(
    finding: Finding, shelf: Shelf, where: SearchFilter, named: Collection[str]
) -> Finding:
    """`finding` without what other documents say, and with a word on the asker's filter.

    `named` are the ids of the documents that the question names.
    """
    if where == WHOLE_LIBRARY or finding.status == "out_of_scope":
        return finding
    among = _among(len(shelf.held), shelf)
    told = f"Held to your filter, documents that {told_of(where)}: {among}."
    if where.documents and len(where.documents) == 1:
        told = f"Held to one document: {shelf.titles.get(where.documents[0], 'one that is gone')}."
    finding = replace(finding, note=finding.note.replace(NO_ANSWER, _NONE_OF_THESE))
    outside = [shelf.titles[doc_id] for doc_id in named if doc_id not in shelf.held]
    if outside:
        told += f" It leaves out {' and '.join(outside)}."
    if outside and len(outside) == len(named):
        # What others say would be taken for what the named document says.
        return Finding("not_in_library", note=told, nearest=finding.nearest)
    return _without_others(finding, shelf.held, told)


def said_narrowed(finding: Finding, shelf: Shelf, narrowing: Narrowing | None) -> Finding:
    """`finding` without what other documents say, and with a word on where was looked."""
    if narrowing is None or finding.status == "out_of_scope":
        return finding
    held = _let_through(shelf, narrowing)
    among = _among(len(held), shelf)
    told = f"Narrowed to what the question asks for (“{narrowing.words}”): {among}."
    return _without_others(finding, held, told)


def told_of(where: SearchFilter) -> str:
    """The asker's filter in plain words: "are plans and are about education"."""
    return " and ".join(_told(where))


def _told(where: SearchFilter) -> Iterator[str]:
    words = load_vocabulary_words()
    fields = {"type": where.types, "sector": where.sectors, "geography": where.geographies}
    for name, values in fields.items():
        if values:
            yield " or ".join(words.said(name, value) for value in values)
    if where.core:
        yield words.said("core", "true")
    if where.documents is not None:
        yield "were chosen"


def _held_to(shelf: Shelf, held: Collection[str]) -> Shelf:
    only = SearchFilter(documents=tuple(held))
    return replace(
        shelf,
        retriever=shelf.retriever.model_copy(update={"narrowed": only}),
        outline=tuple(unit for unit in shelf.outline if unit.doc_id in held),
        only=frozenset(held),
    )


def _without_others(finding: Finding, held: Collection[str], told: str) -> Finding:
    drafts = tuple(
        draft
        for draft in finding.drafts
        if all(passage.doc_id in held for passage in (draft.passage, *(p for p, _ in draft.beside)))
    )
    nearest = tuple(doc_id for doc_id in finding.nearest if doc_id in held)
    emptied = bool(finding.drafts) and not drafts
    status, note = ("not_in_library", _NONE_OF_THESE) if emptied else (finding.status, finding.note)
    note = f"{told} {note}".strip()
    return replace(finding, status=status, drafts=drafts, nearest=nearest, note=note)


def _among(number: int, shelf: Shelf) -> str:
    return f"{number} of {len(shelf.records)} documents"


def _let_through(shelf: Shelf, narrowing: Narrowing) -> frozenset[str]:
    return frozenset(i for i, record in shelf.held.items() if narrowing.lets_through(record))
