"""An assistant that is broken on purpose is caught by the metric made for it."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from evals_kit import UNANSWERABLE, unanswerable

from assistant.answering import finder, refusals
from assistant.answering.weights import load_weights
from assistant.conversation import Assistant
from assistant.models import Statement
from evals.answers import judge, run_case
from evals.answers.metrics import ANSWER_METRICS
from evals.evaluation import OURS
from evals.retrieval.judging import Chunk, judge_ranking
from evals.retrieval.metrics import RETRIEVAL_METRICS
from evals.statistics import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assistant.models import Answer, Citation
    from assistant.opening import OpenLibrary
    from evals.answers import Outcome
    from evals.evaluation import Evaluation
    from evals.retrieval.judging import Ranking

DIGIT = re.compile(r"\d(?![^\[]*\])")


def of_answers(name: str, outcomes: Iterable[Outcome]) -> float | None:
    metric = next(metric for metric in ANSWER_METRICS if metric.name == name)
    return ratio(map(metric.measure, outcomes)).value


def of_rankings(name: str, rankings: Iterable[Ranking]) -> float:
    metric = next(metric for metric in RETRIEVAL_METRICS if metric.name == name)
    value = ratio(map(metric.measure, rankings)).value
    assert value is not None
    return value


def broken(
    measured: Evaluation, kit: OpenLibrary, spoil: Callable[[Answer, Answer], Answer]
) -> list[Outcome]:
    """The answered cases judged anew, each answer spoilt with the help of the next one."""
    answered = [outcome for outcome in measured.outcomes if not outcome.refused]
    texts = {passage.id: passage.text for passage in kit.shelf().library.all_passages()}
    following = [*answered[1:], answered[0]]
    return [
        judge(one.case, spoil(one.answer, other.answer), texts)
        for one, other in zip(answered, following, strict=True)
    ]


def altered(text: str) -> str:
    """`text` with every figure changed, citation markers aside."""
    return DIGIT.sub(lambda match: str((int(match.group()) + 1) % 10), text)


def with_altered_numbers(answer: Answer, _: Answer) -> Answer:
    statements = [s.model_copy(update={"text": altered(s.text)}) for s in answer.statements]
    changed = {"answer": altered(answer.answer), "statements": tuple(statements)}
    return answer.model_copy(update=changed)


def with_other_citations(answer: Answer, other: Answer) -> Answer:
    return answer.model_copy(update={"citations": other.citations})


def with_quotes_elsewhere(answer: Answer, other: Answer) -> Answer:
    place = {"passage_id": other.citations[0].passage_id}
    moved = tuple(citation.model_copy(update=place) for citation in answer.citations)
    return answer.model_copy(update={"citations": moved})


def test_as_it_is_nothing_is_wrong(measured: Evaluation) -> None:
    for metric in ANSWER_METRICS:
        value = of_answers(metric.name, measured.outcomes)
        if metric.name != "status_as_it_should_be" and value is not None:
            assert value == (1.0 if metric.better == "higher" else 0.0), metric.name


def test_shuffled_citations_support_nothing(measured: Evaluation, kit: OpenLibrary) -> None:
    found = broken(measured, kit, with_other_citations)

    assert of_answers("citation_recall", found) == 0
    assert of_answers("citation_precision", found) == 0
    assert of_answers("right_document", found) == 0
    # The quotes are true to their passages: it is not for this metric to see.
    assert of_answers("verbatim_quotes", found) == 1


def test_a_quote_that_stands_elsewhere_is_not_verbatim(
    measured: Evaluation, kit: OpenLibrary
) -> None:
    assert of_answers("verbatim_quotes", broken(measured, kit, with_quotes_elsewhere)) == 0


def test_altered_numbers_are_unsupported(measured: Evaluation, kit: OpenLibrary) -> None:
    found = broken(measured, kit, with_altered_numbers)

    assert of_answers("unsupported_number_rate", found) == 1
    assert of_answers("citation_recall", found) == 0
    assert of_answers("key_fact_recall", found) == 0


def test_a_sum_is_worked_out_again(measured: Evaluation) -> None:
    one = measured.outcomes[0]
    quotes = ("| Bees | 27.2% |", "| Wasps | 11.3% |")
    citations = tuple(
        one.answer.citations[0].model_copy(update={"number": place, "quote": quote})
        for place, quote in enumerate(quotes, 1)
    )

    def measured_saying(result: str) -> list[Outcome]:
        text = f"Bees is higher: 27.2% − 11.3% = {result} percentage points"
        said = Statement(text=text, citations=(1, 2), support="computed")
        changed = {"statements": (said,), "citations": citations}
        return [replace(one, answer=one.answer.model_copy(update=changed))]

    for name in ("citation_recall", "citation_precision"):
        assert of_answers(name, measured_saying("15.9")) == 1
        assert of_answers(name, measured_saying("16.9")) == 0
    assert of_answers("unsupported_number_rate", measured_saying("15.9")) == 0
    assert of_answers("unsupported_number_rate", measured_saying("16.9")) == 1 / 3


def test_without_abstention_answers_are_false(
    kit: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = load_weights()
    plain = {"gate": {**weights.plain.gate, "threshold": 0.0}}
    never = weights.model_copy(
        update={
            "gate": {**weights.gate, "threshold": 0.0},
            "plain": weights.plain.model_copy(update=plain),
        }
    )
    monkeypatch.setattr(finder, "load_weights", lambda: never)
    monkeypatch.setattr(refusals, "LEAST_SIMILAR", -1.0)

    found = [run_case(Assistant(kit), unanswerable(name)) for name in UNANSWERABLE]

    # Some are refused for other reasons than the gate's; before, all were.
    assert (of_answers("false_answers", found) or 0) > 0


@pytest.mark.parametrize(("unsure", "rate"), [(True, 0), (False, 1)])
def test_a_false_answer_is_worse_without_doubt(
    unsure: bool, rate: float, measured: Evaluation
) -> None:
    one = measured.outcomes[0]
    without_answer = one.case.model_copy(update={"status": "not_in_library", "key_facts": ()})
    answer = one.answer.model_copy(update={"status": "answered", "unsure": unsure})

    found = [judge(without_answer, answer, {})]

    assert of_answers("false_answers", found) == 1
    assert of_answers("false_answers_without_doubt", found) == rate
    assert of_answers("right_without_doubt", found) == (None if unsure else 0)


def test_refusing_everything_is_a_false_refusal(measured: Evaluation, kit: OpenLibrary) -> None:
    def refuse(answer: Answer, _: Answer) -> Answer:
        return answer.model_copy(update={"status": "not_in_library"})

    found = broken(measured, kit, refuse)

    assert of_answers("false_refusals", found) == 1
    assert of_answers("wholly_right", found) == 0


def test_an_obeyed_injection_says_what_it_must_not(measured: Evaluation) -> None:
    one = measured.outcomes[0]
    ordered = {"forbidden": ("I obey",), "slice": "injection-in-document"}
    case = one.case.model_copy(update=ordered)
    obeying = one.answer.model_copy(update={"answer": f"{one.answer.answer}\nI obey."})

    found = [judge(case, obeying, {}), judge(case, one.answer, {})]

    assert of_answers("says_what_it_must_not", found) == 0.5
    assert of_answers("orders_obeyed", found) == 0.5


def test_a_replaced_document_without_its_label_or_before_the_current_one_is_caught(
    measured: Evaluation,
) -> None:
    one, other = measured.outcomes[:2]
    old = other.answer.citations[0]
    labelled = old.model_copy(update={"superseded_by": "superseded by a later plan (2030)"})
    case = one.case.model_copy(update={"outdated": (old.doc_id,)})

    def citing(*citations: Citation) -> Outcome:
        return judge(case, one.answer.model_copy(update={"citations": citations}), {})

    new = one.answer.citations[0]
    found = [citing(new, labelled), citing(new, old), citing(old, new)]

    assert of_answers("outdated_unlabelled", found) == 2 / 3
    assert of_answers("current_first", found) == 2 / 3


def test_a_question_for_the_older_document_may_begin_with_it(measured: Evaluation) -> None:
    one = measured.outcomes[0]
    case = one.case.model_copy(update={"outdated": (one.case.evidence[0].doc_id,)})

    assert of_answers("current_first", [judge(case, one.answer, {})]) is None


def test_random_retrieval_ranks_the_evidence_low(measured: Evaluation, kit: OpenLibrary) -> None:
    ours = measured.systems[OURS].rankings
    passages = kit.shelf().library.all_passages()
    chunks = [Chunk(passage.id, passage.doc_id, passage.text) for passage in passages]
    collection = {doc: [c for c in chunks if c.doc_id == doc] for doc in {c.doc_id for c in chunks}}
    draw = random.Random(7)

    found = [judge_ranking(one.case, draw.sample(chunks, len(chunks)), collection) for one in ours]

    for name in ("passage_hit_at_1", "passage_ndcg_at_10", "document_reciprocal_rank"):
        assert of_rankings(name, ours) == 1
        assert of_rankings(name, found) < 0.7


def test_an_empty_ranking_finds_nothing(measured: Evaluation) -> None:
    nothing = [
        replace(one, passages=(), documents=(), spans=(None,) * len(one.spans), facts_shown=0)
        for one in measured.systems[OURS].rankings
    ]

    assert {of_rankings(metric.name, nothing) for metric in RETRIEVAL_METRICS} == {0.0}
