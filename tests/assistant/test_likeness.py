"""What makes questions with one answer alike, and questions and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.likeness import Likeness, QuestionModel, load_likeness, save_likeness

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.opening import Shelf
    from indexing.embedding import Embedder, Vectors

TURN = np.array([[0, 2], [-2, 0]], dtype=np.float32)
ACROSS = np.array([1, 0], dtype=np.float32)
COMPONENTS = st.floats(-1, 1, width=32).filter(lambda value: value == 0 or abs(value) > 1e-3)


class CountingEmbedder:
    """A real embedder that counts the texts that it is given."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model_id, self.dimension = embedder.model_id, embedder.dimension
        self.window = embedder.window
        self.texts = 0

    def count_tokens(self, text: str) -> int:
        return self._embedder.count_tokens(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return self._embedder.embed(texts)


@given(arrays(np.float32, (3, 2), elements=COMPONENTS))
def test_mapped_vectors_are_of_unit_length_or_nothing(vectors: np.ndarray) -> None:
    lengths = np.linalg.norm(Likeness(TURN).texts(vectors), axis=1)
    assert np.allclose(lengths, np.any(vectors, axis=1), atol=1e-5)


def test_one_text_is_mapped_as_among_others() -> None:
    vectors = np.array([[0.6, 0.8], [1, 0]], dtype=np.float32)
    likeness = Likeness(TURN)
    assert likeness.texts(vectors)[0] == pytest.approx(likeness.texts(vectors[0]))


def test_texts_of_another_embedding_are_left_as_they_are() -> None:
    likeness = load_likeness("another-model@0123")
    assert likeness == Likeness()
    assert likeness.texts(ACROSS) is ACROSS


def test_a_map_is_kept_for_the_model_that_it_was_fitted_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant import likeness

    path = tmp_path / "likeness.npz"
    save_likeness(Likeness(TURN), "some-model@42", path)
    monkeypatch.setattr(likeness, "LIKENESS_FILE", path)
    likeness._shipped.cache_clear()  # pyright: ignore[reportPrivateUsage]
    try:
        found = load_likeness("some-model@42")
        assert found.of_texts is not None
        assert found.of_texts.tolist() == TURN.tolist()
    finally:
        likeness._shipped.cache_clear()  # pyright: ignore[reportPrivateUsage]


def test_no_map_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no map"):
        save_likeness(Likeness(), "some-model@42", tmp_path / "likeness.npz")


def test_the_model_of_questions_is_opened_late_and_one_question_embedded_once(
    shelf: Shelf,
) -> None:
    opened: list[CountingEmbedder] = []

    def open_it() -> Embedder:
        opened.append(CountingEmbedder(shelf.retriever.embedder))
        return opened[-1]

    model = QuestionModel("some-model@42", open_it)
    assert not opened
    first = model.vector("Who pays?")
    assert np.array_equal(model.vector("Who pays?"), first)
    assert not np.array_equal(model.vector("Who owns it?"), first)
    assert [embedder.texts for embedder in opened] == [2]


def test_what_is_shipped_fits_the_bundled_models(shelf: Shelf) -> None:
    likeness = load_likeness(shelf.asked.model_id)
    assert shelf.asked.model_id != shelf.retriever.embedder.model_id
    assert likeness.of_texts is not None
    assert likeness.of_texts.shape == (shelf.retriever.embedder.dimension,) * 2


def test_questions_that_the_same_piece_answers_are_likelier_to_be_the_nearest(shelf: Shelf) -> None:
    asked = shelf.asked

    def found(vectors: np.ndarray) -> float:
        near = vectors[::20] @ vectors.T
        near[np.arange(len(near)), np.arange(0, len(vectors), 20)] = -1
        pairs = zip(asked.questions[::20], near.argmax(axis=1), strict=True)
        return float(np.mean([bool({*q.places} & {*asked.questions[n].places}) for q, n in pairs]))

    untuned = shelf.retriever.embedder.embed([question.text for question in asked.questions])
    assert found(asked.vectors) > found(untuned) + 0.15
