"""`search`: the ranked passages alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_kit import objects, run, write_lines

from assistant.models import SearchResults

if TYPE_CHECKING:
    from pathlib import Path


def test_the_best_passage_comes_first_and_k_limits_the_rest(bundled_home: Path) -> None:
    (found,) = objects(
        run("search", "turnover of care workers", "--k", "3", "--json", home=bundled_home)
    )
    results = SearchResults.model_validate(found)
    assert [passage.rank for passage in results.retrieved] == [1, 2, 3]
    scores = [passage.score for passage in results.retrieved]
    assert scores == sorted(scores, reverse=True)
    assert "turnover" in results.retrieved[0].text.lower()


def test_a_filter_lets_nothing_else_through(bundled_home: Path) -> None:
    (found,) = objects(
        run("search", "workforce", "--type", "policy", "--core", "--json", home=bundled_home)
    )
    listed = objects(run("library", "list", "--type", "policy", "--core", "--json"))
    assert found["retrieved"]
    assert {passage["doc_id"] for passage in found["retrieved"]} <= {d["id"] for d in listed}


def test_several_values_of_a_filter_are_alternatives(small_home: Path) -> None:
    ids = ("--document", "referrals-plan", "--document", "kitchens")
    (found,) = objects(run("search", "cooks and referrals", *ids, "--json", home=small_home))
    assert {passage["doc_id"] for passage in found["retrieved"]} == {"referrals-plan", "kitchens"}


def test_a_word_outside_a_vocabulary_is_refused_with_what_is_allowed(small_home: Path) -> None:
    result = run("search", "turnover", "--sector", "socal-care", home=small_home)
    assert result.exit_code == 2
    assert "social-care" in result.stderr


def test_a_file_gives_one_object_a_line_each_with_its_filter(
    small_home: Path, tmp_path: Path
) -> None:
    file = write_lines(
        tmp_path / "queries.jsonl",
        {"id": "all", "query": "cooks and referrals"},
        {"id": "one", "query": "cooks and referrals", "filter": {"document": "kitchens"}},
        {"id": "list", "query": "cooks and referrals", "filter": {"sector": ["social-care"]}},
        {"id": "core", "query": "cooks and referrals", "filter": {"core": True}},
        {"id": "none", "query": "cooks and referrals", "filter": {"type": []}},
    )
    lines = objects(run("search", "--file", file, "--json", home=small_home))
    found = {line["id"]: {passage["doc_id"] for passage in line["retrieved"]} for line in lines}
    assert found == {
        "all": {"referrals-plan", "kitchens"},
        "one": {"kitchens"},
        "list": {"referrals-plan"},
        "core": {"referrals-plan"},
        "none": set(),
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"id": 1}, "query"),
        ({"id": 1, "query": "a", "filter": {"sector": "socal"}}, "filter.sector"),
        ({"id": 1, "query": "a", "filter": {"colour": "red"}}, "filter.colour"),
    ],
)
def test_a_bad_line_is_named_by_number_and_field(
    line: dict[str, object], told: str, small_home: Path, tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "queries.jsonl", line)
    result = run("search", "--file", file, home=small_home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{file}, line 1: {told}" in result.stderr


def test_an_empty_query_finds_nothing(small_home: Path) -> None:
    (found,) = objects(run("search", "  ", "--json", home=small_home))
    assert found["retrieved"] == []


def test_a_query_of_5000_characters_is_searched_for(small_home: Path) -> None:
    (found,) = objects(
        run("search", ("turnover of cooks " * 300)[:5000], "--json", home=small_home)
    )
    assert found["retrieved"][0]["doc_id"] == "kitchens"


def test_without_json_each_passage_stands_below_its_place(small_home: Path) -> None:
    shown = run("search", "what it costs", "--k", "1", home=small_home).stdout
    assert shown.startswith("1. ")
    assert "What it costs  (referrals-plan)\n" in shown
    assert "£125,000" in shown


def test_either_a_query_or_a_file_is_wanted(small_home: Path) -> None:
    result = run("search", home=small_home)
    assert (result.exit_code, result.stderr) == (2, "Give either a query or --file.\n")
