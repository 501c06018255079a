"""Whatever is put into a statement that its passage does not hold, it is removed."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from verifier_kit import PAPER, verdict

TRUE = (
    "The trust employs {} nurses.",
    "The council employs about {} carers.",
    "Turnover fell to {}% in 2023.",
    "North Quay had {} volunteers in 2024.",
    "Hire ten nurses by March {}.",
)
NUMBERS = frozenset(re.findall(r"\d+(?:\.\d+)?", PAPER.replace(",", "")))
NAMES = st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True)
SENTENCES = ("The trust employs 300 nurses", "The ward manager confirms swaps")


@given(st.sampled_from(TRUE), st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_no_number_passes_that_is_not_in_the_passage(sentence: str, number: int) -> None:
    assume(str(number) not in NUMBERS)
    assert verdict(sentence.format(number)).outcome == "removed"


@given(st.sampled_from(TRUE), st.sampled_from(sorted(NUMBERS)))
@settings(max_examples=80, deadline=None)
def test_a_number_of_the_passage_passes_only_where_it_belongs(sentence: str, number: str) -> None:
    right = ("300", "200", "25", "140", "2027")
    said = sentence.format(number)
    if verdict(said).outcome != "removed":
        assert number == right[TRUE.index(sentence)]


@given(st.sampled_from(SENTENCES), NAMES, st.sampled_from([" in {}.", ", says {}.", " of {}."]))
@settings(max_examples=100, deadline=None)
def test_no_name_passes_that_is_not_in_the_passage(sentence: str, name: str, way: str) -> None:
    assume(name.lower() not in PAPER.lower())
    assert verdict(sentence + way.format(name)).outcome == "removed"


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_gets_a_verdict(text: str) -> None:
    assert verdict(text).outcome in ("supported", "repaired", "removed")
