"""Figures on one thing that differ stand side by side; other figures are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.premises.conflicts import THEY_DIFFER
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.opening import OpenLibrary


def record(title: str, year: int, body: str) -> str:
    return (
        f"---\nid: {title.lower()}\ntitle: {title}\npublisher: {title} office\n"
        f'published: "{year}"\nsector: health\ngeography: national\n---\n# {title}\n\n{body}\n'
    )


def table(rows: str) -> str:
    return f"## Ferries\n\n| Measure | 2021/22 | 2022/23 |\n|---|---|---|\n{rows}\n"


HARBOUR = record(
    "Harbour", 2022, table("| Ferry delay rate | 10.7% | 9.9% |\n| Ferry fares paid | 40% | 41% |")
)
COAST = record(
    "Coast",
    2023,
    table("| Ferry delay rate | 10.6% | 9.9% |")
    + "\nFigures for 2021/22 were revised; at first publication the rate was 10.7%.\n",
)
ISLAND = record("Island", 2023, table("| Ferry delay rate | 10.6% | 9.9% |"))


@pytest.mark.parametrize("other", [COAST, ISLAND], ids=["explained", "unexplained"])
def test_both_figures_are_shown_with_publisher_and_date(
    other: str, open_notes: Callable[..., OpenLibrary]
) -> None:
    answer = Assistant(open_notes(a=HARBOUR, b=other)).ask(
        "What was the ferry delay rate in 2021/22?"
    )

    assert answer.answer.startswith(THEY_DIFFER)
    texts = [statement.text for statement in answer.statements]
    assert {"Ferry delay rate — 2021/22: 10.6%", "Ferry delay rate — 2021/22: 10.7%"} <= set(texts)
    assert "**Harbour** (2022)" in answer.answer
    assert "Harbour office" in answer.answer
    assert (other == COAST) == any("revised" in text for text in texts)


@pytest.mark.parametrize(
    "question",
    ["What was the ferry delay rate in 2022/23?", "What share of ferry fares was paid in 2021/22?"],
)
def test_figures_that_agree_or_stand_alone_are_no_conflict(
    question: str, open_notes: Callable[..., OpenLibrary]
) -> None:
    answer = Assistant(open_notes(a=HARBOUR, b=COAST)).ask(question)

    assert answer.status == "answered"
    assert THEY_DIFFER not in answer.answer


def test_rows_of_another_area_are_about_something_else(
    open_notes: Callable[..., OpenLibrary],
) -> None:
    local = ISLAND.replace("geography: national", "geography: place")
    answer = Assistant(open_notes(a=HARBOUR, b=local)).ask(
        "What was the ferry delay rate in 2021/22?"
    )

    assert THEY_DIFFER not in answer.answer


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("What was the social care vacancy rate in England in 2021/22?", ["10.6%", "10.7%"]),
        (
            "One document says we have 93,840 staff and another says 128,000. Which is it?",
            ["93,840", "128,000", "adds VCFSE staff"],
        ),
    ],
)
def test_the_notes_own_words_on_why_they_differ_are_quoted(
    question: str, figures: list[str], assistant: Assistant
) -> None:
    answer = assistant.ask(question)

    assert answer.answer.startswith(THEY_DIFFER)
    first = " ".join(statement.text for statement in answer.statements[:3])
    assert [figure for figure in figures if figure not in first] == []


@pytest.mark.parametrize(
    "question",
    [
        "turnover in social care 2022/23",
        "What were vacancy rates in home care in 2022/23 and 2023/24?",
        "How many medical school places by 2031/32?",
        "What is the vacancy rate in our NHS trusts?",
        "How many volunteers support the NHS?",
    ],
)
def test_other_figures_of_the_library_raise_no_alarm(question: str, assistant: Assistant) -> None:
    assert THEY_DIFFER not in assistant.ask(question).answer
