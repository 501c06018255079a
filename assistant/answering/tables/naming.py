"""Which rows of a table a question names, and by which of its words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.matching import Concept
    from assistant.answering.tables.figure_question import FigureQuestion
    from assistant.answering.tables.grids import Grid
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf

NEARLY_WHOLE = 0.6
"""Share of a name's words that a label must hold to be called by it where none holds all."""

_MOST_HEADS = 8
_WEIGHTY = 0.5
_EXACT = 0.1
_NUMBER = re.compile(r"\d+")
_TOTAL = re.compile(
    r"(?:grand |overall )?totals?(?: [\w ]+)?|(?:all|both)(?: [\w ]+)?|overall|sum|altogether",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|plus|also)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")


def named_rows(
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
        own = named_in(row.cells[0], telling, lexicon, labels)
        group = named_in(row.group, telling, lexicon, labels) if row.group and own else own
        if own:
            said[place] = own | group
    if not said:
        return _unnamed(grid, asked)
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
    extra = {n: unsaid(grid.table.rows[n].cells[0], asked, shelf.lexicon) for n in said}
    exact = {s for n, s in said.items() if extra[n] <= _EXACT}
    return {n: s for n, s in said.items() if s not in exact or extra[n] <= _EXACT}


def _is_told(
    concept: Concept, in_columns: frozenset[str], columns: Sequence[int], grid: Grid
) -> bool:
    """Whether the chosen columns say the concept, so that it tells no rows apart."""
    return len(columns) < len(grid.table.headers) - 1 and concept.match(in_columns) >= 1


def _unnamed(grid: Grid, asked: FigureQuestion) -> dict[int, frozenset[str]]:
    """The total's row where a count or total is asked for, all groups where the highest is.

    The only row of a table of one needs no name.
    """
    rows = grid.table.rows
    total = _total(grid)
    if (asked.total or asked.counts) and total is not None:
        return {total: frozenset()}
    heads = [n for n, row in enumerate(rows) if row.group is None]
    if len(rows) == 1 or (asked.extreme and len(heads) <= _MOST_HEADS):
        return dict.fromkeys(heads, frozenset[str]())
    return {}


def _total(grid: Grid) -> int | None:
    """The place of the one row that is a total; None if there is none, or several."""
    totals = [n for n, row in enumerate(grid.table.rows) if _TOTAL.fullmatch(row.cells[0])]
    return totals[0] if len(totals) == 1 else None


def _with_heads(
    grid: Grid, asked: FigureQuestion, said: dict[int, frozenset[str]], shelf: Shelf
) -> dict[int, frozenset[str]]:
    """The rows with those of their groups, where these are meant too.

    They are if the asker's own place is named, if a lone sub-row is to be held against another, or
    if it is asked for in the second place. A share of a lone row is of the total.
    """
    lone = asked.compares and len(said) == 1
    if not (asked.own or lone or _is_added(grid, asked, said, shelf)):
        return said
    heads = {head for n in said if (head := grid.group_of(n)) is not None} - set(said)
    total = _total(grid)
    if asked.operation == "share" and lone and not heads and total is not None:
        heads = {total} - set(said)
    labels = {n: grid.table.rows[n].label for n in heads}
    return said | {n: named_in(label, asked.concepts, shelf.lexicon) for n, label in labels.items()}


def _is_added(
    grid: Grid, asked: FigureQuestion, said: dict[int, frozenset[str]], shelf: Shelf
) -> bool:
    """Whether a lone sub-row comes after its group: "turnover in social care, and nationally"."""
    row = grid.table.rows[next(iter(said))]
    joined = _JOINED.search(asked.text)
    if len(said) > 1 or row.group is None or joined is None:
        return False
    own = named_in(row.cells[0], asked.concepts, shelf.lexicon)
    group = named_in(row.group, asked.concepts, shelf.lexicon) - own
    before, after = asked.text[: joined.start()], asked.text[joined.end() :]
    return (
        any(surface in before for surface in group)
        and any(surface in after for surface in own)
        and not any(surface in before for surface in own)
    )


def named_in(
    label: str, concepts: Sequence[Concept], lexicon: Lexicon, labels: Sequence[str] = ()
) -> frozenset[str]:
    """The surfaces of the concepts that a label holds, whole or as nearly as any of `labels`.

    Where a label holds the question's own words, those that hold other words for it are not meant.
    """
    stems = lexicon.stems(label)
    others = [lexicon.stems(other) for other in labels]
    found: set[str] = set()
    for concept in concepts:
        own = concept.alternatives[0]
        if any(own <= other for other in others):
            named = own <= stems
        else:
            nearest = max((concept.match(other) for other in others), default=1.0)
            named = concept.match(stems) >= max(nearest, NEARLY_WHOLE)
        named = named and not _turned_round(label, concept.surface, lexicon)
        found |= {concept.surface} if named else set()
    return frozenset(found)


def _turned_round(label: str, surface: str, lexicon: Lexicon) -> bool:
    """Whether a label says two words of a name the other way round: home care is no care home."""
    pairs = pairwise(token.stem for token in lexicon.tokens(surface))
    said = set(pairwise(token.stem for token in lexicon.tokens(label)))
    return any((b, a) in said and (a, b) not in said for a, b in pairs if a != b)


def unsaid(label: str, asked: FigureQuestion, lexicon: Lexicon) -> float:
    """Weight of a label's words, numbers apart, that the question does not say, of all of them."""
    tokens = lexicon.tokens(_ASIDE.sub("", label))
    words = {t.stem for t in tokens if not (t.is_stop_word or t.stem.isdecimal())}
    said = {stem for c in asked.concepts for form in c.alternatives for stem in form}
    total = sum(lexicon.weight(stem) for stem in words)
    return sum(lexicon.weight(stem) for stem in words - said) / total if total else 0.0
