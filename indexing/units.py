"""Evidence units: the sentences, list items and table rows that answers are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import nupunkt

from indexing.tables import Row, Table, read_table
from indexing.document import Passage
from indexing.plain import plain_text

UnitKind = Literal["sentence", "item", "row"]

_HEADING = re.compile(r"^#{1,6}\s")
_ITEM = re.compile(r"^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+")
_REFERENCES = re.compile(r"^Sources?:\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a passage that can stand as a statement.

    `quote` stands verbatim in the passage; `text` is the same in plain words; `lead` is what
    introduces it there (a list's lead-in), needed to understand it but not part of it.
    """

    passage: Passage
    kind: UnitKind
    order: int
    quote: str
    text: str
    lead: str = ""
    row: Row | None = None
    table: Table | None = None


@lru_cache(maxsize=8192)
def split_units(passage: Passage) -> tuple[Unit, ...]:
    """The units of `passage`, in reading order; reference lists ('Source: …') give none."""
    units: list[Unit] = []
    lead = ""
    for block in _blocks(passage.text):
        first = block.lstrip()
        if first.startswith("|"):
            units += _rows(passage, block, len(units), lead)
        elif _ITEM.match(first):
            units += _items(passage, block, len(units), lead)
        elif _REFERENCES.match(first):
            continue
        else:
            units += _sentences(passage, block, len(units))
            lead = plain_text(block).strip()
    return tuple(units)


def _blocks(text: str) -> list[str]:
    """Runs of lines of one kind, headings and blank lines left out."""
    blocks: list[list[str]] = []
    previous = ""
    for line in text.splitlines():
        kind = _kind(line, previous)
        if kind in ("", "heading"):
            previous = ""
        elif kind == previous:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            previous = kind
    return ["\n".join(lines) for lines in blocks]


def _kind(line: str, previous: str) -> str:
    if not line.strip():
        return ""
    if _HEADING.match(line):
        return "heading"
    if line.lstrip().startswith("|"):
        return "table"
    continues_item = previous == "list" and line[0].isspace()
    return "list" if _ITEM.match(line) or continues_item else "prose"


def _sentences(passage: Passage, block: str, order: int) -> list[Unit]:
    found: list[Unit] = []
    for start, end in nupunkt.sent_spans(block):
        quote = block[start:end].strip()
        text = plain_text(quote).strip()
        if text:
            found.append(Unit(passage, "sentence", order + len(found), quote, text))
    return found


def _items(passage: Passage, block: str, order: int, lead: str) -> list[Unit]:
    """Items, each sub-item its own unit led in by its parent."""
    found: list[Unit] = []
    parents: list[tuple[int, str]] = []
    for chunk in _item_chunks(block):
        match = _ITEM.match(chunk)
        if match is None:
            continue
        depth = len(match.group(1))
        quote = chunk[match.end() :].strip()
        text = plain_text(quote).strip()
        parents = [(level, parent) for level, parent in parents if level < depth]
        above = parents[-1][1] if parents else lead
        parents.append((depth, text))
        if text:
            found.append(Unit(passage, "item", order + len(found), quote, text, above))
    return found


def _item_chunks(block: str) -> list[str]:
    chunks: list[str] = []
    for line in block.splitlines():
        if _ITEM.match(line) or not chunks:
            chunks.append(line)
        else:
            chunks[-1] += "\n" + line
    return chunks


def _rows(passage: Passage, block: str, order: int, lead: str) -> list[Unit]:
    table = read_table(block)
    if table is None:
        return []
    return [
        Unit(passage, "row", order + place, row.line, row_text(row, table), lead, row, table)
        for place, row in enumerate(table.rows)
    ]


def row_text(row: Row, table: Table) -> str:
    """A row in words: its label, then each value under its column's header."""
    pairs = [(h, c) for h, c in zip(table.headers[1:], row.cells[1:], strict=False) if c]
    if len(pairs) == 1:
        return f"{row.label}: {pairs[0][1]}"
    return f"{row.label} — " + "; ".join(f"{h}: {c}" if h else c for h, c in pairs)
