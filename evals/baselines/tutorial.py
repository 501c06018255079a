"""The pipeline of LangChain's tutorial on retrieval: pieces of 1,000 characters, Chroma, top 4."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import chromadb
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evals.retrieval.judging import Chunk
from indexing.embedding.langchain import LangChainEmbeddings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indexing.embedding import Embedder

CHUNK = 1000
OVERLAP = 200
_EXACT: CreateCollectionConfiguration = {"hnsw": {"ef_search": 2000, "num_threads": 1}}
"""The graph as Chroma makes it differs from run to run; searched this widely it misses nothing."""


class LangChainTutorial:
    """Cuts documents by length, embeds the pieces with the assistant's model and ranks them."""

    title = "LangChain tutorial"

    def __init__(self, texts: Mapping[str, str], embedder: Embedder) -> None:
        """Splits and embeds `texts` (by document id), in memory."""
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        pieces = splitter.split_documents(
            [Document(page_content=text, metadata={"doc_id": i}) for i, text in texts.items()]
        )
        self._chunks = {
            str(place): Chunk(str(place), piece.metadata["doc_id"], piece.page_content)
            for place, piece in enumerate(pieces)
        }
        # An empty store of its own: clients in one process would otherwise share one.
        client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
        client.get_or_create_collection("tutorial", embedding_function=None)
        client.delete_collection("tutorial")
        self._store = Chroma(
            collection_name="tutorial",
            embedding_function=LangChainEmbeddings(embedder),
            client=client,
            collection_configuration=_EXACT,
        )
        self._store.add_documents(pieces, ids=list(self._chunks))

    @property
    def collection(self) -> dict[str, list[Chunk]]:
        """All pieces by document."""
        ordered = groupby(self._chunks.values(), key=lambda chunk: chunk.doc_id)
        return {doc_id: list(chunks) for doc_id, chunks in ordered}

    def search(self, question: str, k: int) -> Sequence[tuple[Chunk, float]]:
        """The nearest `k` pieces, with their cosine similarity."""
        found = self._store.similarity_search_with_score(question, k=k)
        # Chroma's default distance is the squared one; between unit vectors it is 2 - 2 cosine.
        return [(self._chunks[str(piece.id)], 1 - distance / 2) for piece, distance in found]
