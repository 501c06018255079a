"""The matrix as HTML: a heat map whose every cell says its grade in words."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.alignment.model import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.alignment.matrix import Cell, Matrix, MatrixRow

CELL = "cell:"
"""What the address of a cell begins with, where links to passages have a passage's id."""


def cell_address(name: str, target: str) -> str:
    """A cell as one word, for a link."""
    return f"{CELL}{name}|{target}"


def matrix_html(
    rows: Sequence[MatrixRow], names: Mapping[str, str], caption: str, shown: str = ""
) -> str:
    """A table with a column a framework, called by `names`; `shown` is the open cell's address."""
    heads = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names.values())
    groups = groupby(rows, key=lambda row: row.group)
    bodies = "".join(_group(group, members, names, shown) for group, members in groups)
    return (
        f"<div class='wsa-scroll' tabindex='0' role='region' aria-label='{escape(caption)}'>"
        f"<table class='wsa-matrix'><caption>{escape(caption)}</caption>"
        f"<thead><tr><th scope='col'>Ours</th>{heads}</tr></thead>{bodies}</table></div>"
    )


def _group(group: str, rows: Iterable[MatrixRow], names: Mapping[str, str], shown: str) -> str:
    members = list(rows)
    titled = group and members[0].cells
    wide = f"colspan='{len(names) + 1}'"
    title = f"<tr><th scope='rowgroup' {wide}><span>{escape(group)}</span></th></tr>"
    head = title if titled else ""
    return f"<tbody>{head}{''.join(_row(row, names, shown) for row in members)}</tbody>"


def _row(row: MatrixRow, names: Mapping[str, str], shown: str) -> str:
    title = row.text.partition(".")[0] if row.cells else row.text
    label = f"<b>{escape(row.name)}</b> " if row.cells else ""
    cells = "".join(_cell(row, cell, names, shown) for cell in row.cells)
    if not row.cells:
        cells = "".join(f"<td class='wsa-{g}'>{g}</td>" for g in row.grades.values())
    return f"<tr><th scope='row'>{label}{escape(title)}</th>{cells}</tr>"


def _cell(row: MatrixRow, cell: Cell, names: Mapping[str, str], shown: str) -> str:
    address = cell_address(row.name, cell.target)
    query = escape(urlencode({"cell": f"{row.name}|{cell.target}"}))
    decided = cell.decided
    said = f", decided by a person: {decided.decided}" if decided else ""
    label = f"{row.name} beside {names[cell.target]}: {cell.proposed}{said}. Open its pairs."
    mark = f"<span class='wsa-decided'>✓ {escape(decided.decided)}</span>" if decided else ""
    here = " aria-current='true'" if address == shown else ""
    return (
        f"<td class='wsa-{cell.proposed}'><a href='?{query}' data-passage='{escape(address)}'{here}"
        f" aria-label='{escape(label)}'>{cell.proposed}{mark}</a></td>"
    )


def summary_html(found: Matrix, names: Mapping[str, str]) -> str:
    """The heat map in sentences: how many of each grade, and of theirs unanswered."""
    lines = "".join(
        f"<li><b>{escape(names[target])}</b>: {_counted(found, target)}</li>"
        for target in found.alignments
    )
    return f"<ul class='wsa-plain'>{lines}</ul>"


def _counted(found: Matrix, target: str) -> str:
    counts = Counter(row.grades[target] for row in found.rows)
    said = ", ".join(f"{counts[grade]} {grade}" for grade in reversed(GRADES))
    gaps = len(found.alignments[target].gaps)
    return f"{said}; {gaps} of theirs that nothing of ours answers"
