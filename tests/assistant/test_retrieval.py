"""Retrieval: two rankings fused, narrowed by filters, lists and tables whole."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval import Evidence, Fusion
from indexing.entries import SearchFilter
from indexing.unit_vectors import unit_texts

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from assistant.retrieval import HybridRetriever

QUERY = "turnover of care workers"
RANKINGS = st.lists(st.sampled_from("abcdefgh"), unique=True)
WEIGHTS = st.floats(0.1, 10)


@pytest.fixture
def retriever(shelf: Shelf) -> HybridRetriever:
    return shelf.retriever


@given(RANKINGS, RANKINGS, WEIGHTS, WEIGHTS, st.integers(1, 100))
def test_fusion_holds_what_either_ranking_holds_best_first(
    dense: list[str], lexical: list[str], one: float, other: float, k: int
) -> None:
    fused = Fusion(one, other, k).scores(dense, lexical)

    assert set(fused) == {*dense, *lexical}
    assert list(fused.values()) == sorted(fused.values(), reverse=True)
    assert all(score > 0 for score in fused.values())


@given(RANKINGS, WEIGHTS, WEIGHTS)
def test_two_rankings_that_agree_stay_as_they_are(
    ranking: list[str], one: float, other: float
) -> None:
    assert list(Fusion(one, other).scores(ranking, ranking)) == ranking


@given(RANKINGS, RANKINGS)
def test_what_is_better_in_both_rankings_is_better_in_the_fused_one(
    dense: list[str], lexical: list[str]
) -> None:
    fused = list(Fusion().scores(dense, lexical))

    both = [item for item in dense if item in lexical]
    for better in both:
        for worse in both:
            if all(r.index(better) < r.index(worse) for r in (dense, lexical)):
                assert fused.index(better) < fused.index(worse)


@given(RANKINGS, RANKINGS, WEIGHTS, st.sampled_from([0.25, 2.0, 8.0]))
def test_only_the_ratio_of_the_weights_orders(
    dense: list[str], lexical: list[str], weight: float, factor: float
) -> None:
    once = Fusion(1.0, weight).scores(dense, lexical)

    assert list(Fusion(factor, factor * weight).scores(dense, lexical)) == list(once)


@given(st.permutations("abcd"))
def test_of_equals_the_one_that_the_dense_ranking_has_first_stays_first(dense: list[str]) -> None:
    first, second, third, fourth = dense

    assert list(Fusion(1.0, 1.0).scores(dense, dense[::-1])) == [first, fourth, second, third]


@given(RANKINGS, RANKINGS)
def test_a_ranking_without_weight_only_fills_up(dense: list[str], lexical: list[str]) -> None:
    assert list(Fusion(0.0, 1.0).scores(dense, lexical))[: len(lexical)] == lexical


def test_it_is_a_langchain_retriever(retriever: HybridRetriever) -> None:
    documents = retriever.invoke(QUERY)

    assert [document.id for document in documents] == [
        item.passage.id for item in retriever.search(QUERY)
    ]
    for document, item in zip(documents, retriever.search(QUERY), strict=True):
        assert document.page_content == item.passage.text
        assert document.metadata == {
            "doc_id": item.passage.doc_id,
            "section": item.passage.section,
            "page": item.passage.page,
            "kind": item.passage.kind,
            "score": item.score,
        }


def test_it_serves_many_questions_and_waits_for_none(retriever: HybridRetriever) -> None:
    questions = [QUERY, "digital skills", "volunteers in hospitals"]
    alone = [[d.id for d in retriever.invoke(question)] for question in questions]

    async def together() -> list[list[str | None]]:
        found = await asyncio.gather(*(retriever.ainvoke(question) for question in questions))
        return [[document.id for document in documents] for documents in found]

    assert [[d.id for d in found] for found in retriever.batch(questions)] == alone
    # A thread of its own: a browser test that ran before has left an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, together()).result() == alone


@pytest.mark.parametrize("k", [1, 10, 60])
def test_as_many_as_asked_for_are_found_best_first_each_once(
    k: int, retriever: HybridRetriever
) -> None:
    found = retriever.search(QUERY, k=k)

    scores = [item.score for item in found]
    assert len({item.passage.id for item in found}) == len(found) == k
    assert scores == sorted(scores, reverse=True)


def test_the_first_of_many_are_the_first_of_few(retriever: HybridRetriever) -> None:
    many, few = retriever.search(QUERY, k=10), retriever.search(QUERY, k=3)

    assert many[:3] == few


@pytest.mark.parametrize("query", ["", "  \n", "?!", "—", "\x00"])
def test_a_query_without_a_word_finds_nothing(query: str, retriever: HybridRetriever) -> None:
    assert retriever.search(query) == []


def test_similarity_is_the_cosine_where_the_dense_index_found_the_passage(
    retriever: HybridRetriever,
) -> None:
    shallow = retriever.model_copy(update={"candidates": 5, "k": 8})
    question = shallow.embedder.embed([QUERY])[0]
    nearest = {passage_id for passage_id, _ in shallow.dense.search(question, 8)}

    found = shallow.search(QUERY)

    vectors = {
        entry.passage_id: entry.vector
        for entry in shallow.library.entries({item.passage.doc_id for item in found})
    }
    for item in found:
        if item.passage.id in nearest:
            assert item.similarity == pytest.approx(vectors[item.passage.id] @ question, abs=1e-4)
        else:
            assert item.similarity is None
    assert {item.passage.id in nearest for item in found} == {True, False}


@pytest.mark.parametrize(
    ("narrowed", "field", "allowed"),
    [
        (SearchFilter(types=("policy", "data")), "type", {"policy", "data"}),
        (SearchFilter(sectors=("social-care",)), "sector", {"social-care"}),
        (SearchFilter(geographies=("national",)), "geography", {"national"}),
        (SearchFilter(core=True), "core", {True}),
        (SearchFilter(core=False), "core", {False}),
        (SearchFilter(documents=("fuller-stocktake-2022",)), "id", {"fuller-stocktake-2022"}),
    ],
)
def test_a_filter_lets_through_what_it_names_and_nothing_else(
    narrowed: SearchFilter, field: str, allowed: set[object], shelf: Shelf
) -> None:
    found = shelf.retriever.search(QUERY, narrowed=narrowed)

    assert found
    for item in found:
        assert getattr(shelf.records[item.passage.doc_id], field) in allowed


def test_filters_narrow_together(shelf: Shelf) -> None:
    found = shelf.retriever.search(
        QUERY, k=30, narrowed=SearchFilter(sectors=("social-care",), core=False)
    )

    records = [shelf.records[item.passage.doc_id] for item in found]
    assert records
    assert all(record.sector == "social-care" and not record.core for record in records)


@pytest.mark.parametrize(
    "narrowed", [SearchFilter(documents=()), SearchFilter(documents=("no-such-document",))]
)
def test_a_filter_that_lets_nothing_through_finds_nothing(
    narrowed: SearchFilter, retriever: HybridRetriever
) -> None:
    assert retriever.search(QUERY, narrowed=narrowed) == []


def test_a_retriever_can_be_narrowed_once_for_all(retriever: HybridRetriever) -> None:
    narrowed = retriever.model_copy(update={"narrowed": SearchFilter(sectors=("social-care",))})

    assert narrowed.invoke(QUERY) != retriever.invoke(QUERY)
    assert narrowed.search(QUERY) == retriever.search(QUERY, narrowed=narrowed.narrowed)


def test_a_cut_table_is_made_whole_behind_the_piece_that_was_found(
    retriever: HybridRetriever,
) -> None:
    pieces = (p for p in retriever.library.all_passages() if p.kind == "table" and p.part > 0)
    found_piece = next(pieces)
    siblings = retriever.library.piece_siblings(found_piece)
    whole = [e for e in retriever.search(QUERY) if e.passage.parts == 1]
    before, after = whole[:2]
    piece = Evidence(found_piece, 0.5)

    found = retriever.with_siblings([before, piece, after])

    missing = [Evidence(sibling, 0.5) for sibling in siblings if sibling != found_piece]
    assert missing
    assert found == [before, piece, *missing, after]


def test_without_cut_lists_or_tables_nothing_is_added(retriever: HybridRetriever) -> None:
    whole = [e for e in retriever.search(QUERY, k=40) if e.passage.parts == 1]

    assert retriever.with_siblings(whole) == whole


def test_the_unit_that_says_what_is_asked_is_the_likest(retriever: HybridRetriever) -> None:
    passage = next(p for p in retriever.library.all_passages() if len(unit_texts(p)) > 1)
    texts = unit_texts(passage)
    similar = retriever.unit_similarities(texts[1], [passage.id])[passage.id]
    assert len(similar) == len(texts)
    assert max(similar) == similar[1] > 0.5
