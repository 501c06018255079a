"""How well a text carries a statement."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding.support_score import (
    SupportSignals,
    is_supported,
    load_support_weights,
    numbers_in,
    support_score,
    support_signals,
    unsupported_numbers,
)

EVIDENCE = [
    "The council of **Ashby** runs three kitchens. Paid carers cook lunch there on Tuesdays.",
    "| Kitchen | Cooks |\n|---|---|\n| Northgate | 1,200 |",
]


@pytest.mark.parametrize(
    "statement",
    [
        "Paid carers cook lunch there on Tuesdays.",
        "The council of Ashby runs three kitchens.",
        "Northgate; 1,200",
    ],
)
def test_what_stands_word_for_word_is_carried_in_full(statement: str) -> None:
    assert support_score(statement, EVIDENCE) == 1
    assert is_supported(statement, EVIDENCE)


def test_a_near_paraphrase_scores_between_its_source_and_another_subject() -> None:
    near = support_score("On Tuesdays the paid carers there cook lunch.", EVIDENCE)
    far = support_score("Ships sail from the harbour at noon.", EVIDENCE)

    assert 0 <= far < 0.3 < near < 1
    assert not is_supported("Ships sail from the harbour at noon.", EVIDENCE)


def test_a_changed_number_is_never_supported() -> None:
    text = ["Turnover among the cooks of the kitchens fell from 31% to 18% in the first year."]

    assert is_supported(text[0], text)
    assert not is_supported(text[0].replace("18", "19"), text)


def test_the_signals_are_told_one_by_one() -> None:
    found = support_signals("The council of Ashby runs 4 kitchens in Crewe.", EVIDENCE)

    assert found.unigrams == pytest.approx(4 / 6)
    assert found.bigrams == pytest.approx(4 / 8)
    assert found.sentence == pytest.approx(4 / 6)
    assert found.rouge_l == pytest.approx(6 / 9)
    assert found.numbers == 0
    assert found.names == 0.5


def test_what_has_no_number_or_name_lacks_none() -> None:
    found = support_signals("Carers cook.", ["Something else."])

    assert (found.numbers, found.names, found.unigrams) == (1, 1, 0)


def test_the_best_sentence_counts_and_not_words_from_all_over() -> None:
    scattered = ["Carers sing. Nobody can cook. There is lunch."]

    assert support_signals("Carers cook lunch.", scattered).unigrams == 1
    assert support_signals("Carers cook lunch.", scattered).sentence == pytest.approx(1 / 3)


def test_numbers_are_compared_whole_and_without_thousands_commas() -> None:
    assert numbers_in("1,200 of 1200, 3.5% in 2024/25") == ("1200", "3.5", "2024", "25")
    assert unsupported_numbers("12 of 1200", EVIDENCE) == ("12",)


def test_nothing_is_carried_by_nothing() -> None:
    assert support_score("Carers cook.", []) < 0.3
    assert support_score("", EVIDENCE) == 0
    assert support_score("?", EVIDENCE) == 0


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_every_score_lies_between_none_and_all(statement: str, evidence: list[str]) -> None:
    assert 0 <= support_score(statement, evidence) <= 1
    assert all(0 <= v <= 1 for v in asdict(support_signals(statement, evidence)).values())


def test_every_signal_has_a_weight_and_none_speaks_against_support() -> None:
    weights = load_support_weights()

    assert list(weights.signals) == list(SupportSignals.__dataclass_fields__)
    assert min(weights.signals.values()) >= 0
