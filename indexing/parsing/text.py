"""Plain text: paragraphs, and the headings, lists and tables that its layout shows safely."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from indexing.parsing.base import decode
from indexing.parsing.layout import (
    BULLET,
    NUMBER,
    Indents,
    caps_level,
    is_labelled,
    is_phrase,
    numbered_level,
)
from indexing.parsing.writer import ListItem, MarkdownWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexing.document import ParsedDocument

_UNDERLINE = re.compile(r"\s*(?:(={3,})|-{3,})\s*")
_LONGEST_TITLE = 150
_LONGEST_WRAPPED = 120
_SHORTEST_WRAPPED = 40
_LONG_LINE = 80
_LABELLED_LEVEL = 4
_PHRASE_LEVEL = 5


def parse_text(data: bytes) -> ParsedDocument:
    """Blocks of a plain text file.

    Blank lines part paragraphs. Headings are lines that are underlined, numbered, labelled
    ("Action 5: …"), in capitals, or short phrases before running text; lists have bullets or
    consecutive numbers; tables are two lines or more with tabs in them.

    Raises:
        ParseError: the bytes are not text.
    """
    text, warnings = decode(data)
    chunks: list[list[str]] = [[]]
    for line in text.replace("\f", "\n\n").split("\n"):
        if line.strip():
            chunks[-1].append(line.rstrip())
        elif chunks[-1]:
            chunks.append([])
    reader = _Reader()
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1][:1] if index + 1 < len(chunks) else []
        reader.read(chunk, following[0] if following else "", first=index == 0)
    return reader.document(warnings)


class _Reader:
    """Reads chunk by chunk; list items gather until something else comes."""

    def __init__(self) -> None:
        self._writer = MarkdownWriter()
        self._items: list[ListItem] = []
        self._indents = Indents()

    def document(self, warnings: Sequence[str]) -> ParsedDocument:
        self._end_list()
        document = self._writer.document(warnings=warnings)
        begins_with_heading = document.blocks and document.blocks[0].kind == "heading"
        return document if begins_with_heading else replace(document, title=None)

    def read(self, lines: list[str], following: str, *, first: bool) -> None:
        """Write the blocks of the lines between two blank ones; `following` is the next line."""
        if first and len(lines) == 1 and following and _may_be_title(lines[0]):
            self._heading(1, lines[0])
            return
        while lines:
            if self._is_item(lines, following):
                lines = self._read_item(lines)
            elif len(rows := _table_rows(lines)) > 1:
                self._end_list()
                self._writer.table(rows)
                lines = lines[len(rows) :]
            elif level := _underlined_level(lines):
                self._heading(level, lines[0])
                lines = lines[2:]
            else:
                lines = self._read_running_text(lines, following)

    def _is_item(self, lines: Sequence[str], following: str) -> bool:
        if BULLET.match(lines[0]):
            return True
        after = lines[1] if len(lines) > 1 else following
        goes_on = bool(self._items) and self._items[-1].marker != "-"
        return bool(NUMBER.match(lines[0])) and (goes_on or bool(NUMBER.match(after)))

    def _read_item(self, lines: list[str]) -> list[str]:
        found = BULLET.match(lines[0]) or NUMBER.match(lines[0])
        indent, mark, words = found.groups() if found else ("", "", lines[0])
        rest = [
            line.strip()
            for line in takewhile(lambda line: _continues(line, len(indent)), lines[1:])
        ]
        marker = f"{mark[:-1]}." if mark[0].isdigit() else "-"
        label = f"{mark} " if mark[0] == "(" else ""
        depth = self._indents.depth(len(indent))
        self._items.append(ListItem(" ".join([label + words, *rest]), depth, marker))
        return lines[1 + len(rest) :]

    def _read_running_text(self, lines: list[str], following: str) -> list[str]:
        """Write the lines before the next list, table or underlined heading, and give the rest."""
        end = 1
        while end < len(lines) and not self._begins_block(lines[end:], following):
            end += 1
        if _is_wrapped(lines[:end]):
            self._prose(" ".join(lines[:end]))
            return lines[end:]
        ahead = [*lines[1:], following]
        for line, after in zip(lines[:end], ahead, strict=False):
            level = _heading_level(line.strip(), after.strip(), alone=len(lines) == 1)
            if level:
                self._heading(level, line)
            else:
                self._prose(line)
        return lines[end:]

    def _begins_block(self, lines: Sequence[str], following: str) -> bool:
        is_table = len(_table_rows(lines[:2])) > 1
        return is_table or bool(_underlined_level(lines)) or self._is_item(lines, following)

    def _heading(self, level: int, text: str) -> None:
        self._end_list()
        self._writer.heading(level, text)

    def _prose(self, text: str) -> None:
        self._end_list()
        self._writer.prose(text)

    def _end_list(self) -> None:
        self._writer.items(self._items)
        self._items.clear()
        self._indents = Indents()


def _underlined_level(lines: Sequence[str]) -> int | None:
    underline = _UNDERLINE.fullmatch(lines[1]) if len(lines) > 1 else None
    if not underline:
        return None
    return 1 if underline[1] else 2


def _may_be_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or BULLET.match(line) or line[-1] in ":;,":
        return False
    long_words = [word for word in line.split() if len(word) > 3]
    in_capitals = sum(word[0].isupper() for word in long_words)
    return line[-1] != "." or in_capitals > 0.7 * len(long_words)


def _table_rows(lines: Sequence[str]) -> list[list[str]]:
    """The lines at the start that have two columns or more, as cells."""
    rows = ([cell.strip() for cell in line.strip().split("\t")] for line in lines)
    return list(takewhile(lambda row: len(row) > 1, rows))


def _continues(line: str, indent: int) -> bool:
    """Whether `line` goes on with a list item whose mark is at `indent`."""
    if BULLET.match(line) or NUMBER.match(line):
        return False
    return line[0].islower() or len(line) - len(line.lstrip()) > indent


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph, broken where the page was full."""
    longest = max(map(len, lines))
    if len(lines) < 2 or not _SHORTEST_WRAPPED <= longest <= _LONGEST_WRAPPED:
        return False
    return min(map(len, lines[:-1])) >= 0.6 * longest


def _heading_level(line: str, after: str, *, alone: bool) -> int | None:
    if not after:
        return None
    level = numbered_level(line) or caps_level(line)
    if not level and alone and is_labelled(line) and not is_labelled(after):
        return _LABELLED_LEVEL
    if level or not is_phrase(line):
        return level
    runs_on = len(after) > _LONG_LINE
    introduces = alone and not is_phrase(after)
    return _PHRASE_LEVEL if runs_on or introduces else None
