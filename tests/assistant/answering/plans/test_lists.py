"""The list or table that a question asks for as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answering_kit import CLINICS, consider

from assistant.answering.plans.lists import ListBlock, find_list

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary


def asked_for(opened: OpenLibrary, question: str) -> ListBlock | None:
    asked = consider(opened, question)
    return find_list(asked.understanding, asked.ranked, asked.shelf)


def texts(found: ListBlock | None) -> list[str]:
    assert found is not None
    return [scored.unit.text for scored in found.units]


def test_a_list_is_found_by_what_introduces_it(valley: OpenLibrary) -> None:
    assert texts(asked_for(valley, "List the things that a garden needs")) == [
        "a spade;",
        "a rake;",
        "two gloves;",
        "water.",
    ]


@pytest.mark.parametrize(
    ("question", "last"), [("Which four things?", "water."), ("Which three things?", "tea.")]
)
def test_of_two_lists_the_one_of_the_length_that_is_asked_for_is_taken(
    question: str, last: str, valley: OpenLibrary
) -> None:
    assert texts(asked_for(valley, f"{question} What a garden or nurse needs"))[-1] == last


def test_a_table_that_was_cut_comes_whole_and_in_order(valley: OpenLibrary) -> None:
    found = asked_for(valley, "List all the clinics and their staff")

    assert found is not None
    labels = [scored.unit.row.label for scored in found.units if scored.unit.row]
    assert labels == [f"Clinic {n:02d}" for n in range(1, CLINICS + 1)]
    assert len({scored.unit.passage.id for scored in found.units}) > 1


def test_a_list_of_the_bundled_library_comes_whole(opened: OpenLibrary) -> None:
    aims = texts(asked_for(opened, "What are the seven aims of the strategy?"))

    assert len(aims) == 7
    assert "Care Quality Commission" in aims[5]


def test_a_heading_that_counts_as_many_is_believed_where_two_share_an_item(
    opened: OpenLibrary,
) -> None:
    found = asked_for(opened, "What are the five priorities of the Integrated Care Strategy?")

    assert found is not None
    assert found.units[0].unit.passage.section.endswith("Five priorities")
    assert [text.partition(" well")[0] for text in texts(found)[:3]] == [
        "Starting",
        "Living",
        "Working",
    ]


def test_a_list_that_is_known_to_answer_such_a_question_needs_no_other_introduction(
    mill: OpenLibrary, walks: OpenLibrary
) -> None:
    question = "Name all routes that ramblers follow with a dog in winter"

    assert texts(asked_for(walks, question)) == [
        "past the weir;",
        "over the ridge;",
        "by the ford.",
    ]
    assert asked_for(mill, question) is None


def test_a_heading_that_counts_the_same_things_introduces_a_list_however_long_the_question(
    opened: OpenLibrary,
) -> None:
    found = asked_for(
        opened,
        "Which five stages did the support unit take a trust's managers through, when they had to "
        "find staff for a hospital that was yet to be built?",
    )

    assert found is not None
    assert {s.unit.passage.heading_path[-1] for s in found.units} == {"Five stages taught"}
    assert len(found.units) == 5


def test_what_no_list_is_introduced_by_finds_none(valley: OpenLibrary) -> None:
    assert asked_for(valley, "List the kings of Denmark and their horses") is None


def test_nothing_finds_none(valley: OpenLibrary) -> None:
    asked = consider(valley, "List the things that a garden needs")

    assert find_list(asked.understanding, [], asked.shelf) is None


def test_sentences_and_single_items_are_no_list(valley: OpenLibrary) -> None:
    asked = consider(valley, "List the things that a garden needs")
    sentences = [s for s in asked.ranked if s.unit.kind == "sentence"]
    (water,) = (s for s in asked.ranked if s.unit.text == "water.")

    assert find_list(asked.understanding, [*sentences, water], asked.shelf) is None


def test_the_order_in_which_units_were_ranked_does_not_matter(valley: OpenLibrary) -> None:
    asked = consider(valley, "List the things that a garden needs")
    upside_down = asked.ranked[::-1]

    assert texts(find_list(asked.understanding, upside_down, asked.shelf)) == texts(
        find_list(asked.understanding, asked.ranked, asked.shelf)
    )


def test_what_ranks_far_before_a_list_of_another_document_stands_instead_of_it(
    opened: OpenLibrary,
) -> None:
    assert asked_for(opened, "Which themes does the NHS People Plan carry on from before?") is None


def test_what_ranks_far_before_a_list_of_its_own_document_stands_before_it(
    opened: OpenLibrary,
) -> None:
    found = asked_for(
        opened, "Which parts of our strategy answer the People at the Heart of Care white paper?"
    )

    assert texts(found)[0].startswith("The LSC strategy says that it responds")
