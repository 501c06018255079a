"""A library held to some of its documents, where a question asks for that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from assistant.understanding.narrowing import Narrowing


def narrowed(shelf: Shelf, narrowing: Narrowing | None) -> Shelf:
    """`shelf` with search and outline held to the documents that `narrowing` lets through."""
    if narrowing is None:
        return shelf
    held = _held(shelf, narrowing)
    only = SearchFilter(documents=held)
    return replace(
        shelf,
        retriever=shelf.retriever.model_copy(update={"narrowed": only}),
        outline=tuple(unit for unit in shelf.outline if unit.doc_id in held),
    )


def said_narrowed(finding: Finding, shelf: Shelf, narrowing: Narrowing | None) -> Finding:
    """`finding` without what other documents say, and with a word on where was looked."""
    if narrowing is None or finding.status == "out_of_scope":
        return finding
    held = _held(shelf, narrowing)
    among = f"{len(held)} of {len(shelf.records)} documents"
    told = f"Narrowed to what the question asks for (“{narrowing.words}”): {among}."
    drafts = tuple(draft for draft in finding.drafts if draft.passage.doc_id in held)
    nearest = tuple(doc_id for doc_id in finding.nearest if doc_id in held)
    status = finding.status if drafts or not finding.drafts else "not_in_library"
    note = f"{told} {finding.note}".strip()
    return replace(finding, status=status, drafts=drafts, nearest=nearest, note=note)


def _held(shelf: Shelf, narrowing: Narrowing) -> tuple[str, ...]:
    return tuple(i for i, record in shelf.records.items() if narrowing.lets_through(record))
