"""What a question is about, and how much of it a text covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.matching import Concept, Name, coverage, find_concepts
from assistant.lexicon import Lexicon

LEXICON = Lexicon.of(
    [
        "Turnover among staff fell in 2023/24",
        "Staff of the ICB plan together",
        "The Integrated Care Board approved it",
        "Staff training for everyone",
    ],
    frozenset({"icb"}),
)
STEMS = st.sampled_from(["staff", "turnov", "train", "plan", "board", "care"])
STEM_SETS = st.frozensets(STEMS)
CONCEPTS = st.builds(
    Concept,
    surface=st.just("words"),
    alternatives=st.lists(st.frozensets(STEMS, min_size=1), min_size=1, max_size=3).map(tuple),
    weight=st.floats(0.1, 5),
    documents=st.frozensets(st.sampled_from(["plan-a", "plan-b"])),
)
TEXTS = st.lists(st.tuples(STEM_SETS, st.floats(0, 1)), max_size=5)


def surfaces(question: str, *names: Name) -> list[str]:
    return [concept.surface for concept in find_concepts(question, LEXICON, names)]


def weights(question: str, *names: Name) -> dict[str, float]:
    return {c.surface: c.weight for c in find_concepts(question, LEXICON, names)}


def test_each_topical_word_is_a_concept_and_the_asking_is_none() -> None:
    assert surfaces("What is the turnover of staff?") == ["turnover", "staff"]


def test_a_word_said_twice_in_any_inflection_is_one_concept() -> None:
    assert surfaces("Train them: training for all who are trained") == ["Train"]


def test_a_name_is_one_concept_in_any_of_its_forms() -> None:
    question = "Did the ICB approve it?"

    (board, _) = find_concepts(question, LEXICON, [Name(8, 11, ("Integrated Care Board",))])

    assert board.surface == "ICB"
    assert board.match(LEXICON.stems("approved by the icb")) == 1
    assert board.match(LEXICON.stems("the integrated care board approved")) == 1
    assert board.match(LEXICON.stems("a care board")) == pytest.approx(2 / 3)


def test_a_financial_year_is_one_concept_however_it_is_cut() -> None:
    assert surfaces("turnover in 2023/24") == ["2023/24", "turnover"]


def test_a_name_without_a_topical_word_is_no_concept() -> None:
    assert surfaces("the and of", Name(0, 10)) == []


def test_a_rarer_word_weighs_more() -> None:
    found = weights("turnover of staff")

    assert found["turnover"] > found["staff"] > 0


def test_a_word_that_people_ask_with_weighs_little() -> None:
    found = weights("What number of zebras?")

    assert found["number"] < 0.5 * found["zebras"]


def test_a_word_that_the_library_never_uses_weighs_as_much_as_any_other_such_word() -> None:
    found = weights("zebras near pyramids")

    assert found["zebras"] == found["pyramids"]


@given(st.lists(CONCEPTS, max_size=6), TEXTS, st.sampled_from(["", "plan-a", "plan-c"]))
def test_coverage_is_a_share(
    concepts: list[Concept], texts: list[tuple[frozenset[str], float]], doc_id: str
) -> None:
    assert 0 <= coverage(concepts, texts, doc_id) <= 1 + 1e-9


@given(st.lists(CONCEPTS, max_size=6), TEXTS, st.tuples(STEM_SETS, st.floats(0, 1)))
def test_coverage_never_falls_when_a_text_is_added(
    concepts: list[Concept],
    texts: list[tuple[frozenset[str], float]],
    further: tuple[frozenset[str], float],
) -> None:
    assert coverage(concepts, [*texts, further]) >= coverage(concepts, texts) - 1e-9


@given(st.lists(CONCEPTS, max_size=6), STEM_SETS, STEMS, st.floats(0, 1))
def test_coverage_never_falls_when_a_text_says_more(
    concepts: list[Concept], stems: frozenset[str], further: str, trust: float
) -> None:
    longer = coverage(concepts, [(stems | {further}, trust)])

    assert longer >= coverage(concepts, [(stems, trust)]) - 1e-9


@given(st.lists(CONCEPTS, min_size=1, max_size=6))
def test_a_text_that_holds_every_form_covers_everything(concepts: list[Concept]) -> None:
    every = frozenset(stem for c in concepts for form in c.alternatives for stem in form)

    assert coverage(concepts, [(every, 1.0)]) == pytest.approx(1)


def test_no_text_covers_nothing() -> None:
    concepts = find_concepts("turnover of staff", LEXICON)

    assert coverage(concepts, []) == 0
    assert coverage([], [(frozenset({"staff"}), 1.0)]) == 0


def test_a_concept_that_names_a_document_is_covered_by_all_of_that_document() -> None:
    concepts = [Concept("the plan", (frozenset({"plan"}),), 2.0, frozenset({"plan-a"}))]

    assert coverage(concepts, [], "plan-a") == 1
    assert coverage(concepts, [], "plan-b") == 0
