"""From evidence to a finding: which way of answering fits the question, tried in order."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.answering.catalogue_answers import answer_from_catalogue, answer_with_publisher
from assistant.answering.documents_saying import answer_with_mentions
from assistant.answering.draft import Finding
from assistant.answering.evidence_answers import answer_with_evidence
from assistant.answering.extractive import (
    MAX_STATEMENTS,
    MAX_UNSURE,
    choose,
    with_what_they_lead_in,
)
from assistant.answering.gate import judge
from assistant.answering.named_body import of_named_body
from assistant.answering.no_answer import no_answer
from assistant.answering.our_area import of_our_area
from assistant.answering.plans.by_subject import answer_by_subject
from assistant.answering.plans.closest_unit import (
    answer_with_closest,
    none_says,
    of_our_plan,
    units_asked_for,
)
from assistant.answering.plans.compared_documents import answer_compared_documents
from assistant.answering.plans.kind_of_unit import answer_kind
from assistant.answering.plans.lists import ListBlock, find_list
from assistant.answering.plans.numbered import answer_numbered
from assistant.answering.plans.overview import answer_overview
from assistant.answering.premises.conflicts import with_differences
from assistant.answering.premises.said_otherwise import said_otherwise
from assistant.answering.premises.stated_gap import stated_gap
from assistant.answering.premises.unsaid import said_nowhere
from assistant.answering.ranking import draft_of, rank_units
from assistant.answering.refusals import too_far
from assistant.answering.side_by_side import answer_side_by_side
from assistant.answering.tables.at_home import figures_at_home
from assistant.answering.tables.rows import compared_rows, in_same_table
from assistant.answering.weights import load_weights
from assistant.answering.whose_word import of_their_word
from assistant.understanding.question import count_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding

UNSURE = "These passages come closest; they may not answer the question in full."
_SAYS_ALL = 0.85


def find_answer(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> Finding:
    """What the library says to the question, with what differs from it; or that it says nothing."""
    return with_differences(_found(understanding, evidence, shelf), understanding, shelf)


def _found(understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf) -> Finding:
    known = settled(understanding, evidence, shelf)
    if known is None and not units_asked_for(understanding, shelf):
        known = figures_at_home(understanding, evidence, shelf)
    known = known or answer_with_closest(understanding, shelf)
    if known is not None:
        return known
    ranked: Sequence[ScoredUnit] = rank_units(understanding, evidence, shelf)
    for held_to in (of_our_area, of_named_body, of_our_plan, of_their_word):
        ranked = held_to(ranked, understanding, shelf)
    otherwise = said_otherwise(understanding, ranked, shelf)
    if otherwise is not None:
        return otherwise
    whole = asked_list(understanding, ranked, shelf)
    weights = load_weights().of_gate(ranked[0].unit if ranked else None, shelf)
    verdict = judge(understanding, ranked, shelf, whole_list=whole is not None, weights=weights)
    elsewhere = not ranked or ranked[0].unit.passage.doc_id not in understanding.documents
    if elsewhere or not verdict.answer:
        published = answer_with_publisher(understanding, shelf)
        if published is not None:
            return published
    if not verdict.answer:
        refusal = no_answer(understanding, evidence, ranked, verdict, shelf)
        return none_says(refusal, understanding, shelf)
    unsure = verdict.confidence < weights["sure"]
    most = MAX_UNSURE if unsure else MAX_STATEMENTS
    chosen = whole.units if whole else _few(ranked, understanding, shelf, most)
    unsaid = said_nowhere(understanding, shelf.lexicon)
    finding = Finding(
        "answered",
        tuple(draft_of(s, understanding, shelf) for s in chosen),
        " ".join(filter(None, (unsaid, UNSURE if unsure else ""))),
        confidence=verdict.confidence,
        unsure=unsure,
        complete=whole is not None,
    )
    return none_says(finding, understanding, shelf)


def settled(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> Finding | None:
    """What needs no ranking: an answer without a search, or that nothing is near; else None."""
    known = answer_side_by_side(understanding, shelf) or answer_with_evidence(understanding, shelf)
    return known or without_search(understanding, shelf) or too_far(understanding, evidence, shelf)


def without_search(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """What the catalogue and the order of documents settle by themselves.

    Who asks for more has had a list or a numbered unit whole.
    """
    overview = answer_overview(understanding, shelf) or answer_compared_documents(
        understanding, shelf
    )
    if overview or understanding.shown:
        return overview
    return (
        answer_from_catalogue(understanding, shelf)
        or answer_with_mentions(understanding, shelf)
        or answer_kind(understanding, shelf)
        or answer_numbered(understanding, shelf)
        or stated_gap(understanding, shelf)
        or answer_by_subject(understanding, shelf)
    )


def asked_list(
    understanding: Understanding, ranked: Sequence[ScoredUnit], shelf: Shelf
) -> ListBlock | None:
    """The list or table that the question wants whole; None if it wants none."""
    return find_list(understanding, ranked, shelf) if _asks_list(understanding) else None


def _few(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf, most: int
) -> Sequence[ScoredUnit]:
    """The units that answer; where they are rows of a table, the rows that are compared."""
    concepts, lexicon = understanding.concepts, shelf.lexicon
    few = with_what_they_lead_in(choose(ranked, concepts, lexicon, most=most), ranked)
    if all(scored.unit.row is None for scored in few):
        few = [*_cell_asked_for(understanding, ranked), *few]
    rows = compared_rows(few, ranked, concepts, lexicon)
    return [*rows, *(s for s in few if not (rows and in_same_table(rows[0], s)))]


def _cell_asked_for(
    understanding: Understanding, ranked: Sequence[ScoredUnit]
) -> Sequence[ScoredUnit]:
    """For a question after a figure, the best row that says all of it in its label and columns.

    Prose that quotes a figure often ranks before the table that it was taken from.
    """
    if understanding.form.wants != "number":
        return ()
    rows = (
        scored
        for scored in ranked
        if scored.features.cell
        and scored.features.own >= _SAYS_ALL
        and not scored.features.other_measure
    )
    return tuple(islice(rows, 1))


def _asks_list(understanding: Understanding) -> bool:
    form = understanding.form
    return form.wants in ("text", "yes_no") and (
        form.kind == "list"
        or form.asks_all
        or count_said(understanding.standalone_question) is not None
    )
