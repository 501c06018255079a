"""An embedder as LangChain wants it, for its vector stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

if TYPE_CHECKING:
    from indexing.embedding import Embedder


class LangChainEmbeddings(Embeddings):
    """Wraps an `Embedder`; both methods give lists of floats, of unit length."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in order."""
        return self.embedder.embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        return self.embedder.embed([text])[0].tolist()
