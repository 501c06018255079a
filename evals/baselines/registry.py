"""Baselines by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.baselines.ours import OwnPassages, by_both, by_meaning, by_words

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from evals.baselines.base import Baseline, BaselineName


def open_baseline(name: BaselineName, shelf: Shelf) -> Baseline:
    """The baseline of this name over the documents of `shelf`."""
    match name:
        case "bm25":
            return OwnPassages("BM25 only", shelf, by_words)
        case "dense":
            return OwnPassages("Dense only", shelf, by_meaning)
        case "rrf":
            return OwnPassages("Plain rank fusion", shelf, by_both)
        case "langchain":
            # Imported here: LangChain's splitters take a second to load.
            from evals.baselines.tutorial import LangChainTutorial

            ids = [document.id for document in shelf.library.documents()]
            texts = {doc_id: shelf.library.document_text(doc_id) or "" for doc_id in ids}
            return LangChainTutorial(texts, shelf.retriever.embedder)
