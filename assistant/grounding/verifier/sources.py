"""What a statement can be held against: sentences, list items and table rows of the passages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.kinds import kind_of
from indexing.plain import plain_text
from indexing.units import Unit, split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexing.document import Passage

_LONGEST_QUOTE = 700
_LEANS = re.compile(
    r"^\W*(?:it|its|they|their|them|this|these|those|that|such|he|she|his|her|both|here|there)\b",
    re.IGNORECASE,
)
_MOST_JOINED = 12


@dataclass(frozen=True, slots=True)
class Source:
    """Words of a passage that can carry a statement."""

    passage: Passage
    quotes: tuple[str, ...]
    """Verbatim in the passage."""
    own: str
    """The words themselves, in plain words."""
    context: str
    """What stands over them: the headings, the lead-in and the document's title."""
    parts: tuple[str, ...] = ()
    """Where several items or rows are taken together: each one's words, with their lead-in."""
    cells: tuple[tuple[str, str], ...] = ()
    """Of a table's rows: each cell with its column's header."""
    label: str = ""
    """Of a table's rows: their names."""


@lru_cache(maxsize=512)
def sources_of(passage: Passage, title: str) -> tuple[Source, ...]:
    """Each unit of `passage` by itself, first of all, then each run of items or rows together.

    What gives orders to the reader's software is no source: a statement that it carries could only
    be one that somebody wanted said.
    """
    units = [unit for unit in split_units(passage) if not gives_orders(unit)]
    context = f"{title}\n{passage.section}"
    single = [source for unit in units for source in _alone(unit, units, context)]
    return (*single, *_joined(units, context))


def gives_orders(unit: Unit) -> bool:
    """Whether a unit speaks to the assistant and not to people."""
    return kind_of(unit.text) == "instruction"


def _alone(unit: Unit, units: Sequence[Unit], context: str) -> Iterator[Source]:
    """A unit; where it leans on the sentence before it, that one comes with it."""
    over = f"{context}\n{unit.lead}"
    if unit.row is not None and unit.table is not None:
        cells, name = _cells(unit), unit.table.name_of(unit.row)
        line = plain_text(unit.quote)
        yield Source(unit.passage, (unit.quote,), line, over, cells=cells, label=name)
        yield Source(unit.passage, _from_header(unit), unit.text, over, cells=cells, label=name)
        return
    before = _just_before(unit, units)
    if before is not None and _LEANS.match(unit.text):
        quotes = _span(unit.passage, before.quote, unit.quote)
        yield Source(unit.passage, quotes, f"{before.text} {unit.text}", over)
    yield Source(unit.passage, (unit.quote,), unit.text, over)
    led = _with_lead(unit)
    if led is not None:
        yield Source(unit.passage, led, f"{unit.lead} {unit.text}", context)


def _cells(unit: Unit) -> tuple[tuple[str, str], ...]:
    if unit.row is None or unit.table is None:
        return ()
    return tuple(zip(unit.table.headers[1:], unit.row.cells[1:], strict=True))


def _just_before(unit: Unit, units: Sequence[Unit]) -> Unit | None:
    found = (one for one, other in pairwise(units) if other is unit)
    before = next(found, None)
    return before if before is not None and before.kind == unit.kind == "sentence" else None


def _with_lead(unit: Unit) -> tuple[str, ...] | None:
    """The words from the lead-in to the item, where they are short and stand together."""
    start, text = _place_of_lead(unit), unit.passage.text
    end = text.find(unit.quote, max(start, 0)) + len(unit.quote)
    return (text[start:end],) if 0 <= start < end <= start + _LONGEST_QUOTE else None


def _place_of_lead(unit: Unit) -> int:
    if not unit.lead:
        return -1
    last = unit.lead.strip().splitlines()[-1]
    # The lead-in is in plain words; where it has marks, it is not found, and none is quoted.
    return unit.passage.text.find(last)


def _from_header(unit: Unit) -> tuple[str, ...]:
    header = unit.table.header_line if unit.table else ""
    return _span(unit.passage, header, unit.quote)


def _span(passage: Passage, first: str, last: str) -> tuple[str, ...]:
    """The passage from one quote to another where that is short, else the two by themselves."""
    start = passage.text.find(first)
    end = passage.text.find(last, max(start, 0)) + len(last)
    near = 0 <= start < end <= start + _LONGEST_QUOTE
    return (passage.text[start:end],) if near else (first, last)


def _joined(units: Sequence[Unit], context: str) -> Iterator[Source]:
    """Items under one lead-in, or rows of one table, next to one another."""
    for run in _runs(units):
        for start in range(len(run)):
            for end in range(start + 2, min(len(run), start + _MOST_JOINED) + 1):
                chosen = run[start:end]
                first, last = chosen[0], chosen[-1]
                begin = first.table.header_line if first.table else first.quote
                quotes = _span(first.passage, begin, last.quote)
                if len(quotes) == 1:
                    parts = tuple(f"{unit.lead} {unit.text}" for unit in chosen)
                    own = " ".join(unit.text for unit in chosen)
                    over = f"{context}\n{first.lead}"
                    cells = tuple(cell for unit in chosen for cell in _cells(unit))
                    names = "; ".join(u.table.name_of(u.row) for u in chosen if u.table and u.row)
                    yield Source(first.passage, quotes, own, over, parts, cells, names)


def _runs(units: Iterable[Unit]) -> list[list[Unit]]:
    runs: list[list[Unit]] = []
    for unit in units:
        if unit.kind == "sentence":
            continue
        last = runs[-1][-1] if runs else None
        same = last is not None and (last.kind, last.lead) == (unit.kind, unit.lead)
        if last is not None and same and unit.order == last.order + 1:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs
