"""Fitting what makes questions with one answer alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings
from evals.fitting.likeness_maps import Maps, fit_maps
from evals.fitting.likeness_material import Material, documents_of, read_material
from evals.fitting.likeness_quality import Asked, Embedded, quality
from evals.fitting.likeness_tuning import averaged, batches, tune
from evals.fitting.low_rank import changes_of, with_low_rank
from indexing.embedding.adapter import encoder_of, save_adapter
from indexing.embedding.torch_backend import SentenceTransformersEmbedder, load_network
from indexing.embedding.weights import DEFAULT_MODEL, find_model

if TYPE_CHECKING:
    from pathlib import Path

    from evals.fitting.likeness_tuning import Tuned
    from indexing.embedding import Vectors
    from indexing.embedding.weights import LocalModel

NONE = Maps(*np.stack([np.eye(384, dtype=np.float32)] * 2))
SAME, OTHER = (3, 4), (3, 5)
"""Of the questions about herons."""

NOTES = {
    "herons": "Herons nest in March. Herons eat fish.\n",
    "bridges": "The bridge closes at nine. The toll is £2.\n",
}
ASKED = {
    "herons": """> Herons nest
? When do herons nest?
? In which month do the birds breed?
> Herons eat
? What do herons live on?
! How many herons are there?
""",
    "bridges": """> The bridge closes
? Until when is the bridge open?
? What time does the bridge shut?
> The bridge closes
> The toll
? What should I know of the bridge?
! Who built the bridge?
""",
}


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Material:
    folder = tmp_path_factory.mktemp("material")
    (folder / "home").mkdir()
    (folder / "home" / "models").symlink_to(model_cache)
    for name, text in NOTES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        (folder / f"{name}.asked").write_text(ASKED[name], encoding="utf-8")
    settings = Settings(home=folder / "home", library=folder)
    assert not update_library(settings).failed
    opened = OpenLibrary(settings)
    found = read_material(opened.shelf())
    opened.close()
    return found


@pytest.fixture(scope="module")
def model(model_cache: Path) -> LocalModel:
    return find_model(DEFAULT_MODEL, model_cache)


@pytest.fixture(scope="module")
def tuned(material: Material, model: LocalModel) -> Tuned:
    return tune(material, model, NONE, steps=8)


def likeness_of(pair: tuple[int, int], questions: Vectors) -> float:
    one, other = (questions[n] / np.linalg.norm(questions[n]) for n in pair)
    return float(one @ other)


def test_every_question_and_piece_is_read(material: Material) -> None:
    assert (len(material.questions), len(material.unanswered), len(material.units)) == (6, 2, 4)
    assert documents_of(material) == ["bridges", "herons"]


def test_questions_are_the_same_that_share_half_of_their_pieces(material: Material) -> None:
    # Those about the bridge come first; the third is answered by two pieces, one of them shared.
    pairs = {tuple(sorted(pair)) for pair in material.pairs.tolist()}
    assert pairs == {(0, 1), (0, 2), (1, 2), (3, 4)}


def test_a_part_of_the_documents_can_be_fitted_to(material: Material) -> None:
    herons = material.of({"herons"})
    assert {material.documents[n] for n in herons.pairs[:, 0].tolist()} == {"herons"}
    assert {material.documents[n] for n in herons.replies[:, 0].tolist()} == {"herons"}
    assert len(herons.questions) == len(material.questions)


def test_fitted_maps_bring_the_same_questions_together_and_others_apart(
    material: Material,
) -> None:
    mapped = material.questions @ fit_maps(material, steps=15).questions
    assert likeness_of(SAME, mapped) > likeness_of(SAME, material.questions)
    assert likeness_of(OTHER, mapped) < likeness_of(OTHER, material.questions)


def test_a_fit_of_maps_can_be_repeated(material: Material) -> None:
    one, other = (fit_maps(material, steps=3) for _ in range(2))
    assert np.allclose(one.questions, other.questions, atol=1e-5)


def test_a_batch_holds_pairs_that_ask_the_same_and_what_their_documents_do_not_answer(
    material: Material,
) -> None:
    pairs = set(map(tuple, material.pairs.tolist()))
    for batch in batches(material, 5):
        assert set(zip(batch.questions, batch.same, strict=True)) <= pairs
        about = {material.documents[n] for n in batch.questions}
        assert {material.unanswered_documents[n] for n in batch.unanswered} == about


def test_batches_come_round_to_every_document_and_are_always_the_same(material: Material) -> None:
    first, again = (list(batches(material.of({"herons"}), 3)) for _ in range(2))
    assert first == again
    assert {material.documents[n] for batch in first for n in batch.questions} == {"herons"}
    whole = {n for batch in batches(material, 3) for n in batch.questions}
    assert whole == {0, 1, 2, 3, 4}


def test_tuning_brings_the_same_questions_together_and_others_apart(
    material: Material, model: LocalModel, tuned: Tuned, tmp_path: Path
) -> None:
    save_adapter(tuned.adapter, tmp_path / "adapter.npz")
    changed = SentenceTransformersEmbedder(replace(model, adapter=tmp_path / "adapter.npz"))
    questions = changed.embed(material.texts)
    assert likeness_of(SAME, questions) > likeness_of(SAME, material.questions)
    assert likeness_of(OTHER, questions) < likeness_of(OTHER, material.questions)


def test_tuning_moves_every_linear_layer_and_both_maps(tuned: Tuned) -> None:
    assert len(tuned.adapter.changes) == 36
    assert all(np.any(up) for up, _ in tuned.adapter.changes.values())
    assert not np.allclose(tuned.adapter.head, NONE.questions)
    assert not np.allclose(tuned.texts, NONE.texts)


def test_a_fit_can_be_gone_on_with_and_the_mean_stands_between(
    material: Material, model: LocalModel, tuned: Tuned
) -> None:
    further = tune(material, model, tuned, steps=2)
    mean = averaged(tuned, further)
    way = np.abs(further.adapter.head - tuned.adapter.head).max()
    assert 0 < way < np.abs(tuned.adapter.head - NONE.questions).max()
    assert np.allclose(mean.adapter.head, (tuned.adapter.head + further.adapter.head) / 2)
    assert np.allclose(mean.texts, (tuned.texts + further.texts) / 2)
    for name, (up, _) in mean.adapter.changes.items():
        both = tuned.adapter.changes[name][0] + further.adapter.changes[name][0]
        assert np.allclose(2 * up, both)


def test_changes_of_low_rank_are_none_at_first_and_leave_the_weights_alone(
    model: LocalModel,
) -> None:
    encoder = encoder_of(load_network(model))
    layers = with_low_rank(encoder, rank=2)
    assert all(not np.any(up) for up, _ in changes_of(layers).values())
    learning = {
        name.rpartition(".")[2] for name, p in encoder.named_parameters() if p.requires_grad
    }
    assert learning == {"up", "down"}


def test_quality_is_the_share_of_questions_that_are_led_to_their_answer(
    material: Material,
) -> None:
    here, there = material.places[-2], material.places[0]
    asked = [
        Asked("When do herons nest?", frozenset({here}), frozenset({"herons"})),
        Asked("When do herons nest?", frozenset({there}), frozenset({"bridges"})),
    ]
    nest = material.questions[[3, 3]]
    found = quality(Embedded(nest, material.questions, material.units), material, asked)
    assert (found.question_at_1, found.unit_at_1, found.count) == (0.5, 0.5, 2)
    assert found.question_at_5 == 1.0


def test_a_library_without_questions_has_no_material(tmp_path: Path, fresh_home: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("Herons nest.", encoding="utf-8")
    settings = Settings(home=fresh_home, library=tmp_path / "notes")
    update_library(settings)
    opened = OpenLibrary(settings)
    with pytest.raises(ValueError, match="no document has questions"):
        read_material(opened.shelf())
    opened.close()
