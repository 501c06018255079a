"""Gathers what an answer may be built from: the best passages, then the best documents whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding

DOCUMENTS = 4
CORE_PASSAGES = 6
"""Passages of core documents that are read whatever ranks before them: they are what the library is
about, and others quote them at length."""
MOST_PASSAGES = 60
"""Passages taken at most from the best documents beyond those that were retrieved."""


def gather(understanding: Understanding, shelf: Shelf) -> list[Evidence]:
    """Evidence for a question, best first.

    Documents that the question names come before others. The documents that the best passages
    come from are read as a whole after that, since an answer often stands beside the passage that
    shares the question's words.
    """
    retriever = shelf.retriever
    text, asked = understanding.search_text, understanding.asked
    found = retriever.search(text, asked=asked)
    if understanding.documents:
        named = SearchFilter(documents=understanding.documents)
        found = _merged(retriever.search(text, asked=asked, narrowed=named), found)
    whole = retriever.with_siblings(found)
    core = retriever.search(text, asked=asked, k=CORE_PASSAGES, narrowed=SearchFilter(core=True))
    best = _best_documents(found, understanding.documents)
    rest = retriever.search(
        text, asked=asked, k=MOST_PASSAGES, narrowed=SearchFilter(documents=best)
    )
    return _merged(_merged(whole, retriever.with_siblings(core)), rest)


def _best_documents(found: Sequence[Evidence], named: Sequence[str]) -> tuple[str, ...]:
    totals: dict[str, float] = dict.fromkeys(named, 1.0)
    for item in found:
        doc_id = item.passage.doc_id
        totals[doc_id] = totals.get(doc_id, 0.0) + item.score
    ordered = sorted(totals, key=lambda doc_id: -totals[doc_id])
    return tuple(ordered[: max(DOCUMENTS, len(named))])


def _merged(first: Sequence[Evidence], second: Sequence[Evidence]) -> list[Evidence]:
    known = {item.passage.id for item in first}
    return [*first, *(item for item in second if item.passage.id not in known)]
