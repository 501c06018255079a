"""Fitting the maps that make questions with one answer alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.library_run import update_library
from assistant.likeness import Likeness
from assistant.opening import OpenLibrary
from assistant.settings import Settings
from evals.fitting.likeness import fit_maps
from evals.fitting.likeness_material import Material, documents_of, read_material
from evals.fitting.likeness_quality import Asked, quality

if TYPE_CHECKING:
    from pathlib import Path

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


def likeness_of(pair: tuple[int, int], material: Material, likeness: Likeness) -> float:
    one, other = (likeness.questions(material.questions[n]) for n in pair)
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
    fitted = fit_maps(material, steps=15)
    same, other = (3, 4), (3, 5)
    assert likeness_of(same, material, fitted) > likeness_of(same, material, Likeness())
    assert likeness_of(other, material, fitted) < likeness_of(other, material, Likeness())


def test_a_fit_can_be_repeated(material: Material) -> None:
    one, other = (fit_maps(material, steps=3) for _ in range(2))
    assert one.of_questions is not None
    assert other.of_questions is not None
    assert np.allclose(one.of_questions, other.of_questions, atol=1e-5)


def test_quality_is_the_share_of_questions_that_are_led_to_their_answer(
    material: Material,
) -> None:
    nest = material.questions[3]
    here, there = material.places[-2], material.places[0]
    asked = [
        Asked(nest, frozenset({here}), frozenset({"herons"})),
        Asked(nest, frozenset({there}), frozenset({"bridges"})),
    ]
    found = quality(Likeness(), material, asked)
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
