"""LangChain sees the same vectors as everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexing.embedding.langchain import LangChainEmbeddings

if TYPE_CHECKING:
    from indexing.embedding import Embedder


def test_documents_become_one_list_of_floats_each(onnx: Embedder, passages: list[str]) -> None:
    vectors = LangChainEmbeddings(onnx).embed_documents(passages[:3])
    assert isinstance(vectors[0][0], float)
    np.testing.assert_array_equal(np.array(vectors, np.float32), onnx.embed(passages[:3]))


def test_a_query_becomes_one_list_of_floats(onnx: Embedder) -> None:
    vector = LangChainEmbeddings(onnx).embed_query("vacancies")
    np.testing.assert_array_equal(np.array(vector, np.float32), onnx.embed(["vacancies"])[0])
