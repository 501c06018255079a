"""The nouns of indexing: what a parser gives and what the library keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "prose", "list", "table"]
PassageKind = Literal["prose", "list", "table"]

Span = tuple[int, int]
"""Half-open range of character offsets into `ParsedDocument.text`."""


@dataclass(frozen=True, slots=True)
class Block:
    """One structural piece of a document, as a span of its text.

    `parts` are the spans that must stay whole when the block is cut: list items, table rows (the
    first part of a table is its header, delimiter row included), sentences of prose. They lie in
    order inside the block and do not overlap.
    """

    kind: BlockKind
    start: int
    end: int
    heading_path: tuple[str, ...]
    """Headings above this block, outermost first; for a heading, it is the last element."""
    parts: tuple[Span, ...] = ()
    page: int | None = None
    """1-based sheet number, where the format has pages."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    r"""A document's text as Markdown, and the blocks that it is made of, in reading order.

    `text` is the text that all character spans refer to. Markdown sources are kept as they are
    (front matter apart, line ends made `\n`); other formats are rendered to Markdown.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    """The first heading or the file's own title, if it has one."""
    page_count: int | None = None
    warnings: tuple[str, ...] = ()
    """What the reader should know about, such as pages with no text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval and citation: a piece of one section of one document.

    `text` is `lead` (if any) followed by `document.text[start:end]`. `lead` repeats verbatim what a
    later piece needs to be understood: a table's header rows or a list's lead-in.
    """

    id: str
    doc_id: str
    position: int
    """0-based place in the document's reading order."""
    heading_path: tuple[str, ...]
    page: int | None
    kind: PassageKind
    start: int
    end: int
    lead: str
    text: str
    part: int
    """0-based place among the pieces of the same list, table or run of prose."""
    parts: int
    """How many pieces that list, table or run of prose was cut into."""
    previous_id: str | None = None
    next_id: str | None = None

    @property
    def section(self) -> str:
        """The heading path as one line, outermost heading first."""
        return " > ".join(self.heading_path)
