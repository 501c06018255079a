"""Baselines by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.baselines import llamaindex
from evals.baselines.base import BASELINES
from evals.baselines.ours import OwnPassages, by_both, by_meaning, by_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.opening import Shelf
    from evals.baselines.base import Baseline, BaselineName


class BaselineMissingError(ValueError):
    """A baseline needs a package that is not installed; the message says how to install it."""


def installed_baselines() -> tuple[BaselineName, ...]:
    """The baselines whose packages are there: all but those that are optional and absent."""
    return tuple(name for name in BASELINES if name != "llamaindex" or llamaindex.is_installed())


def require_installed(names: Iterable[BaselineName]) -> None:
    """Makes sure that baselines can be asked.

    Raises:
        BaselineMissingError: one of them cannot.
    """
    if "llamaindex" in names and not llamaindex.is_installed():
        message = f"The baseline llamaindex needs an optional package. Run: {llamaindex.INSTALL}"
        raise BaselineMissingError(message)


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

            return LangChainTutorial(_texts(shelf), shelf.retriever.embedder)
        case "llamaindex":
            return llamaindex.LlamaIndexDefaults(_texts(shelf), shelf.retriever.embedder)


def _texts(shelf: Shelf) -> dict[str, str]:
    ids = [document.id for document in shelf.library.documents()]
    return {doc_id: shelf.library.document_text(doc_id) or "" for doc_id in ids}
