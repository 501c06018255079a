"""Choosing and ordering the few units that answer, and putting a row into words."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from answering_kit import Considered, consider

from assistant.answering.extractive import (
    MAX_STATEMENTS,
    choose,
    row_quotes,
    to_draft,
    with_what_they_lead_in,
)
from assistant.grounding.quotes import stands_in

if TYPE_CHECKING:
    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import OpenLibrary


@pytest.fixture
def asked(opened: OpenLibrary) -> Considered:
    return consider(opened, "Why do social care workers leave and what keeps them?")


def chosen(asked: Considered, ranked: list[ScoredUnit]) -> list[ScoredUnit]:
    return choose(ranked, asked.understanding.concepts, asked.shelf.lexicon)


def row_of(label: str, asked: Considered) -> ScoredUnit:
    return next(s for s in asked.ranked if s.unit.row and s.unit.row.label == label)


def test_few_are_chosen_the_best_among_them(asked: Considered) -> None:
    few = chosen(asked, asked.ranked)

    assert 1 <= len(few) <= MAX_STATEMENTS
    assert asked.ranked[0] in few


def test_no_more_are_chosen_than_are_wanted(asked: Considered) -> None:
    few = choose(asked.ranked, asked.understanding.concepts, asked.shelf.lexicon, most=2)

    assert len(few) == 2


def test_those_of_one_document_stand_together_in_its_order(asked: Considered) -> None:
    few = chosen(asked, asked.ranked)

    groups = [(doc, list(g)) for doc, g in groupby(few, key=lambda s: s.unit.passage.doc_id)]
    assert len({doc for doc, _ in groups}) == len(groups)
    for _, members in groups:
        places = [(s.unit.passage.position, s.unit.order) for s in members]
        assert places == sorted(places)


def test_what_two_places_say_in_the_same_words_is_said_once(asked: Considered) -> None:
    best = asked.ranked[0]
    shouted = replace(best, unit=replace(best.unit, text=best.unit.text.upper()))

    few = chosen(asked, [best, shouted, *asked.ranked[1:]])

    assert len([s for s in few if s.unit.text.lower() == best.unit.text.lower()]) == 1


def test_what_is_far_below_the_best_is_left_out(asked: Considered) -> None:
    best = replace(asked.ranked[0], score=100.0)

    assert chosen(asked, [best, *asked.ranked[1:]]) == [best]


def test_a_unit_that_serves_another_part_of_the_question_is_kept(valley: OpenLibrary) -> None:
    asked = consider(valley, "What do the clinics cost, and what helps patients sleep?")

    few = " ".join(scored.unit.text for scored in chosen(asked, asked.ranked))

    assert "£4.2 million" in few
    assert "patients sleep better" in few


def test_a_sentence_is_stated_and_quoted_as_it_stands(asked: Considered) -> None:
    unit = next(s.unit for s in asked.ranked if s.unit.kind == "sentence")

    draft = to_draft(unit)

    assert draft.text == unit.text
    assert draft.quotes == (unit.quote,)


def test_a_row_is_read_out_with_its_columns(valley: OpenLibrary) -> None:
    asked = consider(valley, "Beds in the North garden")

    draft = to_draft(row_of("North", asked).unit)

    assert draft.text == "North — Beds: 12; Size: 40 m²"
    assert all(stands_in(quote, draft.passage.text) for quote in draft.quotes)
    assert "| Garden | Beds | Size |" in draft.quotes[0]


def test_a_row_near_its_header_is_quoted_with_all_between(valley: OpenLibrary) -> None:
    unit = row_of("South", consider(valley, "Beds in the South garden")).unit
    assert unit.table is not None

    (quote,) = row_quotes(unit, unit.table)

    assert quote.startswith("| Garden |")
    assert quote.endswith(unit.quote)


def test_a_row_far_from_its_header_is_quoted_beside_it(valley: OpenLibrary) -> None:
    asked = consider(valley, "How many nurses has Clinic 09?")
    unit = row_of("Clinic 09", asked).unit
    assert unit.table is not None

    header, row = row_quotes(unit, unit.table)

    assert header == "| Clinic | Staff | Place |"
    assert row == unit.quote
    assert stands_in(header, unit.passage.text)


def test_a_lead_in_comes_with_what_it_introduces(valley: OpenLibrary) -> None:
    ranked = consider(valley, "What does a garden need?").ranked
    lead = next(s for s in ranked if s.unit.text.endswith(":"))

    texts = [s.unit.text for s in with_what_they_lead_in([lead], ranked)]

    assert texts == [lead.unit.text, "a spade;", "a rake;", "two gloves;", "water."]


def test_what_introduces_nothing_stays_alone(asked: Considered) -> None:
    plain = next(s for s in asked.ranked if not s.unit.text.endswith(":"))

    assert with_what_they_lead_in([plain], asked.ranked) == [plain]
