"""One file of a library, read into its catalogue entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from corpus.files import TEXT_SUFFIXES, readable_name, slug
from corpus.frontmatter import FrontMatter, FrontMatterError, decode_text, split_front_matter
from corpus.problems import CatalogueProblem, record_problems, unknown_field
from corpus.record import DocumentRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path, PurePath

    from markdown_it.token import Token

TitleSource = Literal["front-matter", "heading", "file-name"]

_HEAD_BYTES = 262_144
"""How much of a text file is read for its front matter and first heading."""
_BEGINNING = 8_192
"""Characters in which most documents have their first heading; the rest is read only for others."""
_LONGEST_TITLE = 500
"""Characters of a heading that are taken for a title."""
_MAY_HOLD_HEADING = re.compile(r"^ {0,3}(#{1,6}\s|=+\s*$|-+\s*$)", re.MULTILINE)
_ABSENT = frozenset({"", "~", "null"})
"""How YAML writes that there is no value."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a library."""

    path: Path
    relative: PurePath
    """What an id and a title are made from where the document gives none."""
    name: str
    """Its name within the library, fit to print."""
    given: Mapping[str, str] = field(default_factory=dict[str, str])
    """Fields of its record that stand outside the file; they go before its front matter."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A document's record, and where to find the document."""

    record: DocumentRecord
    path: Path
    file: str
    """Its file's name within the library: relative, with forward slashes, fit to print."""
    title_source: TitleSource
    """Where the title was found; for "file-name" the document's own may turn out better."""
    body_offset: int
    """Characters of front matter before the body, in the text that `decode_text` gives."""

    def read_body(self) -> str:
        """The body of a Markdown or plain text document, without its front matter.

        Raises OSError if the file is gone, UnicodeDecodeError if it is not UTF-8, and ValueError
        for a format that is not text.
        """
        if self.path.suffix.lower() not in TEXT_SUFFIXES:
            message = f"{self.path.name} is not a text file; its text comes from the parser"
            raise ValueError(message)
        return decode_text(self.path.read_bytes())[self.body_offset :]


@dataclass(frozen=True, slots=True)
class EntryReading:
    """What came of reading one file: its entry, or the problems that it is refused for."""

    entry: CatalogueEntry | None
    problems: tuple[CatalogueProblem, ...] = ()
    notes: tuple[CatalogueProblem, ...] = ()
    """Fields left out because the catalogue has no such field."""


def read_entry(source: SourceFile) -> EntryReading:
    """Read one file of a library. Never raises for what stands in the file."""
    file = source.name
    try:
        front = _front_matter(source.path, file)
    except OSError as error:
        return _refused(file, "file", f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return _refused(file, "file", "is not UTF-8 text; save it again as UTF-8")
    except FrontMatterError as error:
        return _refused(file, "front matter", f"line {error.line}: {error.reason}")
    return _entry(source, front)


def _refused(file: str, field: str, message: str) -> EntryReading:
    return EntryReading(None, (CatalogueProblem(file, field, message),))


def _front_matter(path: Path, file: str) -> FrontMatter:
    if path.suffix.lower() not in TEXT_SUFFIXES:
        return FrontMatter({}, "", 0)
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    return split_front_matter(decode_text(head, cut=len(head) == _HEAD_BYTES), file)


def _entry(source: SourceFile, front: FrontMatter) -> EntryReading:
    file = source.name
    given = {name: value for name, value in front.fields.items() if _is_given(value)}
    notes = tuple(unknown_field(file, name) for name in given.keys() - DocumentRecord.model_fields)
    known = {name: value for name, value in given.items() if name in DocumentRecord.model_fields}
    known |= source.given
    title, found_in = _title(front, known, readable_name(source.relative))
    fields = {"id": slug(source.relative), **known, "title": title}
    try:
        record = DocumentRecord.model_validate(fields)
    except ValidationError as error:
        return EntryReading(None, record_problems(file, error), notes)
    entry = CatalogueEntry(record, source.path, file, found_in, front.body_offset)
    return EntryReading(entry, (), notes)


def _is_given(value: object) -> bool:
    return not (isinstance(value, str) and value.strip() in _ABSENT)


def _title(
    front: FrontMatter, given: dict[str, object], from_file_name: str
) -> tuple[object, TitleSource]:
    if "title" in given:
        return given["title"], "front-matter"
    heading = first_heading(front.body)
    return (heading, "heading") if heading else (from_file_name, "file-name")


def first_heading(markdown: str) -> str | None:
    """The plain words of the first heading of a Markdown text that has any, of whatever level."""
    beginning = markdown[: markdown.rfind("\n", 0, _BEGINNING) + 1]
    return _first_heading(beginning) or _first_heading(markdown)


def _first_heading(markdown: str) -> str | None:
    if not _MAY_HOLD_HEADING.search(markdown):
        return None
    # Imported here: most documents carry a title, and the parser takes longer than the catalogue.
    from markdown_it import MarkdownIt

    # Without the inline rules, hostile brackets in the text cost nothing.
    blocks = MarkdownIt("commonmark").disable("inline").parse(markdown)
    inline = MarkdownIt("commonmark")
    for opening, content in pairwise(blocks):
        if opening.type == "heading_open":
            parsed = inline.parseInline(content.content[:_LONGEST_TITLE])
            if words := _words(parsed[0].children or []):
                return words
    return None


def _words(inline: Sequence[Token]) -> str:
    pieces = (" " if token.type.endswith("break") else token.content for token in inline)
    return " ".join("".join(pieces).split())
