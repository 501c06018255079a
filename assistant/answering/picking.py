"""Picks out of a table the cells that a question names, and tells how well they fit it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cells import columns_named
from indexing.tables import is_absent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.figure_question import FigureQuestion
    from assistant.answering.grids import Grid
    from assistant.answering.matching import Concept
    from assistant.opening import Shelf

_MOST_CELLS = 12
_MOST_COLUMNS = 4
_FIGURE = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_TOTAL = re.compile(r"(?:grand |sub-?|overall )?totals?|all|overall|sum|altogether", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")

_AROUND = 0.9
"""How far a concept counts that stands in headings, title or lead, not in a label."""
_IN_SECTION = 0.6
_ENOUGH_STANDING = 0.6
_MOST_MISSING = 0.3
_NEARLY_WHOLE = 0.6
"""Share of a name's words that a label must hold to be called by it where none holds all."""
_NEARLY_BEST = 0.3
_WEIGHTY = 0.5
_EXACT = 0.1
_UNSAID = 0.25
"""What a label's words that the question does not say take off a fit, if it says none of them."""

Cell = tuple[int, int]
"""Row and column, both from 0; column 0 holds the labels."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Cells of one table, in reading order."""

    grid: Grid
    cells: tuple[Cell, ...]
    sides: Mapping[int, frozenset[str]]
    """For each row picked, the surfaces of the concepts that picked it."""
    by_column: bool
    """Whether the question names the columns."""

    def text(self, cell: Cell) -> str:
        """What the cell says."""
        return self.grid.table.rows[cell[0]].cells[cell[1]]

    @property
    def given(self) -> tuple[Cell, ...]:
        """The cells that have a value."""
        return tuple(cell for cell in self.cells if not is_absent(self.text(cell)))

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows picked, in their order."""
        return tuple(dict.fromkeys(row for row, _ in self.cells))

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns picked, in their order."""
        return tuple(dict.fromkeys(column for _, column in self.cells))


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of a question a table's picked cells serve, each from 0 to 1."""

    whole: float
    """By labels and all that stands around the table, less what the labels add."""
    axes: float
    """By labels alone."""


def pick(grid: Grid, asked: FigureQuestion, shelf: Shelf, around: str) -> Pick | None:
    """The cells of `grid` that the question names; None if it names none, or they hold no figures.

    `around` are the words that the table stands under (title, headings, lead).
    """
    named = _named_columns(grid, asked, shelf)
    columns = named or _all_columns(grid)
    rows = _rows(grid, asked, shelf, columns, around) if columns else {}
    if len(rows) == len(columns) == 1 and asked.operation in ("difference", "ratio"):
        columns = _all_columns(grid)
    cells = tuple((row, column) for row in sorted(rows) for column in columns)
    if not cells or len(cells) > _MOST_CELLS or not _hold_figures(grid, cells):
        return None
    return Pick(grid, cells, rows, bool(named))


def _hold_figures(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether the cells that have a value give figures, in columns that have any."""
    columns = {column for _, column in cells}
    texts = [grid.table.rows[row].cells[column] for row, column in cells]
    given = [text for text in texts if not is_absent(text)]
    beside = [row.cells[column] for row in grid.table.rows for column in columns]
    return all(_is_figure(text) for text in given) and any(_FIGURE.search(text) for text in beside)


def _is_figure(text: str) -> bool:
    """Whether a cell gives a figure, and not a text that holds one."""
    return bool(_FIGURE.search(text)) and len(text.split()) <= 12


def _named_columns(grid: Grid, asked: FigureQuestion, shelf: Shelf) -> tuple[int, ...]:
    headers = grid.table.headers
    named = columns_named(headers, asked.concepts, shelf.lexicon, _NEARLY_BEST)
    topical = [c for c in asked.concepts if c.surface not in asked.common]
    return tuple(n for n in named if _named(headers[n], topical, shelf))


def _all_columns(grid: Grid) -> tuple[int, ...]:
    """All columns with values, if they are few."""
    width = len(grid.table.headers)
    return tuple(range(1, width)) if width <= _MOST_COLUMNS + 1 else ()


def _rows(
    grid: Grid, asked: FigureQuestion, shelf: Shelf, columns: Sequence[int], around: str
) -> dict[int, frozenset[str]]:
    """Rows that are named, each with what names it; a row that says less than another is not meant.

    A sub-row is named by its own words, and the more closely if its group is named too.
    """
    lexicon, rows = shelf.lexicon, grid.table.rows
    in_columns = lexicon.stems(" ".join(grid.table.headers[c] for c in columns))
    telling = [c for c in asked.concepts if not _is_told(c, in_columns, columns, grid)]
    labels = [row.cells[0] for row in rows]
    said: dict[int, frozenset[str]] = {}
    for place, row in enumerate(rows):
        own = _named(row.cells[0], telling, shelf, labels)
        group = _named(row.group, telling, shelf, labels) if row.group and own else own
        if own:
            said[place] = own | group
    if not said:
        return _unnamed(grid, asked, columns)
    said = _of_said_numbers(grid, said, asked)
    best = _closest(grid, _weighty(_fullest(said), asked, lexicon.stems(around)), asked, shelf)
    return _with_heads(grid, asked, best, shelf)


def _of_said_numbers(
    grid: Grid, said: dict[int, frozenset[str]], asked: FigureQuestion
) -> dict[int, frozenset[str]]:
    """Without rows called by other numbers than the question's, where one is called by these."""
    numbers = {n: set(_NUMBER.findall(grid.table.rows[n].cells[0])) for n in said}
    if not any(own and own <= asked.numbers for own in numbers.values()):
        return said
    return {n: s for n, s in said.items() if numbers[n] <= asked.numbers}


def _fullest(said: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """Without rows that are named by less than another is."""
    return {n: s for n, s in said.items() if not any(s < other for other in said.values())}


def _weighty(
    said: dict[int, frozenset[str]], asked: FigureQuestion, around: frozenset[str]
) -> dict[int, frozenset[str]]:
    """Without rows named by little that the whole table is about anyway, or by common words.

    They stay where no other row is named.
    """
    weights = {concept.surface: concept.weight for concept in asked.concepts}
    known = asked.common | {c.surface for c in asked.concepts if c.match(around) >= 1}
    total = {n: sum(weights[surface] for surface in s) for n, s in said.items()}
    telling = {n: total[n] for n, s in said.items() if not s <= known}
    floor = _WEIGHTY * max(telling.values(), default=0.0)
    least = {n: s for n, s in said.items() if n in telling or total[n] >= floor}
    uncommon = {n: s for n, s in least.items() if not s <= asked.common}
    return uncommon or least


def _closest(
    grid: Grid, said: dict[int, frozenset[str]], asked: FigureQuestion, shelf: Shelf
) -> dict[int, frozenset[str]]:
    """Of rows named by the same words, those whose labels say no more, if there are any."""
    extra = {n: _unsaid(grid.table.rows[n].cells[0], asked, shelf) for n in said}
    exact = {s for n, s in said.items() if extra[n] <= _EXACT}
    return {n: s for n, s in said.items() if s not in exact or extra[n] <= _EXACT}


def _is_told(
    concept: Concept, in_columns: frozenset[str], columns: Sequence[int], grid: Grid
) -> bool:
    """Whether the chosen columns say the concept, so that it tells no rows apart."""
    return len(columns) < len(grid.table.headers) - 1 and concept.match(in_columns) >= 1


def _named(
    label: str, concepts: Sequence[Concept], shelf: Shelf, labels: Sequence[str] = ()
) -> frozenset[str]:
    """The surfaces of the concepts that a label holds, whole or as nearly as any of `labels`."""
    stems = shelf.lexicon.stems
    found: set[str] = set()
    for concept in concepts:
        nearest = max((concept.match(stems(other)) for other in labels), default=1.0)
        if concept.match(stems(label)) >= max(nearest, _NEARLY_WHOLE):
            found.add(concept.surface)
    return frozenset(found)


def _unnamed(
    grid: Grid, asked: FigureQuestion, columns: Sequence[int]
) -> dict[int, frozenset[str]]:
    """The total's row where a count or total is asked for; the only row of a table of one."""
    rows = grid.table.rows
    totals = [n for n, row in enumerate(rows) if _TOTAL.fullmatch(row.cells[0])]
    if (asked.total or asked.counts) and len(totals) == 1:
        return {totals[0]: frozenset()}
    return {0: frozenset()} if len(rows) == 1 and columns else {}


def _with_heads(
    grid: Grid, asked: FigureQuestion, said: dict[int, frozenset[str]], shelf: Shelf
) -> dict[int, frozenset[str]]:
    """The rows with those of their groups, where these are meant too.

    They are if the asker's own place is named, or if a lone sub-row is to be held against another.
    """
    lone = asked.compares and len(said) == 1
    if not (asked.own or lone):
        return said
    heads = {head for n in said if (head := grid.group_of(n)) is not None} - set(said)
    labels = {n: grid.table.rows[n].label for n in heads}
    return said | {n: _named(label, asked.concepts, shelf) for n, label in labels.items()}


def fit(picked: Pick, asked: FigureQuestion, shelf: Shelf, around: str, section: str) -> Fit | None:
    """How well the cells fit the question; None if a year or a weighty part of it stands nowhere.

    `around` are the words that the table stands under (title, headings, lead); `section` is the
    text that it stands in.
    """
    table, stems = picked.grid.table, shelf.lexicon.stems
    doc_id = picked.grid.passage.doc_id
    labels = [table.rows[n].label for n in picked.rows]
    labels += [table.headers[n] for n in picked.columns]
    axes = stems("\n".join(labels))
    near = stems(f"{around}\n{table.headers[0]}")
    within = axes | near | stems(section)
    total = whole = on_axes = missing = 0.0
    for concept in asked.concepts:
        named = concept.match(axes) if concept.match(axes) >= _NEARLY_WHOLE else 0.0
        standing = max(
            named,
            _AROUND * float(doc_id in concept.documents or (named and concept.match(within) >= 1)),
            _AROUND * concept.match(near),
            _IN_SECTION * concept.match(within),
        )
        if not named and concept.surface in asked.common:
            continue
        if standing < _ENOUGH_STANDING:
            missing += concept.weight
            if any(year in concept.surface for year in asked.years):
                return None
        total += concept.weight
        whole += concept.weight * standing
        on_axes += concept.weight * named
    if not total or missing > _MOST_MISSING * total:
        return None
    unsaid = [_unsaid(table.rows[n].cells[0], asked, shelf) for n, s in picked.sides.items() if s]
    added = sum(unsaid) / len(unsaid) if unsaid else 0.0
    return Fit(whole / total - _UNSAID * added, on_axes / total)


def _unsaid(label: str, asked: FigureQuestion, shelf: Shelf) -> float:
    """Weight of a label's words that the question does not say, over that of all of them."""
    lexicon = shelf.lexicon
    words = {t.stem for t in lexicon.tokens(_ASIDE.sub("", label)) if not t.is_stop_word}
    said = {stem for c in asked.concepts for form in c.alternatives for stem in form}
    total = sum(lexicon.weight(stem) for stem in words)
    return sum(lexicon.weight(stem) for stem in words - said) / total if total else 0.0
