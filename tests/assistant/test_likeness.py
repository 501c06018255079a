"""Maps that make questions with one answer alike, and questions and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.likeness import Likeness, load_likeness, save_likeness

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.opening import Shelf

TURN = np.array([[0, 2], [-2, 0]], dtype=np.float32)
ACROSS = np.array([1, 0], dtype=np.float32)
COMPONENTS = st.floats(-1, 1, width=32).filter(lambda value: value == 0 or abs(value) > 1e-3)


@given(arrays(np.float32, (3, 2), elements=COMPONENTS))
def test_mapped_vectors_are_of_unit_length_or_nothing(vectors: np.ndarray) -> None:
    lengths = np.linalg.norm(Likeness(TURN, TURN).questions(vectors), axis=1)
    assert np.allclose(lengths, np.any(vectors, axis=1), atol=1e-5)


def test_questions_and_texts_have_maps_of_their_own() -> None:
    likeness = Likeness(of_questions=TURN)
    assert likeness.questions(ACROSS).tolist() == [0, 1]
    assert likeness.texts(ACROSS).tolist() == [1, 0]


def test_one_question_is_mapped_as_among_others() -> None:
    vectors = np.array([[0.6, 0.8], [1, 0]], dtype=np.float32)
    likeness = Likeness(TURN, TURN)
    assert likeness.questions(vectors)[0] == pytest.approx(likeness.questions(vectors[0]))


def test_another_embedding_is_left_as_it_is() -> None:
    assert load_likeness("another-model@0123") == Likeness()


def test_maps_are_kept_for_the_embedding_that_they_were_fitted_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant import likeness

    path = tmp_path / "likeness.npz"
    save_likeness(Likeness(TURN, TURN), "some-model@42", path)
    monkeypatch.setattr(likeness, "LIKENESS_FILE", path)
    likeness._shipped.cache_clear()  # pyright: ignore[reportPrivateUsage]
    try:
        found = load_likeness("some-model@42")
        assert found.of_questions is not None
        assert found.of_questions.tolist() == TURN.tolist()
    finally:
        likeness._shipped.cache_clear()  # pyright: ignore[reportPrivateUsage]


def test_no_maps_are_not_saved(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no maps"):
        save_likeness(Likeness(), "some-model@42", tmp_path / "likeness.npz")


def test_what_is_shipped_fits_the_bundled_model(shelf: Shelf) -> None:
    model = shelf.retriever.embedder
    likeness = load_likeness(model.model_id)
    assert likeness.of_questions is not None
    assert likeness.of_questions.shape == (model.dimension, model.dimension)


def test_questions_that_the_same_piece_answers_are_likelier_to_be_the_nearest(shelf: Shelf) -> None:
    asked = shelf.asked
    likeness = load_likeness(shelf.retriever.embedder.model_id)

    def found(vectors: np.ndarray) -> float:
        near = vectors[::20] @ vectors.T
        near[np.arange(len(near)), np.arange(0, len(vectors), 20)] = -1
        pairs = zip(asked.questions[::20], near.argmax(axis=1), strict=True)
        return float(np.mean([bool({*q.places} & {*asked.questions[n].places}) for q, n in pairs]))

    # 55.2% against 48.6%. With a quarter as many questions it was ten points and more: the more are
    # known, the more alike are any two that different pieces answer.
    assert found(likeness.questions(asked.vectors)) > found(asked.vectors) + 0.06
