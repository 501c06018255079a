"""Lines of PDF pages to headings, paragraphs and lists, by size, weight and distance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexing.parsing.layout import BULLET, NUMBER, Indents, caps_level, numbered_level
from indexing.parsing.pdf_cleaning import WordMender
from indexing.parsing.pdf_measures import Measures, are_alike, is_short, is_tabular, top_first
from indexing.parsing.writer import ListItem, MarkdownWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexing.parsing.pdf_lines import Line

_UNSIZED_LEVEL = 5
_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 100
_INDENT_STEP = 5
_WORD = re.compile(r"[^\W\d_]{3}")


class PageReader:
    """Writes blocks page by page; a block never reaches over a page's end."""

    def __init__(self, writer: MarkdownWriter, pages: Sequence[Sequence[Line]]) -> None:
        self._writer = writer
        self._mender = WordMender(pages)
        self._measures = Measures(pages)
        self.title: str | None = None
        """The largest heading of the first page that has any."""
        self._title_page = 0
        self._title_level = _UNSIZED_LEVEL + 1
        self._page = 0
        self._heading: tuple[int, list[str]] = (0, [])
        self._prose: list[Line] = []
        self._items: list[tuple[int, str, list[str]]] = []
        self._indents = Indents()

    def read(self, lines: Sequence[Line]) -> None:
        """Write the blocks of one page."""
        before: Line | None = None
        for line in top_first(lines):
            self._page = line.page
            self._read_line(line, before)
            before = line
        self._end_blocks()

    def _note_title(self, level: int, text: str) -> None:
        if text and self._title_page in {0, self._page} and level < self._title_level:
            self._title_page, self._title_level, self.title = self._page, level, text

    def _read_line(self, line: Line, before: Line | None) -> None:
        apart = self._measures.are_apart(before, line)
        level = self._heading_level(line, apart=apart)
        if level:
            self._read_heading(level, line, apart=apart)
        elif item := BULLET.match(line.text) or NUMBER.match(line.text):
            self._end_heading()
            self._end_prose()
            left = line.place.left if line.place else 0.0
            depth = self._indents.depth(int(left / _INDENT_STEP))
            self._items.append((depth, item[2], [item[3]]))
        elif self._items and before and not self._ends_block(before, line, apart=apart):
            self._items[-1][2].append(line.text)
        else:
            self._end_heading()
            self._end_items()
            if self._prose and self._ends_block(self._prose[-1], line, apart=apart):
                self._end_prose()
            self._prose.append(line)

    def _heading_level(self, line: Line, *, apart: bool) -> int | None:
        text = line.text
        if not _WORD.search(text) or text[-1] in ",;" or is_tabular(text):
            return None
        by_size = self._measures.size_level(line)
        if by_size and len(text) <= _LONGEST_HEADING and not BULLET.match(text):
            return by_size
        if len(text) > _LONGEST_BOLD_HEADING or text[-1] in ".:":
            return None
        if not apart and self._heading[0] != _UNSIZED_LEVEL:
            return None
        is_bold = bool(line.place and line.place.is_bold and text[0].isalnum())
        stands_out = is_bold or numbered_level(text) or caps_level(text)
        return _UNSIZED_LEVEL if stands_out else None

    def _read_heading(self, level: int, line: Line, *, apart: bool) -> None:
        open_level, words = self._heading
        if words and (level != open_level or (apart and not line.text[0].islower())):
            self._end_heading()
        self._end_prose()
        self._end_items()
        self._heading = (level, [*self._heading[1], line.text])

    def _ends_block(self, before: Line, line: Line, *, apart: bool) -> bool:
        finished = before.text[-1] in ".!?:;"
        if not finished and line.text[0].islower() and are_alike(before, line):
            return False
        if apart or not are_alike(before, line) or is_tabular(line.text):
            return True
        return finished and is_short(before, self._prose)

    def _end_blocks(self) -> None:
        self._end_heading()
        self._end_prose()
        self._end_items()

    def _end_heading(self) -> None:
        level, words = self._heading
        text = self._mender.joined(words)
        if len(text) <= _LONGEST_HEADING:
            self._writer.heading(level, text, self._page)
            self._note_title(level, text)
        else:
            self._writer.prose(text, self._page)
        self._heading = (0, [])

    def _end_prose(self) -> None:
        self._writer.prose(self._mender.joined([line.text for line in self._prose]), self._page)
        self._prose = []

    def _end_items(self) -> None:
        self._writer.items([self._item(*item) for item in self._items], self._page)
        self._items = []
        self._indents = Indents()

    def _item(self, depth: int, mark: str, words: Sequence[str]) -> ListItem:
        marker = f"{mark[:-1]}." if mark[0].isdigit() else "-"
        label = f"{mark} " if mark[0] == "(" else ""
        return ListItem(label + self._mender.joined(words), depth, marker)
