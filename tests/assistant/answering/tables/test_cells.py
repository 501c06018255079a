"""The cells that a question asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.matching import Concept, find_concepts
from assistant.answering.tables.cells import cell_draft, cells_absent, wanted_columns
from assistant.grounding.quotes import stands_in, support
from assistant.lexicon import Lexicon
from indexing.document import Passage
from indexing.units import Unit, split_units

TABLE = """| Group | Turnover | Vacancy rate | % staff over 55 | Notes |
|---|---|---|---|---|
| NHS trusts | 11.3% | 5.9% | 16.5% | |
| General practice | not given | – | 25.5% | new |
"""
PASSAGE = Passage(
    id="p",
    doc_id="plan",
    position=0,
    heading_path=("Metrics",),
    page=None,
    kind="table",
    start=0,
    end=len(TABLE),
    lead="",
    text=TABLE,
    part=0,
    parts=1,
)
LEXICON = Lexicon.of([TABLE, *["Staff, groups and trusts."] * 9], frozenset({"nhs"}))
TRUSTS, PRACTICES = split_units(PASSAGE)


def concepts(question: str) -> tuple[Concept, ...]:
    return find_concepts(question, LEXICON)


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("What is turnover in our NHS trusts?", (1,)),
        ("the vacancy rate of trusts", (2,)),
        ("turnover and vacancy rate of trusts", (1, 2)),
        ("How many trusts are there?", ()),
        ("Which group is best?", ()),
        ("the rate of staff vacancy", (2,)),
    ],
)
def test_a_question_names_columns_by_their_headers(question: str, columns: tuple[int, ...]) -> None:
    assert wanted_columns(TRUSTS, concepts(question), LEXICON) == columns


def test_of_two_headers_the_one_that_says_more_is_meant() -> None:
    text = "| Group | Rate | Vacancy rate |\n|---|---|---|\n| Trusts | 1 | 2 |"
    (row,) = split_units(replace(PASSAGE, text=text))

    assert wanted_columns(row, concepts("vacancy rate of trusts"), LEXICON) == (2,)
    assert wanted_columns(row, concepts("rate of trusts"), LEXICON) == (1, 2)


def test_a_sentence_has_no_columns() -> None:
    sentence = Unit(PASSAGE, "sentence", 0, "Turnover rose.", "Turnover rose.")

    assert wanted_columns(sentence, concepts("turnover"), LEXICON) == ()


def test_the_draft_gives_the_wanted_cells_by_row_and_column() -> None:
    draft = cell_draft(TRUSTS, concepts("turnover of trusts"), LEXICON)

    assert draft.text == "NHS trusts — Turnover: 11.3%"
    assert all(stands_in(quote, TABLE) for quote in draft.quotes)
    assert support(draft.text, draft.quotes) == "supported"


def test_where_no_column_is_named_the_whole_row_is_given() -> None:
    draft = cell_draft(TRUSTS, concepts("trusts"), LEXICON)

    assert draft.text == (
        "NHS trusts — Turnover: 11.3%; Vacancy rate: 5.9%; % staff over 55: 16.5%"
    )


def test_an_empty_cell_is_shown_as_empty_and_adds_no_words() -> None:
    draft = cell_draft(TRUSTS, concepts("notes on trusts"), LEXICON)

    assert draft.text == "NHS trusts — Notes: –"
    assert support(draft.text, draft.quotes) == "supported"


def test_cells_are_absent_if_none_of_them_has_a_value() -> None:
    assert cells_absent(PRACTICES, (1, 2))
    assert not cells_absent(PRACTICES, (2, 3))
    assert not cells_absent(PRACTICES, ())
    assert not cells_absent(Unit(PASSAGE, "sentence", 0, "x", "x"), (1,))


def test_a_year_that_no_header_holds_names_the_cells_that_hold_it() -> None:
    text = "| Places | Start | By 2031 |\n|---|---|---|\n| Nurses | 300 in 2022 | 500 |"
    (row,) = split_units(replace(PASSAGE, text=text))
    lexicon = Lexicon.of([text], frozenset())

    def columns(question: str) -> tuple[int, ...]:
        return wanted_columns(row, find_concepts(question, lexicon), lexicon)

    assert columns("nurses' places in 2022 and by 2031") == (1, 2)
    assert columns("nurses' places by 2031") == (2,)
