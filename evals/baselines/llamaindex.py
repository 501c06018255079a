"""LlamaIndex as it comes: its sentence splitter and its vector index, with our embedding model."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any

from evals.retrieval.judging import Chunk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indexing.embedding import Embedder

INSTALL = f'{sys.executable} -m pip install -c constraints.txt -e ".[llamaindex]"'


def is_installed() -> bool:
    """Whether the optional package is there."""
    return find_spec("llama_index") is not None


class LlamaIndexDefaults:
    """Pieces of 1,024 tokens that overlap by 200, ranked by cosine: what its starter guide does."""

    title = "LlamaIndex defaults"

    def __init__(self, texts: Mapping[str, str], embedder: Embedder) -> None:
        """Splits and embeds `texts` (by document id), in memory."""
        # By name, since the package is optional and nothing may need it to be checked.
        self._core: Any = import_module("llama_index.core")
        documents = [self._core.Document(text=text, id_=name) for name, text in texts.items()]
        splitter = import_module("llama_index.core.node_parser").SentenceSplitter()
        nodes = splitter.get_nodes_from_documents(documents)
        self._embedder = embedder
        vectors = embedder.embed([node.get_content() for node in nodes])
        for node, vector in zip(nodes, vectors, strict=True):
            node.embedding = vector.tolist()
        self._chunks = {
            node.node_id: Chunk(node.node_id, node.ref_doc_id, node.get_content()) for node in nodes
        }
        # It embeds nothing itself: every node and every question brings its vector.
        unused = self._core.MockEmbedding(embed_dim=vectors.shape[1])
        self._index = self._core.VectorStoreIndex(nodes, embed_model=unused)

    @property
    def collection(self) -> dict[str, list[Chunk]]:
        """All pieces by document."""
        ordered = groupby(self._chunks.values(), key=lambda chunk: chunk.doc_id)
        return {doc_id: list(chunks) for doc_id, chunks in ordered}

    def search(self, question: str, k: int) -> Sequence[tuple[Chunk, float]]:
        """The nearest `k` pieces, with their cosine similarity."""
        vector = self._embedder.embed([question])[0].tolist()
        asked = self._core.QueryBundle(query_str=question, embedding=vector)
        found = self._index.as_retriever(similarity_top_k=k).retrieve(asked)
        return [(self._chunks[hit.node.node_id], float(hit.score)) for hit in found]
