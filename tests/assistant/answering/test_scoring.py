"""What is known of a sentence, item or row as an answer, and the score made of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from answering_kit import consider

from assistant.answering.scoring import ScoredUnit, UnitScorer
from assistant.answering.weights import load_weights

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary

QUESTIONS = (
    "What is the turnover of NHS trusts?",
    "Who chairs the people board?",
    "What does action 5 say about deanery models?",
    "How many volunteers does the Fuller Stocktake count in 2022?",
)


def units_of(opened: OpenLibrary, question: str) -> list[ScoredUnit]:
    return consider(opened, question).ranked


def unit_with(words: str, found: list[ScoredUnit]) -> ScoredUnit:
    return next(scored for scored in found if words in scored.unit.text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_everything_known_is_a_share(question: str, opened: OpenLibrary) -> None:
    for scored in units_of(opened, question):
        for name, value in asdict(scored.features).items():
            assert -1e-9 <= value <= 1 + 1e-9, name


@pytest.mark.parametrize("question", QUESTIONS)
def test_looking_further_around_a_unit_never_covers_less(
    question: str, opened: OpenLibrary
) -> None:
    for scored in units_of(opened, question):
        known = scored.features
        assert known.own <= known.near <= known.passage <= known.document
        assert known.inside <= known.inside_near


def test_the_score_is_what_the_weights_make_of_it(opened: OpenLibrary) -> None:
    weights = load_weights().unit
    for scored in units_of(opened, QUESTIONS[0])[:20]:
        known = asdict(scored.features)
        assert scored.score == pytest.approx(sum(weights[n] * known[n] for n in weights))


def test_a_weight_of_nothing_but_coverage_ranks_by_coverage(valley: OpenLibrary) -> None:
    asked = consider(valley, "Do patients sleep when volunteers read?")
    alone = dict.fromkeys(load_weights().unit, 0.0) | {"own": 1.0}
    scorer = UnitScorer(asked.understanding, asked.shelf, alone)
    scored = [unit for item in asked.evidence for unit in scorer.score(item, 1)]

    best = max(scored, key=lambda unit: unit.score)

    assert best.unit.text.startswith("Volunteers read")
    assert best.score == best.features.own


def test_a_passage_further_down_ranks_its_units_lower(valley: OpenLibrary) -> None:
    asked = consider(valley, "What does a garden need?")
    scorer = UnitScorer(asked.understanding, asked.shelf, load_weights().unit)

    first, tenth = (scorer.score(asked.evidence[0], rank)[0] for rank in (1, 10))

    assert first.features.rank > tenth.features.rank
    assert first.score > tenth.score


def test_a_row_is_covered_by_the_headers_of_its_columns(valley: OpenLibrary) -> None:
    found = units_of(valley, "Beds in the South garden")

    row = unit_with("South", found)

    assert row.features.row == 1
    assert row.features.own > 0.9


def test_a_row_whose_label_is_asked_for_beats_its_neighbours(valley: OpenLibrary) -> None:
    found = units_of(valley, "How many beds has the North garden?")

    north, east = unit_with("North", found), unit_with("East", found)

    assert north.features.other_label < east.features.other_label
    assert north.score > east.score


def test_a_unit_with_the_wanted_sort_of_fact_is_told_from_one_without(
    valley: OpenLibrary,
) -> None:
    found = units_of(valley, "How much money do the clinics cost?")

    cost, rent = unit_with("£4.2 million", found), unit_with("Their rent", found)

    assert (cost.features.shows_wanted, cost.features.lacks_wanted) == (1, 0)
    assert (rent.features.shows_wanted, rent.features.lacks_wanted) == (0, 1)
    assert rent.features.absence == 1


def test_a_percentage_is_another_measure_than_a_count(valley: OpenLibrary) -> None:
    found = units_of(valley, "How many nurses garden at lunch?")

    assert unit_with("from 20% to 12%", found).features.other_measure == 1
    assert unit_with("51 nurses", found).features.other_measure == 0


def test_a_named_document_is_told_from_another(opened: OpenLibrary) -> None:
    found = units_of(opened, "What does the Fuller Stocktake say about turnover?")

    for scored in found:
        named = scored.unit.passage.doc_id == "fuller-stocktake-2022"
        assert scored.features.named_document == named
        assert scored.features.other_document == (not named)


def test_what_stands_under_a_named_unit_is_told_from_what_does_not(opened: OpenLibrary) -> None:
    found = units_of(opened, "What does action 5 say about deanery models?")

    assert unit_with("5d. Deanery models", found).features.named_unit == 1
    elsewhere = [
        s for s in found if "5" not in " ".join((*s.unit.passage.heading_path, s.unit.text))
    ]
    assert elsewhere
    assert {scored.features.named_unit for scored in elsewhere} == {0}


def test_our_own_reading_is_told_from_the_publishers_word(opened: OpenLibrary) -> None:
    found = units_of(opened, "What does the NHS Long Term Workforce Plan say about turnover?")

    own = [s for s in found if s.unit.passage.heading_path[-1].startswith("Relevance")]
    assert own
    assert all(scored.features.own_reading == 1 for scored in own)
    assert any(scored.features.own_reading == 0 for scored in found)
