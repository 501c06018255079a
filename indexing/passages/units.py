"""What belongs together: a list or table with its lead-in, or a run of prose, of one section."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indexing.document import Block, ParsedDocument, PassageKind, Span
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from indexing.passages.front import TokenCounter

_SHORT = 40
"""Tokens up to which prose before a list or table is taken to introduce it."""
_SOURCE_MARKS = ("source:", "sources:")


@dataclass(frozen=True, slots=True)
class Unit:
    """Pieces of one unit may be told apart, but never hold anything of another unit."""

    kind: PassageKind
    heading_path: tuple[str, ...]
    page: int | None
    body: tuple[Block, ...]
    """One list or table, or prose; empty where a heading has nothing under it."""
    lead_in: tuple[Block, ...] = ()
    lead: Span | None = None
    """The words of the lead-in to repeat with each later piece of a list."""
    headings: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Section:
    """Headings that follow one another and what stands under the last, on one page."""

    headings: list[Block] = field(default_factory=list[Block])
    body: list[Block] = field(default_factory=list[Block])

    def takes(self, block: Block) -> bool:
        blocks = self.headings + self.body[:1]
        if blocks and blocks[0].page != block.page:
            return False
        return block.kind != "heading" or not self.body


def document_units(document: ParsedDocument, embedder: TokenCounter) -> Iterator[Unit]:
    """Units of `document` in reading order; each block is in one of them, whole or as sentences."""

    def tokens(span: Span) -> int:
        return embedder.count_tokens(plain_text(document.text[slice(*span)]))

    for section in _sections(document.blocks):
        headings = tuple(section.headings)
        last = (section.headings or section.body)[-1]
        if not section.body:
            yield Unit("prose", last.heading_path, last.page, (), headings=headings)
        for unit in _Grouping(document.text, tokens, embedder.window // 4).units(section.body):
            yield replace(unit, headings=headings, heading_path=last.heading_path)
            headings = ()


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    section = _Section()
    for block in blocks:
        if not section.takes(block):
            yield section
            section = _Section()
        (section.headings if block.kind == "heading" else section.body).append(block)
    if blocks:
        yield section


@dataclass(frozen=True, slots=True)
class _Grouping:
    text: str
    tokens: Callable[[Span], int]
    longest_lead: int

    def units(self, body: Sequence[Block]) -> Iterator[Unit]:
        prose: list[Block] = []
        for block in body:
            if block.kind == "prose":
                if not self._is_sources(block):
                    prose.append(block)
                    continue
                yield from _prose_unit(prose)
                yield from _prose_unit([block])
                prose = []
                continue
            before, lead_in, lead = self._lead_in(prose)
            yield from _prose_unit(before)
            prose = []
            kind: PassageKind = "table" if block.kind == "table" else "list"
            yield Unit(kind, block.heading_path, block.page, (block,), tuple(lead_in), lead)
        yield from _prose_unit(prose)

    def _lead_in(self, prose: list[Block]) -> tuple[list[Block], list[Block], Span | None]:
        """`prose` as what stands apart and what introduces, and the words to repeat."""
        if not prose:
            return prose, [], None
        last = prose[-1]
        introduces = self.text[last.start : last.end].endswith(":")
        length = self.tokens((last.start, last.end))
        if length <= self.longest_lead and (introduces or length <= _SHORT):
            whole_run = self.tokens((prose[0].start, last.end)) <= _SHORT
            cut = 0 if whole_run else len(prose) - 1
            return prose[:cut], prose[cut:], (last.start, last.end)
        sentence = last.parts[-1] if last.parts else (last.start, last.end)
        if not introduces or self.tokens(sentence) > self.longest_lead:
            return prose, [], None
        rest = replace(last, end=sentence[0], parts=last.parts[:-1])
        lead_in = replace(last, start=sentence[0], parts=(sentence,))
        return [*prose[:-1], rest], [lead_in], sentence

    def _is_sources(self, block: Block) -> bool:
        return self.text[block.start : block.end].lstrip("*_").casefold().startswith(_SOURCE_MARKS)


def _prose_unit(blocks: Sequence[Block]) -> Iterator[Unit]:
    if blocks:
        yield Unit("prose", blocks[0].heading_path, blocks[0].page, tuple(blocks))
