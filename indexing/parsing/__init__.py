"""Files to documents: one module a format, all with one result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexing.parsing.base import Limits, ParseError, checked
from indexing.parsing.formats import IN_CHILD, SUFFIXES, TEXTUAL, parser_for
from indexing.parsing.sandbox import parse_in_child

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.document import ParsedDocument

__all__ = ["SUFFIXES", "Limits", "ParseError", "parse"]

_DEFAULT_LIMITS = Limits()


def parse(
    path: Path, *, text: str | None = None, limits: Limits = _DEFAULT_LIMITS
) -> ParsedDocument:
    """Read the document at `path`, by its suffix; its text always comes as Markdown.

    With `text`, that is taken for the document and the file is not opened: this is how Markdown
    comes whose front matter has been taken off. PDF, Word and HTML files are read in a process of
    their own under `limits`, so that a hostile file is reported and harms nothing.

    Raises:
        ParseError: the document cannot be read; the message says why, without naming it.
        ValueError: `text` is given for a format that is not text.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ParseError(f"files of this kind are not read: use one of {', '.join(SUFFIXES)}")
    if text is not None and suffix not in TEXTUAL:
        raise ValueError(f"a {suffix} file is read from its bytes: leave out text")
    data = _read(path, limits.file_bytes) if text is None else text.encode()
    if suffix in IN_CHILD:
        return parse_in_child(suffix, data, limits)
    return checked(parser_for(suffix)(data))


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise ParseError(f"it cannot be opened: {error.strerror or error}") from error
    if not data:
        raise ParseError("the file is empty")
    if len(data) > most:
        raise ParseError(f"it is larger than {most / 1024**2:.4g} MB: split it or leave it out")
    return data
