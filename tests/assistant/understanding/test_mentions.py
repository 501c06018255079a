"""What a question names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from assistant.understanding.mentions import Namer


def test_units_documents_classes_and_years_are_found_in_order(namer: Namer) -> None:
    text = "Does action 5 cut turnover in care homes by 2028/29, as the Fuller stocktake hopes?"

    found = [(mention.kind, mention.text) for mention in namer.find(text)]

    assert found == [
        ("unit", "action 5"),
        ("measure", "turnover"),
        ("sector", "care homes"),
        ("year", "2028/29"),
        ("document", "Fuller stocktake"),
    ]


def test_a_name_inside_a_documents_name_is_part_of_it(namer: Namer) -> None:
    found = namer.find("the Skills for Care workforce strategy for social care")

    assert [mention.kind for mention in found] == ["document", "sector"]


def test_of_names_that_overlap_the_longest_counts() -> None:
    vocabulary = Vocabulary({"area": ("Cumbria", "South Cumbria"), "group": ("nurses",)})

    assert list(vocabulary.find("NURSES in south Cumbria")) == [("group", 0, 6), ("area", 10, 23)]


def test_a_name_inside_a_word_is_none() -> None:
    assert list(Vocabulary({"area": ("Leeds",)}).find("Leedsville")) == []


def test_no_name_stands_in_two_classes() -> None:
    names = [name.lower() for names in load_vocabulary().classes.values() for name in names]

    assert len(names) == len(set(names))
