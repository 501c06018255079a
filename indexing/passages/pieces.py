"""One unit to its passages: as few as the window allows, about equal, cut at the best places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from indexing.document import Block, ParsedDocument, Passage, Span
from indexing.parsing.spans import line_spans, sentence_spans, trim
from indexing.passages.front import front_line, front_parts, plain_body
from indexing.passages.packing import Atom, balanced, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexing.passages.front import TokenCounter
    from indexing.passages.units import Unit

_SUB_ROW = re.compile(r"\|?\s*[—–]\s")
"""A table row that continues the group of the row above."""


def cut_unit(
    document: ParsedDocument, unit: Unit, title: str, embedder: TokenCounter
) -> tuple[Passage, ...]:
    """Passages of `unit`, still without id and place in the document."""
    cutter = _Cutter(document.text, unit, front_parts(title, unit.heading_path, embedder), embedder)
    room = cutter.room
    while True:
        passages = cutter.passages(room)
        # Counts of parts may not add up to the count of the whole with every tokenizer.
        excess = max(map(cutter.excess, passages))
        if excess <= 0 or room <= 0:
            return passages
        room -= excess


@dataclass(frozen=True, slots=True)
class _Cutter:
    text: str
    unit: Unit
    front: tuple[str, ...]
    embedder: TokenCounter

    @property
    def room(self) -> int:
        """Tokens that a passage may have besides its title and headings."""
        return self.embedder.window - self.embedder.count_tokens(front_line(self.front))

    def excess(self, passage: Passage) -> int:
        """Tokens by which the text to embed goes over the window; negative if it does not."""
        whole = front_line(self.front) + "\n" + plain_body(passage.text, self.front)
        return self.embedder.count_tokens(whole) - self.embedder.window

    def passages(self, room: int) -> tuple[Passage, ...]:
        lead = self._lead(room)
        lead_cost = self._tokens(lead)
        atoms = tuple(joined(tuple(self._atoms(room, room - lead_cost)), room, lead_cost))
        pieces = balanced(atoms, room, lead_cost)
        passages: list[Passage] = []
        for part, piece in enumerate(pieces):
            fits = lead_cost + sum(atom.cost for atom in piece) <= room
            span = (piece[0].span[0], piece[-1].span[1])
            passages.append(self._passage(span, lead if part and fits else "", part, len(pieces)))
        return tuple(passages)

    def _passage(self, span: Span, lead: str, part: int, parts: int) -> Passage:
        return Passage(
            id="",
            doc_id="",
            position=0,
            heading_path=self.unit.heading_path,
            page=self.unit.page,
            kind=self.unit.kind,
            start=span[0],
            end=span[1],
            lead=lead,
            text=lead + self.text[slice(*span)],
            part=part,
            parts=parts,
        )

    def _lead(self, room: int) -> str:
        """What later pieces repeat; nothing where it would take over half of the room."""
        lead = ""
        if self.unit.kind == "table" and self.unit.body[0].parts:
            lead = self.text[slice(*self.unit.body[0].parts[0])] + "\n"
        elif self.unit.kind == "list" and self.unit.lead:
            lead = self.text[slice(*self.unit.lead)] + "\n\n"
        return lead if self._tokens(lead) <= room // 2 else ""

    def _atoms(self, room: int, room_after_lead: int) -> Iterator[Atom]:
        """What must not be cut, unless it does not fit alone, in order."""
        before = 0
        for block in (*self.unit.headings, *self.unit.lead_in):
            for span in self._whole((block.start, block.end), room, room):
                cost = self._tokens(self.text[slice(*span)])
                before += cost
                yield Atom(span, cost, keep_with_next=True)
        for block in self.unit.body:
            spans = _parts(self.text, block)
            whole = (block.start, block.end)
            if block.kind == "prose" and self._cost(whole) <= room - before:
                spans = (trim(self.text, whole),)
            before = 0
            yield from self._body_atoms(block, spans, room, room_after_lead)

    def _body_atoms(
        self, block: Block, spans: Sequence[Span], room: int, room_after_lead: int
    ) -> Iterator[Atom]:
        for index, span in enumerate(spans):
            following = self.text[slice(*spans[index + 1])] if index + 1 < len(spans) else ""
            keep = block.kind == "table" and bool(
                following and (index == 0 or _SUB_ROW.match(following))
            )
            *fragments, last = self._whole(span, room, room_after_lead)
            yield from (Atom(fragment, self._cost(fragment)) for fragment in fragments)
            yield Atom(last, self._cost(last), keep_with_next=keep)

    def _whole(self, span: Span, room: int, room_if_cut: int) -> tuple[Span, ...]:
        """`span` if it fits into `room`, else its lines, sentences or words that do when cut."""
        if self._cost(span) <= room or span[1] - span[0] < 2:
            return (span,)
        for split in (line_spans, sentence_spans, _halves):
            parts = split(self.text, span)
            if len(parts) > 1:
                break
        return tuple(
            fragment for part in parts for fragment in self._whole(part, room_if_cut, room_if_cut)
        )

    def _cost(self, span: Span) -> int:
        return self._tokens(self.text[slice(*span)])

    def _tokens(self, text: str) -> int:
        count = self.embedder.count_tokens
        return count(plain_body(text, self.front)) - count("")


def _parts(text: str, block: Block) -> tuple[Span, ...]:
    """The block's parts, each reaching to the next, so that nothing lies between them."""
    starts = [block.start, *(start for start, _ in block.parts[1:]), block.end]
    spans = (trim(text, span) for span in pairwise(starts))
    return tuple(span for span in spans if span[0] < span[1])


def _halves(text: str, span: Span) -> tuple[Span, ...]:
    """Two halves of `span`, cut at the white space nearest its middle, or in a word."""
    middle = (span[0] + span[1]) // 2
    before = max(text.rfind(space, span[0], middle) for space in " \n\t")
    after = min(
        (found for space in " \n\t" if (found := text.find(space, middle, span[1])) >= 0),
        default=span[1],
    )
    if before > span[0] and middle - before <= after - middle:
        middle = before
    elif after < span[1]:
        middle = after
    return trim(text, (span[0], middle)), trim(text, (middle, span[1]))
