"""A Markdown table read as a table: columns, rows, and the group that a row belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexing.plain import plain_text

_CELL = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"^[\s|:\-]+$")
_CONTINUES = re.compile(r"^[—–-]\s+(?=\S)")
_EMPTY = re.compile(r"^(?:[-–—]|n/?a|not (?:given|stated|known|available|recorded|published|read))?$", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its source line, its cells as plain text, and its group's label if it is a sub-row."""

    line: str
    cells: tuple[str, ...]
    group: str | None = None

    @property
    def label(self) -> str:
        """What the row is about: its first cell, with the group's label in front of a sub-row's."""
        own = _CONTINUES.sub("", self.cells[0]) if self.cells else ""
        return f"{self.group}: {own}" if self.group else own


@dataclass(frozen=True, slots=True)
class Table:
    """Column headers and rows. Rows have as many cells as there are headers."""

    header_line: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def is_absent(cell: str) -> bool:
    """Whether a cell says that there is no value ('not given', a dash, nothing)."""
    return bool(_EMPTY.match(cell.strip()))


def read_table(markdown: str) -> Table | None:
    """The first pipe table in `markdown`, or None if there is none."""
    lines = [line for line in markdown.splitlines() if line.lstrip().startswith("|")]
    if len(lines) < 3 or not _DELIMITER.match(lines[1]):
        return None
    headers = _cells(lines[0])
    rows: list[Row] = []
    group: str | None = None
    for line in lines[2:]:
        cells = _fit(_cells(line), len(headers))
        continues = bool(cells and _CONTINUES.match(cells[0]))
        group = group if continues else (cells[0] if cells else None)
        rows.append(Row(line.strip(), cells, group if continues else None))
    return Table(lines[0].strip(), headers, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(plain_text(cell).replace("\\|", "|").strip() for cell in _CELL.split(inner))


def _fit(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]
