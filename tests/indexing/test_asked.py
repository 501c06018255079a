from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexing.asked_question import place_of
from indexing.library import Library
from indexing.units import units_of

if TYPE_CHECKING:
    from pipeline_kit import Workplace

    from indexing.asked_question import AskedQuestion
    from indexing.embedding import Vectors

SENTENCES = "Herons nest in March. Wombats sleep all day. The bridge closes at nine."


def write_asked(place: Workplace, name: str, text: str) -> None:
    (place.folder / f"{name}.asked").write_text(text, encoding="utf-8")


def asked_in(place: Workplace) -> tuple[tuple[AskedQuestion, ...], Vectors]:
    with Library.open(place.home) as library:
        return library.asked(place.model.of_questions.model_id)


def test_a_question_leads_to_the_piece_that_it_stands_under(place: Workplace) -> None:
    place.note("a", SENTENCES)
    write_asked(place, "a", "> wombats  SLEEP\n? What do they do all day?\n")
    place.index()
    (question,), vectors = asked_in(place)
    with Library.open(place.home) as library:
        wombats = next(u for u in units_of(library.all_passages()) if "Wombats" in u.text)
    assert question.text == "What do they do all day?"
    assert question.places == (place_of(wombats),)
    vector = place.model.open(questions=True).embed([question.text])[0]
    assert np.abs(vectors[0] - vector).max() < 1e-3


def test_questions_that_another_model_embedded_are_not_read(place: Workplace) -> None:
    place.note("a", SENTENCES)
    write_asked(place, "a", "> Herons\n? When do they breed?\n")
    place.index()
    with Library.open(place.home) as library:
        assert library.asked(place.model.found.model_id)[0] == ()


def test_a_run_of_pieces_answers_together(place: Workplace) -> None:
    place.note("a", SENTENCES)
    write_asked(place, "a", "> Herons\n> Wombats\n? Which animals live here?\n")
    place.index()
    ((question,), _) = asked_in(place)
    assert [order for _, order in question.places] == [0, 1]


def test_a_question_that_the_document_does_not_answer_has_no_place_in_it(place: Workplace) -> None:
    place.note("a", SENTENCES)
    write_asked(place, "a", "> Herons\n? When do they breed?\n! Who counts the herons?\n")
    assert place.index().warnings == ()
    questions, vectors = asked_in(place)
    assert [(q.text, bool(q.places)) for q in questions] == [
        ("When do they breed?", True),
        ("Who counts the herons?", False),
    ]
    assert len(vectors) == 2


def test_questions_that_change_are_read_again_and_the_vectors_of_the_document_are_kept(
    place: Workplace,
) -> None:
    place.note("a", SENTENCES)
    place.index()
    write_asked(place, "a", "> Herons\n? When do they breed?\n")
    report = place.index()
    assert (report.changed, report.embedded) == (("a",), 0)
    assert [question.text for question in asked_in(place)[0]] == ["When do they breed?"]


def test_a_group_whose_piece_is_gone_is_told_and_left_out(place: Workplace) -> None:
    place.note("a", SENTENCES)
    write_asked(place, "a", "> Penguins\n? Where are they?\n> Herons\n? When?\n")
    report = place.index()
    assert [warning for _, warning in report.warnings] == ["a.asked: no piece begins “Penguins”"]
    assert [question.text for question in asked_in(place)[0]] == ["When?"]


def test_a_file_that_cannot_be_used_is_told_and_the_document_is_indexed(place: Workplace) -> None:
    place.note("a", SENTENCES)
    write_asked(place, "a", "Herons?\n")
    report = place.index()
    assert report.added == ("a",)
    assert "a.asked, line 1" in report.warnings[0][1]


def test_a_document_that_is_gone_takes_its_questions_along(place: Workplace) -> None:
    place.note("a", SENTENCES)
    place.note("b", SENTENCES)
    write_asked(place, "a", "> Herons\n? When?\n")
    place.index()
    (place.folder / "a.md").unlink()
    place.index()
    assert asked_in(place)[0] == ()
