from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library_kit import entry

from indexing.analysis import index_terms, query_terms, stem
from indexing.entries import IndexFault, SearchFilter
from indexing.lexical import Boosts, LexicalIndex, LexicalStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexing.entries import IndexEntry


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., LexicalIndex]:
    store = LexicalStore(tmp_path)
    numbers = itertools.count()

    def make(*entries: IndexEntry) -> LexicalIndex:
        name = str(next(numbers))
        store.write(name, entries)
        return store.open(name)

    return make


def found(index: LexicalIndex, question: str, narrowed: SearchFilter | None = None) -> list[str]:
    return [passage_id for passage_id, _ in index.search(question, 10, narrowed)]


def test_words_are_found_by_their_stem(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("a", "Volunteering grows."), entry("b", "Wages fall."))
    assert found(index, "volunteers") == ["a"]


def test_the_better_match_comes_first(build: Callable[..., LexicalIndex]) -> None:
    index = build(
        entry("a", "Pay is one of many things that people speak of at length in the survey."),
        entry("b", "Pay awards, pay bands."),
        entry("c", "Nothing of the kind."),
    )
    assert found(index, "pay") == ["b", "a"]


@pytest.mark.parametrize("acronym", ["ICS", "OD", "TNA", "ARRS", "VCFSE", "A&E", "L&SC"])
def test_an_acronym_is_found_however_it_is_typed(
    build: Callable[..., LexicalIndex], acronym: str
) -> None:
    index = build(entry("a", f"The {acronym} leads."), entry("b", "Another thing entirely."))
    assert found(index, acronym) == found(index, acronym.lower()) == ["a"]


def test_an_acronym_is_not_stemmed_into_another(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("a", "The ICS leads."), entry("b", "The IC leads."))
    assert found(index, "ICS") == ["a"]
    assert found(index, "IC") == ["b"]


def test_the_plural_of_an_acronym_is_the_same_acronym(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("a", "All 42 ICBs agree."), entry("b", "An ICB's budget."))
    assert sorted(found(index, "ICB")) == ["a", "b"]


def test_an_acronym_that_spells_a_stop_word_is_kept(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("a", "Better IT for all."), entry("b", "It is better for all."))
    assert found(index, "IT") == ["a"]


def test_a_question_all_in_capitals_finds_words_and_acronyms(
    build: Callable[..., LexicalIndex],
) -> None:
    index = build(entry("a", "ICS volunteers"), entry("b", "wages"))
    assert found(index, "WHAT DO ICS VOLUNTEERS GET PAID") == ["a"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [("1,250 posts", "1250"), ("the 2023/24 plan", "2023"), ("a 5.2% rise", "5.2 %")],
)
def test_numbers_are_found_as_people_write_them(
    build: Callable[..., LexicalIndex], written: str, asked: str
) -> None:
    assert found(build(entry("a", written)), asked) == ["a"]


def test_title_and_headings_are_searched_too(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("a", title="The Messenger review"), entry("b", headings="Leadership"))
    assert found(index, "messenger") == ["a"]
    assert found(index, "leadership") == ["b"]


def test_boosts_decide_what_a_title_counts(build: Callable[..., LexicalIndex]) -> None:
    index = build(
        entry("in-title", "Other words.", title="Apprentices"),
        entry("in-text", "Apprentices learn.", title="Other"),
    )
    much = index.search("apprentice", 9, boosts=Boosts(title=9.0))
    nothing = index.search("apprentice", 9, boosts=Boosts(title=0.0))
    assert [passage_id for passage_id, _ in much] == ["in-title", "in-text"]
    assert [passage_id for passage_id, _ in nothing] == ["in-text"]


def test_the_address_of_a_link_is_not_searched(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("a", "See [the plan](https://example.org/careers)."))
    assert found(index, "careers") == []
    assert found(index, "plan") == ["a"]


@pytest.mark.parametrize("question", ["", "   ", "???", "what is it", '"', "the of and"])
def test_a_question_without_a_topic_finds_nothing(
    build: Callable[..., LexicalIndex], question: str
) -> None:
    assert found(build(entry("a", "It is the plan of the year.")), question) == []


@pytest.mark.parametrize(
    "question",
    [
        "title:plan",
        "plan AND",
        "(plan",
        'plan" OR [',
        "plan~9^8",
        "core:true plan",
        "*plan?",
        "+plan",
    ],
)
def test_query_syntax_means_nothing(build: Callable[..., LexicalIndex], question: str) -> None:
    assert found(build(entry("a", "The plan.")), question) == ["a"]


def test_a_question_of_five_thousand_characters_is_answered(
    build: Callable[..., LexicalIndex],
) -> None:
    index = build(entry("a", "The plan."))
    question = " ".join(f"word{number}" for number in range(700)) + " plan"
    assert len(question) > 5000
    assert found(index, question) == ["a"]


def test_no_question_is_an_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = LexicalStore(tmp_path_factory.mktemp("any"))
    store.write("any", [entry("a", "The plan.")])
    index = store.open("any")

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200))
    def ask(question: str) -> None:
        index.search(question, 3)

    ask()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_what_is_indexed_can_be_asked_for(text: str) -> None:
    asked = {form for forms in query_terms(text) for form in forms}
    assert asked >= set(index_terms(text))


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (SearchFilter(), ["1", "2", "3"]),
        (SearchFilter(documents=("b", "c")), ["2", "3"]),
        (SearchFilter(types=("case-study",)), ["3"]),
        (SearchFilter(sectors=("social-care", "vcfse")), ["2"]),
        (SearchFilter(geographies=("national",)), ["1", "2"]),
        (SearchFilter(core=True), ["2"]),
        (SearchFilter(core=False), ["1", "3"]),
        (SearchFilter(core=True, documents=("a",)), []),
        (SearchFilter(documents=()), []),
    ],
)
def test_a_filter_narrows_the_search(
    build: Callable[..., LexicalIndex], narrowed: SearchFilter, expected: list[str]
) -> None:
    index = build(
        entry("1", "plan", doc_id="a"),
        entry("2", "plan", doc_id="b", sector="social-care", core=True),
        entry("3", "plan", doc_id="c", type="case-study", geography="place"),
    )
    assert sorted(found(index, "plan", narrowed)) == expected


def test_a_filter_does_not_change_scores(build: Callable[..., LexicalIndex]) -> None:
    index = build(entry("1", "plan", doc_id="a"), entry("2", "plan plan", doc_id="b"))
    narrowed = SearchFilter(documents=("a",), types=("plan",), core=False)
    assert index.search("plan", 9, narrowed) == [
        pytest.approx(hit) for hit in index.search("plan", 9) if hit[0] == "1"
    ]


def test_equal_scores_keep_the_order_of_the_library(build: Callable[..., LexicalIndex]) -> None:
    index = build(*(entry(f"{number:03}", "the same plan") for number in range(200)))
    assert found(index, "plan") == [f"{number:03}" for number in range(10)]


def test_a_copy_takes_the_difference_and_leaves_its_base_alone(tmp_path: Path) -> None:
    store = LexicalStore(tmp_path)
    store.write("1", [entry("a1", "old plan", doc_id="a"), entry("b1", "plan", doc_id="b")])
    store.write("2", [entry("a2", "new plan", doc_id="a")], base="1", without=["a", "gone"])
    assert store.open("1").ids() == {"a1", "b1"}
    assert store.open("2").ids() == {"a2", "b1"}
    assert found(store.open("2"), "old") == []


def test_an_index_can_be_read_while_it_is_removed(tmp_path: Path) -> None:
    store = LexicalStore(tmp_path)
    store.write("1", [entry("a", "plan")])
    index = store.open("1")
    store.remove("1")
    assert found(index, "plan") == ["a"]
    assert store.names() == []


def test_a_missing_base_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="missing"):
        LexicalStore(tmp_path).write("2", [], base="1")


def test_a_missing_or_damaged_index_is_a_fault(tmp_path: Path) -> None:
    store = LexicalStore(tmp_path)
    with pytest.raises(IndexFault):
        store.open("never")
    store.write("1", [entry("a")])
    (tmp_path / "1" / "meta.json").write_text("{")
    with pytest.raises(IndexFault):
        store.open("1")


@pytest.mark.parametrize(
    ("one", "other"),
    [("retention", "retaining"), ("apprenticeships", "apprentice"), ("growth", "growing")],
)
def test_words_of_one_family_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
