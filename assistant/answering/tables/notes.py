"""Lines near a table that say where its figures come from, of when they are, what limits them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nupunkt

from assistant.answering.tables.words import load_table_words
from assistant.understanding.question import YEAR
from assistant.understanding.wording import any_of
from indexing.plain import plain_text
from indexing.runs import LIST_ITEM, runs
from indexing.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.answering.tables.grids import Grid
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from indexing.document import Passage

_LABELLED = re.compile(
    r"\W*(?:(?:data )?sources?(?: of data| cited)?|data|base|period|reference (?:date|period))\s*:",
    re.IGNORECASE,
)
_DATED = any_of(
    r"\b(?:figures?|data|estimates?|counts?|numbers?|rates?|survey|census|edition|table|covers?|"
    r"as (?:at|of)|year to|quarter)\b"
)
_LIMITS = any_of(
    r"\b(?:can ?not|can't|must not|should not|may not) (?:\w+ ){0,3}?(?:be )?"
    r"(?:compared|read as|set against)\b",
    r"\bnot (?:\w+ )?(?:comparable|like for like|compared)\b",
    r"\b(?:incomparable|different (?:definitions?|bases|basis|methods?|measures?))\b",
    r"\b(?:definitions?|scopes?|methods?)\b[^.;]{0,60}\b(?:differ|changed)\b",
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_ADDRESS = re.compile(r"\S+://\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or list item, as it stands in its passage and in plain words."""

    passage: Passage
    quote: str
    text: str

    @property
    def labelled(self) -> bool:
        """Whether it says of itself that it gives a source or period ("Source: …")."""
        return _LABELLED.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines of a table's section, those before it and those after it, nearest first."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]

    @property
    def nearest(self) -> tuple[Line, ...]:
        """All lines: notes stand after a table more often than before it."""
        return (*self.after, *self.before)

    @property
    def text(self) -> str:
        """All of it in plain words."""
        return "\n".join(line.text for line in self.nearest)


def surroundings(grid: Grid, shelf: Shelf) -> Surroundings:
    """What stands in the section of `grid` between the table before it and the table after it."""
    first = grid.passage
    section = [
        passage
        for passage in shelf.library.document_passages(first.doc_id)
        if passage.heading_path == first.heading_path
    ]
    before: list[Line] = []
    after: list[Line] = []
    found = False
    for header, line in (piece for passage in section for piece in _pieces(passage)):
        if header == grid.table.header_line:
            found = True
        elif header is not None:
            if found:
                break
            before.clear()
        elif line is not None:
            (after if found else before).append(line)
    return Surroundings(tuple(reversed(before)), tuple(after))


def _pieces(passage: Passage) -> Iterator[tuple[str | None, Line | None]]:
    """The header line of each table and each line of text of a passage, in its order."""
    for run in runs(passage.text):
        if run.kind == "table":
            table = read_table(run.text)
            yield (table.header_line if table else ""), None
            continue
        for quote in _items(run.text) if run.kind == "list" else _sentences(run.text):
            text = " ".join(plain_text(quote).split())
            if text and len(_ADDRESS.sub("", text)) > len(text) / 2:
                yield None, Line(passage, quote, text)


def _sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in nupunkt.sent_spans(text)]


def _items(text: str) -> list[str]:
    lines = text.splitlines()
    starts = [place for place, line in enumerate(lines) if LIST_ITEM.match(line)]
    ends = [*starts[1:], len(lines)]
    items = ["\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [LIST_ITEM.sub("", item, count=1).strip() for item in items]


@dataclass(frozen=True)
class Meant:
    """The words of the rows and columns that are meant, and of those that are not."""

    rows: frozenset[str]
    columns: frozenset[str]
    other_rows: tuple[frozenset[str], ...]
    other_columns: frozenset[str]

    def concerns(self, said: frozenset[str]) -> bool:
        """Whether a line of stems `said` can be about what is meant.

        It is about something else if it holds all that tells another row, or speaks of other
        columns and not of these.
        """
        if any(words and words <= said for words in self.other_rows):
            return False
        return bool(said & self.columns) or not said & self.other_columns


def meant(grid: Grid, rows: Collection[int], columns: Collection[int], lexicon: Lexicon) -> Meant:
    """What is meant by cells of `rows` and `columns` of `grid`."""
    table = grid.table
    labels = [_topic(row.cells[0], lexicon) for row in table.rows]
    headers = [_topic(header, lexicon) for header in table.headers]
    named = frozenset[str]().union(*(_topic(table.rows[n].label, lexicon) for n in rows))
    common = frozenset().union(*map(lexicon.stems, load_table_words().common))
    in_columns = frozenset[str]().union(*(headers[n] for n in columns)) - common
    rest = [words for n, words in enumerate(headers) if n and n not in columns]
    return Meant(
        named,
        in_columns,
        tuple(words - named for n, words in enumerate(labels) if n not in rows),
        frozenset[str]().union(*rest) - in_columns - named - common,
    )


def source_line(around: Surroundings, about: Meant, lexicon: Lexicon) -> Line | None:
    """The line that says where or when the figures are from; None if there is none."""
    labelled = [line for line in around.nearest if line.labelled]
    dated = [
        line
        for line in around.nearest
        if YEAR.search(line.text)
        and _DATED.search(line.text)
        and about.concerns(lexicon.stems(line.text))
    ]
    return next(iter([*labelled, *dated]), None)


def limits(around: Surroundings, about: Meant, lexicon: Lexicon) -> tuple[Line, ...]:
    """Lines that say that figures are not to be compared, of those that concern what is meant."""
    return tuple(
        line
        for line in around.nearest
        if _LIMITS.search(line.text) and about.concerns(lexicon.stems(line.text))
    )


def _topic(text: str, lexicon: Lexicon) -> frozenset[str]:
    tokens = lexicon.tokens(_ASIDE.sub("", text))
    return frozenset(token.stem for token in tokens if not token.is_stop_word)
