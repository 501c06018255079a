"""Tables whole, whatever passages they were cut into, and the lines around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.compose import compose
from assistant.answering.gathering import gather
from assistant.answering.tables.figures import answer_figures
from assistant.answering.tables.grids import Grid, grids
from assistant.answering.tables.notes import surroundings
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.opening import OpenLibrary

WARDS = 30
_SUB_ROWS = "\n".join(
    f"| — Ward {n:02d} of the old wing, beside the long corridor | {n} beds | {n} nurses at night |"
    for n in range(1, WARDS + 1)
)
LONG = f"""# Wards

## Beds and nurses

As counted in May 2024:

| Ward | Beds | Nurses |
|---|---|---|
| Infirmary | 465 beds | 90 nurses |
{_SUB_ROWS}

Source: the matron's book.

| Kitchen | Cooks |
|---|---|
| North | 3 |

Source: the cook's book.
"""


@pytest.fixture
def long(open_notes: Callable[..., OpenLibrary]) -> OpenLibrary:
    return open_notes(wards=LONG)


def grids_of(opened: OpenLibrary) -> list[Grid]:
    library = opened.shelf().library
    return grids(library.all_passages(), library)


def test_a_cut_table_is_whole_and_each_row_knows_its_passage(long: OpenLibrary) -> None:
    wards, kitchens = grids_of(long)

    assert len(wards.table.rows) == WARDS + 1
    assert {wards.group_of(n) for n in range(1, WARDS + 1)} == {0}
    assert len({passage.id for passage in wards.places}) > 1
    for passage, row in zip(wards.places, wards.table.rows, strict=True):
        assert row.line in passage.text
    assert kitchens.table.headers == ("Kitchen", "Cooks")


def test_lines_belong_to_the_table_that_they_stand_by(long: OpenLibrary) -> None:
    wards, kitchens = (surroundings(grid, long.shelf()) for grid in grids_of(long))

    assert [line.text for line in wards.before] == ["As counted in May 2024:"]
    assert [line.text for line in wards.after] == ["Source: the matron's book."]
    assert [line.text for line in kitchens.after] == ["Source: the cook's book."]


def test_a_group_in_another_passage_is_quoted_too(long: OpenLibrary) -> None:
    shelf = long.shelf()
    asked = Assistant(long).understand(f"How many beds has ward {WARDS} of the infirmary?")
    found = answer_figures(asked, gather(asked, shelf), shelf)

    assert found is not None
    row = found.drafts[0]
    assert row.text.startswith(f"Infirmary: Ward {WARDS}")
    assert {passage.id for passage, _ in row.quoted} != {row.passage.id}
    statements = compose(found.drafts, "", shelf.records).statements
    assert {statement.support for statement in statements} <= {"verbatim", "supported"}
