"""A document whose place another has taken ranks behind, unless it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Assistant
from assistant.superseded import superseded_words
from corpus.record import DocumentRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.opening import OpenLibrary

OLD = """---
id: bridge-plan-2017
title: Bridge plan
published: "2017"
---
# Bridge plan

The bridge is painted by two painters, who use green paint.
"""
NEW = """---
id: river-plan
title: River plan
published: "2024-02"
supersedes: [bridge-plan-2017]
---
# River plan

The bridge is painted by two painters, who use white paint.
"""


@pytest.fixture
def bridges(open_notes: Callable[..., OpenLibrary]) -> Assistant:
    return Assistant(open_notes(old=OLD, new=NEW))


def ranked(assistant: Assistant, query: str) -> list[str]:
    return [item.doc_id for item in assistant.search(query).retrieved]


def test_the_later_document_comes_first(bridges: Assistant) -> None:
    assert ranked(bridges, "painters of the bridge") == [
        "river-plan",
        "bridge-plan-2017",
    ]


@pytest.mark.parametrize("query", ["painters in the Bridge plan", "bridge painters in 2017"])
def test_a_document_named_by_title_or_year_is_not_lowered(bridges: Assistant, query: str) -> None:
    assert ranked(bridges, query) == ["bridge-plan-2017", "river-plan"]


def test_an_answer_says_where_it_cites_what_was_superseded(bridges: Assistant) -> None:
    answer = bridges.ask("What paint did the painters use in 2017?")

    labels = {citation.doc_id: citation.superseded_by for citation in answer.citations}
    assert labels["bridge-plan-2017"] == "superseded by River plan (2024)"
    assert "**Bridge plan** (2017) — superseded by River plan (2024):" in answer.answer


def test_a_document_that_nothing_superseded_is_not_labelled(bridges: Assistant) -> None:
    answer = bridges.ask("What paint do the painters of the river plan use?")

    assert [c.superseded_by for c in answer.citations if c.doc_id == "river-plan"] == [None]


def test_a_successor_that_is_not_in_the_library_is_not_named() -> None:
    record = DocumentRecord(id="old", title="Old", superseded_by=("gone",))

    assert superseded_words(record, {"old": record}) is None
