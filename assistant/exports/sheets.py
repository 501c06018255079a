"""Tables for spreadsheets: CSV, and Excel with filters."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from assistant.exports.harmless import harmless, writable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from assistant.exports.provenance import Provenance

Cell = str | int | float | None
_MADE = "provenance"
_WIDEST = 60
_NARROWEST = 10
_HEAD = PatternFill("solid", fgColor="E8EDF2")
_ABOUT = "About this file"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; each row has a cell a column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(sheet: Sheet, made: Provenance) -> str:
    """A header line and a line a row; the last column says where the file comes from."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*sheet.columns, _MADE])
    for row in sheet.rows:
        writer.writerow([*(_said(cell) for cell in row), harmless(made.line)])
    return file.getvalue()


def _said(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def as_xlsx(sheets: Sequence[Sheet], made: Provenance) -> bytes:
    """A workbook: a filter on every column, the heads kept in view; a last sheet says whence."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.name[:31]), sheet.columns, sheet.rows)
    about = book.create_sheet(_ABOUT)
    _write(about, ("What", "Value"), made.lines)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write(sheet: Worksheet, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> None:
    for number, row in enumerate([tuple(columns), *rows], 1):
        for place, value in enumerate(row, 1):
            words = isinstance(value, str)
            cell = sheet.cell(number, place, writable(value) if isinstance(value, str) else value)
            if words:
                # Said so, "=…" is words; else it would be a formula.
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place, name in enumerate(columns, 1):
        head = sheet.cell(1, place)
        head.font, head.fill = Font(bold=True), _HEAD
        longest = max([len(name), *(len(str(row[place - 1] or "")) for row in rows)])
        width = min(_WIDEST, max(_NARROWEST, longest + 2))
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
