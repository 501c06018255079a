"""Markdown: the text stays as it is; markdown-it-py finds its blocks (CommonMark and tables)."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from indexing.document import Block, BlockKind, ParsedDocument, Span
from indexing.parsing.base import decode
from indexing.parsing.headings import HeadingTrail
from indexing.parsing.spans import line_spans, sentence_spans, trim
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
}
_CODE = {"fence", "code_block"}
# Blocks are all that is needed; without the inline rules hostile brackets cost nothing.
_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")


def parse_markdown(data: bytes) -> ParsedDocument:
    """Blocks of a Markdown file; front matter is the caller's to take off.

    Raises:
        ParseError: the bytes are not text.
    """
    text, warnings = decode(data)
    blocks = tuple(_Reader(text).blocks())
    title = next((block.heading_path[-1] for block in blocks if block.kind == "heading"), None)
    return ParsedDocument(text=text, blocks=blocks, title=title, warnings=warnings)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        lines = text.split("\n")
        self._line_starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._trail = HeadingTrail()

    def blocks(self) -> Iterator[Block]:
        read_to = 0
        for tokens in _top_level(_BLOCKS.parse(self._text)):
            span = self._span(tokens[0])
            yield from self._unclaimed((read_to, span[0]))
            if span[0] < span[1]:
                yield self._block(tokens, span)
            read_to = span[1]
        yield from self._unclaimed((read_to, len(self._text)))

    def _unclaimed(self, span: Span) -> Iterator[Block]:
        """Text that gives no token, such as link definitions: kept, so that nothing is lost."""
        span = trim(self._text, span)
        if span[0] < span[1]:
            yield Block("prose", *span, self._trail.path, line_spans(self._text, span))

    def _block(self, tokens: Sequence[Token], span: Span) -> Block:
        opening = tokens[0]
        kind = _KINDS.get(opening.type, "prose")
        if kind == "heading":
            words = plain_text(tokens[1].content).replace("\n", " ")
            return Block(kind, *span, self._trail.enter(int(opening.tag[1:]), words))
        if kind == "list":
            parts = self._parts(tokens, "list_item_open", level=1)
        elif kind == "table":
            header, *rows = self._parts(tokens, "tr_open", level=2)
            header_end = rows[0][0] if rows else span[1]
            parts = (trim(self._text, (header[0], header_end)), *rows)
        elif opening.type in _CODE:
            parts = line_spans(self._text, span)
        else:
            parts = sentence_spans(self._text, span)
        return Block(kind, *span, self._trail.path, parts)

    def _parts(self, tokens: Sequence[Token], token_type: str, *, level: int) -> tuple[Span, ...]:
        return tuple(
            self._span(token)
            for token in tokens
            if token.type == token_type and token.level == level
        )

    def _span(self, token: Token) -> Span:
        first, after = token.map or (0, 0)
        end = min(self._line_starts[after], len(self._text))
        return trim(self._text, (self._line_starts[first], end))


def _top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Tokens of each top-level block, the one with its lines first."""
    start = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start : index + 1]
            start = index + 1
