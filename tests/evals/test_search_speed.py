"""The benchmark of searching, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.gold_questions import gold_questions
from evals.search_speed import Speed, make_queries, measure

if TYPE_CHECKING:
    from pathlib import Path

LENIENT_RATIO = 2.5
"""The promise is 1.5; a short run on a busy machine is no place to hold it to that."""


def test_a_search_costs_little_more_than_embedding_and_one_chroma_query(bundled_home: Path) -> None:
    opened = OpenLibrary(load_settings(home=bundled_home))
    try:
        speed = measure(opened, make_queries(gold_questions(), 100))
    finally:
        opened.close()
    assert len(speed.search) == len(speed.steps) == 100
    assert speed.ratio < LENIENT_RATIO, speed.table()


def test_the_gold_questions_give_a_thousand_different_queries() -> None:
    queries = make_queries(gold_questions(), 1000)
    assert len(set(queries)) == 1000


def test_more_queries_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="only 4 queries"):
        make_queries(["What?"], 5)


def test_the_table_shows_medians_and_their_ratio() -> None:
    table = Speed((2.0, 3.0, 400.0), (1.0, 2.0, 2.5)).table()
    assert "ratio of the medians: 1.50" in table
    assert "3.0 ms" in table
