"""A Markdown table read as a table: columns, rows, and the group that a row belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from indexing.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CELL_EDGE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_SUB_ROW = re.compile(r"^[—–-]\s+(?=\S)")
_ABSENT = re.compile(
    r"[-–—.…\s]*|n\.?/?a\.?|nil|none|unknown|tbc|no data|"
    r"(?:not|none) (?:given|stated|known|available|recorded|published|restated|shown)"
    r"(?: (?:here|yet|in the copy read)| \([^()]*\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its source line, its cells as plain text, its group's label if it is a sub-row."""

    line: str
    cells: tuple[str, ...]
    group: str | None = None

    @property
    def label(self) -> str:
        """What the row is about: its first cell, with the group's label in front of a sub-row's."""
        own = _SUB_ROW.sub("", self.cells[0])
        return f"{self.group}: {own}" if self.group and own else self.group or own


@dataclass(frozen=True, slots=True)
class Table:
    """Column headers and rows. Rows have as many cells as there are headers."""

    header_line: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def name_of(self, row: Row) -> str:
        """What a row is called: its label, with its column's header before a bare number."""
        header = self.headers[0]
        return f"{header} {row.label}" if header and row.label.isdecimal() else row.label


def is_absent(cell: str) -> bool:
    """Whether a cell says that there is no value ('not given', a dash, nothing)."""
    return _ABSENT.fullmatch(cell.strip()) is not None


def is_table_start(line: str, following: str) -> bool:
    """Whether `line` is a table's header: the line after it is a row of dashes."""
    return "|" in line and "-" in following and _DELIMITER.fullmatch(following) is not None


def read_table(markdown: str) -> Table | None:
    """The first pipe table in `markdown`, or None if there is none with a row.

    A row whose first cell begins with a dash, or is empty, belongs to the row above it that has
    neither.
    """
    lines = markdown.splitlines()
    starts = (n for n in range(len(lines) - 1) if is_table_start(lines[n], lines[n + 1]))
    first = next(starts, None)
    if first is None:
        return None
    headers = _cells(lines[first])
    body = list(takewhile(lambda line: "|" in line, lines[first + 2 :]))
    rows = _grouped((line.strip(), _fitted(_cells(line), len(headers))) for line in body)
    return Table(lines[first].strip(), headers, rows) if rows else None


def joined(pieces: Sequence[Table]) -> Table:
    """The pieces of one table, in order, as one; a sub-row finds its group in an earlier piece."""
    rows = ((row.line, row.cells) for piece in pieces for row in piece.rows)
    return Table(pieces[0].header_line, pieces[0].headers, _grouped(rows))


def _grouped(rows: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Row, ...]:
    found: list[Row] = []
    group: str | None = None
    for line, cells in rows:
        is_sub_row = bool(not cells[0] or _SUB_ROW.match(cells[0]))
        group = group if is_sub_row else cells[0]
        found.append(Row(line, cells, group if is_sub_row else None))
    return tuple(found)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(plain_words(cell) for cell in _CELL_EDGE.split(inner))


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]
