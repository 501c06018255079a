"""Questions that hold their answer to some documents, and those that only seem to."""

from __future__ import annotations

import pytest

from assistant.understanding.narrowing import (
    Narrowing,
    load_narrowing_words,
    read_narrowing,
)
from corpus.record import DocumentRecord

WORDS = load_narrowing_words()


@pytest.mark.parametrize(
    ("question", "told", "rest"),
    [
        ("What helps retention, only case studies", "type case-study", "What helps retention"),
        ("What helps retention (case studies only)?", "type case-study", "What helps retention?"),
        (
            "What is said about turnover in social care documents?",
            "sector social-care",
            "What is said about turnover?",
        ),
        (
            "What is said about digital in national policy papers?",
            "type policy, area national",
            "What is said about digital?",
        ),
        (
            "anything published since 2023 on apprenticeships?",
            "published 2023 or later",
            "on apprenticeships?",
        ),
        ("retention in case studies from 2021", "type case-study, published 2021", "retention"),
        ("AI in documents before 2020?", "published 2019 or earlier", "AI?"),
        ("AI in reports from 2022 onwards?", "published 2022 or later", "AI?"),
        ("What do documents published after 2022 say on AI?", "published 2023 or later", None),
        ("What did other areas do about housing?", "area other-ics", "What did do about housing?"),
        ("How is it done in other systems?", "area other-ics", "How is it done?"),
        ("Has anywhere else tried this?", "area other-ics", "Has tried this?"),
    ],
)
def test_a_clear_request_is_read_and_taken_out(question: str, told: str, rest: str | None) -> None:
    narrowed = read_narrowing(question, WORDS)

    assert narrowed.narrowing is not None
    assert narrowed.narrowing.told() == told
    assert rest is None or narrowed.rest == rest
    assert narrowed.narrowing.words in question


@pytest.mark.parametrize(
    "question",
    [
        "What is turnover in social care?",
        "Which documents does the strategy name?",
        "What does the strategy say about investment in research?",
        "Was the Fuller stocktake published in 2022?",
        "How are trusts using data in their plans?",
        "What was the vacancy rate in 2022/23?",
        "Do only nurses get the supplement?",
        "In which document is that said?",
        "In the white paper on integration, who is accountable?",
        "How many staff are there in local authorities?",
        "Is turnover higher than in other areas?",
        "How do we compare with other systems?",
        "Why repeat training that staff have done elsewhere?",
        "",
    ],
)
def test_what_is_no_clear_request_narrows_nothing(question: str) -> None:
    assert read_narrowing(question, WORDS) == (None, question)


@pytest.mark.parametrize(
    ("narrowing", "passes"),
    [
        (Narrowing(), True),
        (Narrowing(types=("plan",)), True),
        (Narrowing(types=("plan", "data"), sectors=("health",)), True),
        (Narrowing(types=("data",)), False),
        (Narrowing(first_year=2024), True),
        (Narrowing(first_year=2025), False),
        (Narrowing(last_year=2023), False),
        (Narrowing(geographies=("national",)), False),
    ],
)
def test_a_record_passes_if_it_is_of_every_wanted_sort(
    narrowing: Narrowing, *, passes: bool
) -> None:
    record = DocumentRecord.model_validate(
        {"id": "one", "title": "One", "type": "plan", "sector": "health", "published": "2024-05"}
    )

    assert narrowing.lets_through(record) is passes


def test_a_record_without_a_date_passes_no_request_for_dates() -> None:
    record = DocumentRecord(id="one", title="One")

    assert not Narrowing(last_year=2030).lets_through(record)
