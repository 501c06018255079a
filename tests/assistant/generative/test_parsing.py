"""What a model writes is read in whatever form it comes, and piece by piece."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.generative.parsing import OutputReader, ParsedStatement, answer_schema

KEYS = ("BCDF", "GHJK")
ONE = ParsedStatement(text="A rota is fair.", sources=("BCDF",))
TWO = ParsedStatement(text="Swaps are in writing.", sources=("BCDF", "GHJK"))


def read(text: str, size: int = 1000) -> list[ParsedStatement]:
    reader, found = OutputReader(KEYS), list[ParsedStatement]()
    for start in range(0, len(text), size):
        found += reader.feed(text[start : start + size])
    return [*found, *reader.finish()]


OBJECTS = [
    {"text": "A rota is fair.", "sources": ["BCDF"]},
    {"text": "Swaps are in writing.", "sources": ["BCDF", "GHJK"]},
]


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- A rota is fair. [BCDF]\n- Swaps are in writing. [BCDF, GHJK]", id="-"),
        pytest.param("1. A rota is fair [BCDF].\n2) Swaps are in writing [BCDF][GHJK].", id="1"),
        pytest.param("A rota is fair. (BCDF)\n\nSwaps are in writing. [bcdf] [ghjk]", id="prose"),
        pytest.param("Here is what they say:\n* A rota is fair. BCDF\n* Swaps are in writing. "
                     "[GHJK, BCDF]", id="announced"),
        pytest.param(json.dumps({"statements": OBJECTS}), id="JSON"),
        pytest.param(json.dumps(OBJECTS, indent=1), id="list"),
        pytest.param("\n".join(map(json.dumps, OBJECTS)), id="JSON lines"),
        pytest.param(f"```json\n{json.dumps({'statements': OBJECTS})}\n```", id="fenced"),
        pytest.param(f"<think>\n- Not this. [BCDF]\n</think>\n{json.dumps(OBJECTS)}", id="thought"),
        pytest.param(json.dumps({"statements": OBJECTS})[:-2] + ', {"text": "Cut o', id="cut off"),
    ],
)  # fmt: skip
def test_both_statements_are_read_with_their_keys(text: str, size: int) -> None:
    found = read(text, size)
    assert [statement.text for statement in found] == [ONE.text, TWO.text]
    assert [set(statement.sources) for statement in found] == [{"BCDF"}, {"BCDF", "GHJK"}]


def test_a_statement_is_there_as_soon_as_its_line_is() -> None:
    reader = OutputReader(KEYS)
    assert list(reader.feed("- A rota is fair. [BC")) == []
    assert list(reader.feed("DF]\n- Swaps")) == [ONE]


def test_keys_that_were_not_given_are_stripped_and_other_brackets_stay() -> None:
    (found,) = read("- The board (ICB) met [XXXX] [12] (3 times). [BCDF]")
    assert found.text == "The board (ICB) met (3 times)."
    assert found.sources == ("BCDF",)


def test_sentences_of_one_line_are_statements_of_their_own() -> None:
    found = read("- A rota is fair. Swaps are in writing. [BCDF]")
    assert [statement.sources for statement in found] == [("BCDF",), ("BCDF",)]


@pytest.mark.parametrize(
    "text", ["NO ANSWER", "- No answer.", '{"statements": []}', "I cannot say."]
)
def test_a_refusal_is_noticed(text: str) -> None:
    reader = OutputReader(KEYS)
    assert [*reader.feed(text), *reader.finish()] == []
    assert reader.refused


@given(st.text(alphabet='{}[]":,\\ abBCDF.\n-', max_size=120), st.integers(1, 20))
def test_no_text_is_too_odd_to_read(text: str, size: int) -> None:
    for statement in read(text, size):
        assert set(statement.sources) <= set(KEYS)


def test_the_schema_lets_no_other_key_through() -> None:
    assert answer_schema(KEYS)["properties"]["statements"]["items"]["properties"]["sources"] == {
        "type": "array",
        "items": {"type": "string", "enum": ["BCDF", "GHJK"]},
    }
