"""Writes Markdown for formats that are not Markdown, and keeps the span of each block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexing.document import Block, BlockKind, ParsedDocument, Span
from indexing.parsing.headings import HeadingTrail
from indexing.parsing.spans import line_spans, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 6
_INDENT = " " * 4


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list; `depth` 0 begins an item, deeper ones belong to the item above."""

    text: str
    depth: int = 0
    marker: str = "-"


class MarkdownWriter:
    """Takes blocks in reading order; blank ones are left out, white space is made single."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._trail = HeadingTrail()

    def heading(self, level: int, text: str, page: int | None = None) -> None:
        """A heading of `level` 1 (highest) to 6."""
        if words := _one_line(text):
            level = min(max(level, 1), _DEEPEST)
            start, end = self._write(f"{'#' * level} {words}")
            self._blocks.append(
                Block("heading", start, end, self._trail.enter(level, words), page=page)
            )

    def prose(self, text: str, page: int | None = None) -> None:
        """A paragraph."""
        if words := _one_line(text):
            span = self._write(words)
            self._add("prose", span, sentence_spans(words, (0, len(words))), page)

    def code(self, text: str, page: int | None = None) -> None:
        """Lines to be kept as they are."""
        if text.strip():
            fence = "```" if "```" not in text else "~~~~"
            body = f"{fence}\n{text.strip(chr(10))}\n{fence}"
            self._add("prose", self._write(body), line_spans(body, (0, len(body))), page)

    def items(self, items: Sequence[ListItem], page: int | None = None) -> None:
        """A list. A depth that skips a level is brought up to the level below the item above."""
        lines: list[str] = []
        starts: list[int] = []
        length = depth = 0
        for item in items:
            if not (words := _one_line(item.text)):
                continue
            depth = min(item.depth, depth + 1) if lines else 0
            if depth == 0:
                starts.append(length)
            lines.append(f"{_INDENT * depth}{item.marker} {words}")
            length += len(lines[-1]) + 1
        if lines:
            ends = [start - 1 for start in starts[1:]] + [length - 1]
            self._add(
                "list", self._write("\n".join(lines)), tuple(zip(starts, ends, strict=True)), page
            )

    def table(self, rows: Sequence[Sequence[str]], page: int | None = None) -> None:
        """A table whose first row is its header; rows that are short are filled up."""
        rows = [cells for row in rows if any(cells := [_one_line(cell) for cell in row])]
        if not rows:
            return
        width = max(map(len, rows))
        lines = [_row(row, width) for row in rows]
        lines[0] += f"\n|{'---|' * width}"
        parts: list[Span] = []
        start = 0
        for line in lines:
            parts.append((start, start + len(line)))
            start += len(line) + 1
        self._add("table", self._write("\n".join(lines)), tuple(parts), page)

    def document(
        self,
        *,
        title: str | None = None,
        own_title: str | None = None,
        page_count: int | None = None,
        warnings: Sequence[str] = (),
    ) -> ParsedDocument:
        """All that was written.

        Its title is `title`, else the first heading, else `own_title` from the file's properties.
        """
        first = next((b.heading_path[-1] for b in self._blocks if b.kind == "heading"), None)
        return ParsedDocument(
            text="\n\n".join(self._chunks),
            blocks=tuple(self._blocks),
            title=title or first or (own_title or "").strip() or None,
            page_count=page_count,
            warnings=tuple(warnings),
        )

    def _write(self, chunk: str) -> Span:
        start = self._length
        self._chunks.append(chunk)
        self._length += len(chunk) + 2
        return start, start + len(chunk)

    def _add(self, kind: BlockKind, span: Span, parts: Sequence[Span], page: int | None) -> None:
        """Add a block whose `parts` are counted from its own start."""
        moved = tuple((span[0] + start, span[0] + end) for start, end in parts)
        self._blocks.append(Block(kind, *span, self._trail.path, moved, page))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _row(cells: Sequence[str], width: int) -> str:
    escaped = [cell.replace("|", "\\|") for cell in cells]
    return "| " + " | ".join([*escaped, *[""] * (width - len(cells))]) + " |"
