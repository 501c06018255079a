"""What every parser has in common: its shape, its limits and its way to say no."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from indexing.document import ParsedDocument

_LARGEST_TEXT = 20_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class ParseError(Exception):
    """A document that cannot be read; the message is the reason, in plain words."""


class Parser(Protocol):
    """One format: a file's bytes to its document, or `ParseError`."""

    def __call__(self, data: bytes) -> ParsedDocument:
        """Read one file's bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may cost before it is refused."""

    file_bytes: int = 50 * 1024**2
    seconds: float = 60
    memory_bytes: int = 2 * 1024**3


def checked(document: ParsedDocument) -> ParsedDocument:
    """`document`, if it has a sensible amount of text.

    Raises:
        ParseError: it has none, or more than 20 million characters.
    """
    if not document.text.strip():
        hint = "" if document.page_count is None else "; it may be a scan: recognise its text first"
        raise ParseError(f"there is no text in it{hint}")
    if len(document.text) > _LARGEST_TEXT:
        raise ParseError(
            f"it holds more than {_LARGEST_TEXT // 10**6} million characters: split it"
        )
    return document


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    r"""The text in `data` with `\n` line ends, and warnings about how it was read.

    UTF-8, or what a byte order mark says; anything else is taken for Windows-1252.

    Raises:
        ParseError: the bytes are not text.
    """
    warnings: tuple[str, ...] = ()
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        warnings = ("it is not in UTF-8 and was read as Windows-1252: check its accented letters",)
    if "\0" in text:
        raise ParseError("it is not a text file, or not in UTF-8: save it as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings
