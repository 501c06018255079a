"""Evidence units: the sentences, list items and table rows that answers are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import nupunkt

from indexing.plain import plain_text
from indexing.runs import LIST_ITEM, runs
from indexing.tables import Row, Table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexing.document import Passage
    from indexing.runs import Run

UnitKind = Literal["sentence", "item", "row"]

_REFERENCES = re.compile(r"(?:\*\*|__)?(?:Sources?|References?):", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+://\S+")
_TITLE = re.compile(r"(?:\*\*[^*\n]+\*\*|__[^_\n]+__)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a passage that can stand as a statement.

    `quote` stands verbatim in the passage, white space aside; `text` is the same in plain words;
    `lead` is what introduces it there (a list's lead-in, the item above a sub-item), needed to
    understand it but not part of it.
    """

    passage: Passage
    kind: UnitKind
    order: int
    """0-based place among the passage's units."""
    quote: str
    text: str
    lead: str = ""
    row: Row | None = None
    table: Table | None = None
    mark: str = ""
    """For an item: its mark in the list, such as "-" or "3."."""

    @property
    def in_its_place(self) -> str:
        """The words of the unit with what introduces it and the headings above it."""
        return f"{self.text}\n{self.lead}\n{self.passage.section}"


@lru_cache(maxsize=8192)
def split_units(passage: Passage) -> tuple[Unit, ...]:
    """The units of `passage`, in reading order; lists of references ('Source: …') give none."""
    units: list[Unit] = []
    lead = ""
    for run in runs(passage.text):
        lead = "" if run.heads_section else lead
        if run.kind == "prose":
            units += _sentences(passage, run, len(units))
            lead = plain_text(run.text)
        else:
            read = _rows if run.kind == "table" else _items
            units += read(passage, run.text, len(units), lead)
            # What introduces a table or a list introduces no second one after it.
            lead = ""
    return tuple(units)


def units_of(passages: Iterable[Passage]) -> Iterator[Unit]:
    """The units of several passages, in their order."""
    for passage in passages:
        yield from split_units(passage)


def _sentences(passage: Passage, run: Run, order: int) -> list[Unit]:
    """The statements of a paragraph; one that is a title in bold makes none."""
    if _REFERENCES.match(run.text) or _TITLE.fullmatch(run.text):
        return []
    found: list[Unit] = []
    for start, end in nupunkt.sent_spans(run.text):
        quote = run.text[start:end].strip()
        text = plain_text(quote)
        if text and not _is_reference(text):
            found.append(Unit(passage, "sentence", order + len(found), quote, text))
    return found


def _is_reference(text: str) -> bool:
    """Whether `text` is addresses more than words."""
    words = _ADDRESS.sub("", text)
    return len(words) < len(text) / 2 or (words != text and text.startswith(("http", ";")))


def _items(passage: Passage, run: str, order: int, lead: str) -> list[Unit]:
    """Items, each sub-item its own unit led in by the item above it."""
    found: list[Unit] = []
    above: list[tuple[int, str]] = []
    for indent, mark, quote in _marked(run):
        text = plain_text(quote)
        above = [(depth, words) for depth, words in above if depth < indent]
        introduction = above[-1][1] if above else lead
        above.append((indent, text))
        if text:
            place = order + len(found)
            found.append(Unit(passage, "item", place, quote, text, introduction, mark=mark))
    return found


def _marked(run: str) -> Iterator[tuple[int, str, str]]:
    """Indent, mark and words of each item, as they stand."""
    lines = run.splitlines()
    starts = [place for place, line in enumerate(lines) if LIST_ITEM.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = LIST_ITEM.match(lines[start])
        if match:
            words = "\n".join([lines[start][match.end() :], *lines[start + 1 : end]])
            yield len(match["indent"]), match["mark"], words.strip()


def _rows(passage: Passage, run: str, order: int, lead: str) -> list[Unit]:
    table = read_table(run)
    if table is None:
        return []
    return [
        Unit(passage, "row", order + place, row.line, row_text(row, table), lead, row, table)
        for place, row in enumerate(table.rows)
    ]


def row_text(row: Row, table: Table) -> str:
    """A row in words: its label, then each value under its column's header."""
    pairs = [(h, c) for h, c in zip(table.headers[1:], row.cells[1:], strict=True) if c]
    if len(pairs) == 1:
        return f"{table.name_of(row)}: {pairs[0][1]}"
    return f"{table.name_of(row)} — " + "; ".join(f"{h}: {c}" if h else c for h, c in pairs)
