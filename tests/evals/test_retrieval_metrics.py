"""Rankings judged by hand-made examples, and by where a document was cut."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from evals_kit import FACTS, answerable, unanswerable

from evals.cases import Span
from evals.retrieval.judging import Chunk, Ranking, holds_span, judge_ranking
from evals.retrieval.metrics import RETRIEVAL_METRICS
from evals.statistics import NOTHING

if TYPE_CHECKING:
    from evals.evaluation import Evaluation

ORCHARD = answerable("orchard")
TWO = ORCHARD.model_copy(
    update={
        "evidence": (
            *ORCHARD.evidence,
            Span(doc_id="choir", quote=FACTS["choir"][0]),
        )
    }
)
LONG = Span(doc_id="a", quote="one two three four five six seven eight nine ten")


def measure(name: str, ranking: Ranking) -> float:
    (metric,) = (metric for metric in RETRIEVAL_METRICS if metric.name == name)
    return metric.measure(ranking).part


def ranking(*texts: tuple[str, str]) -> Ranking:
    """Passages of (document, text), judged for evidence in the orchard and the choir."""
    chunks = [Chunk(str(place), doc_id, text) for place, (doc_id, text) in enumerate(texts)]
    collection = {
        name: [Chunk(name, name, FACTS[name][0])] for name in ("orchard", "choir", "stable")
    }
    return judge_ranking(TWO, chunks, collection)


MIXED = ranking(
    ("stable", FACTS["stable"][0]),
    ("orchard", FACTS["orchard"][0]),
    ("orchard", "Apples are picked in autumn."),
    ("choir", f"Every year. {FACTS['choir'][0]}"),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("passage_hit_at_1", 0),
        ("passage_hit_at_5", 1),
        ("document_hit_at_1", 0),
        ("span_recall_at_5", 1),
        ("passage_reciprocal_rank", 1 / 2),
        ("document_reciprocal_rank", 1 / 2),
        ("passage_ndcg_at_10", (1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3))),
        # The orchard counts once, so that the choir is the third document.
        ("document_ndcg_at_10", (1 / math.log2(3) + 1 / 2) / (1 + 1 / math.log2(3))),
        ("document_recall_at_10", 1),
        ("facts_shown", 1),
    ],
)
def test_a_ranking_is_measured_as_by_hand(name: str, expected: float) -> None:
    assert measure(name, MIXED) == pytest.approx(expected)


def test_half_of_the_evidence_is_half_of_the_recall() -> None:
    assert measure("span_recall_at_5", ranking(("choir", FACTS["choir"][0]))) == 0.5


def test_the_words_of_the_evidence_in_another_document_do_not_count() -> None:
    assert not any(ranking(("stable", FACTS["orchard"][0])).passages)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("zero **one** two three | four five six\nseven eight nine ten eleven", True),
        ("one two three four five six seven eight", True),
        ("six seven eight nine ten", False),
        ("ten nine eight seven six five four three two one", False),
    ],
)
def test_a_span_is_held_whatever_its_marks_if_most_of_it_is_there(text: str, held: bool) -> None:
    assert holds_span(text, LONG) == held


def test_a_short_span_must_stand_whole() -> None:
    assert holds_span("It has 12 hives now.", Span(doc_id="a", quote="12 hives"))
    assert not holds_span("It has 112 hives now.", Span(doc_id="a", quote="12 hives"))


def test_a_question_without_an_answer_says_nothing_of_retrieval() -> None:
    judged = judge_ranking(unanswerable("chair"), [Chunk("1", "orchard", "The orchard.")], {})

    assert all(metric.measure(judged) == NOTHING for metric in RETRIEVAL_METRICS)


def test_every_baseline_finds_the_facts_of_a_plain_library(measured: Evaluation) -> None:
    for name, system in measured.systems.items():
        judged = [one for one in system.rankings if one.case.evidence]
        assert sum(measure("document_hit_at_1", one) for one in judged) >= 9, name
        assert all(one.relevant == 1 for one in judged), name


def test_every_metric_says_after_whom_it_is() -> None:
    for metric in RETRIEVAL_METRICS:
        assert any(year in metric.source for year in ("19", "20")), metric.name
