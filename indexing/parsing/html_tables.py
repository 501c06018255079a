"""HTML tables to rows of plain cells, with spans resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

_WIDEST_SPAN = 100
_INNER_BLOCKS = ["li", "p", "br", "div"]


def is_layout(table: Tag) -> bool:
    """Whether a table only places things on the page: it holds tables, or one column."""
    if table.find(["table", "h1", "h2", "h3"]):
        return True
    return all(len(_cells(row)) < 2 for row in table.find_all("tr"))


def caption_of(table: Tag) -> str:
    """The table's caption, or nothing."""
    caption = table.find("caption")
    return caption.get_text() if caption else ""


def table_rows(table: Tag) -> list[list[str]]:
    """Cells of each row; the first row is the header, made of all rows that head columns.

    A cell over several rows stands in each. A cell over several columns stands in each of a header,
    and in the first of them elsewhere.
    """
    rows = table.find_all("tr")
    header_rows = _header_rows(rows)
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for index, row in enumerate(rows):
        cells, hanging = _resolve(_cells(row), hanging, repeat=index < header_rows)
        grid.append(cells)
    return [_merged(grid[:header_rows]), *grid[header_rows:]] if header_rows > 1 else grid


def _header_rows(rows: list[Tag]) -> int:
    """How many rows at the top consist of header cells only."""
    count = 0
    for row in rows:
        cells = _cells(row)
        if not cells or any(cell.name == "td" for cell in cells):
            break
        count += 1
    return count


def _resolve(
    cells: list[Tag], hanging: dict[int, tuple[int, str]], *, repeat: bool
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """One row's texts, and the cells that reach down from it: column to rows left and text."""
    row: list[str] = []
    below = {column: (left - 1, text) for column, (left, text) in hanging.items() if left > 1}
    waiting = iter(cells)
    while True:
        if len(row) in hanging:
            row.append(hanging[len(row)][1])
            continue
        cell = next(waiting, None)
        if cell is None:
            break
        text = _cell_text(cell)
        down = _span(cell, "rowspan")
        for offset in range(_span(cell, "colspan")):
            shown = text if repeat or offset == 0 else ""
            if down > 1:
                below[len(row)] = (down - 1, shown)
            row.append(shown)
    return row, below


def _merged(rows: list[list[str]]) -> list[str]:
    width = max(map(len, rows))
    columns = ([row[column] for row in rows if column < len(row)] for column in range(width))
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["th", "td"], recursive=False)


def _cell_text(cell: Tag) -> str:
    for block in cell.find_all(_INNER_BLOCKS):
        block.insert_before(" ")
        block.insert_after(" ")
    return cell.get_text()


def _span(cell: Tag, attribute: str) -> int:
    value = str(cell.get(attribute, "1")).strip()
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() else 1
