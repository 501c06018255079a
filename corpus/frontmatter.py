"""YAML front matter: the block between `---` lines at the top of a Markdown or text file."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from corpus.strict_yaml import StrictTextLoader

if TYPE_CHECKING:
    from collections.abc import Hashable

MAX_FRONT_MATTER = 65_536
"""Largest front matter read, in characters: a guard, some seventy times what a note needs."""

_FENCE = "---"
_CLOSING = ("---", "...")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's front matter, apart from its body.

    `fields` holds every value as it is written, as text (or lists and mappings of text): a year
    stays `"2024"`, a date `"2024-05-21"`, and `No` does not turn into false.
    """

    fields: dict[str, object]
    body: str
    body_offset: int
    """Where `body` begins, in characters of the text that was split."""


class FrontMatterError(ValueError):
    """Front matter that cannot be read; says in which file, on which line (from 1) and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


def decode_text(data: bytes, *, cut: bool = False) -> str:
    r"""Text of a UTF-8 file: byte order mark dropped, all line ends made `\n`.

    `cut` says that `data` is only the start of a file, so that a character halved at its end is
    left out. Raises UnicodeDecodeError if the bytes are not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    return decoder.decode(data, final=not cut).replace("\r\n", "\n").replace("\r", "\n")


def split_front_matter(text: str, file: str) -> FrontMatter:
    r"""Split `text` (line ends `\n`) into front matter and body; `file` is for messages only.

    A file that does not begin with `---`, or where a blank line follows it, has no front matter:
    there `---` is a rule across the page (the reading of Pandoc's manual, yaml_metadata_block).
    Raises FrontMatterError if the block is not closed, is too long, or is not `name: value` lines.
    """
    if not _opens(text):
        return FrontMatter({}, text, 0)
    start = text.index("\n") + 1
    block_end, body_offset = _closing_fence(text, start, file)
    fields = _load(text[start:block_end], file)
    return FrontMatter(fields, text[body_offset:], body_offset)


def _opens(text: str) -> bool:
    first, newline, rest = text.partition("\n")
    return bool(newline) and first.rstrip() == _FENCE and bool(rest.partition("\n")[0].strip())


def _closing_fence(text: str, start: int, file: str) -> tuple[int, int]:
    """Offsets of the closing fence and of what follows it."""
    limit = start + MAX_FRONT_MATTER
    position = start
    while position < min(len(text), limit):
        newline = text.find("\n", position)
        end = len(text) if newline < 0 else newline
        if text[position:end].rstrip() in _CLOSING:
            return position, min(end + 1, len(text))
        position = end + 1
    if position >= limit:
        reason = f"the front matter is longer than {MAX_FRONT_MATTER:,} characters, or not closed"
    else:
        reason = "the front matter that begins here is not closed"
    raise FrontMatterError(file, 1, f"{reason}; end it with a line of three hyphens (---)")


def _load(block: str, file: str) -> dict[str, object]:
    try:
        loaded: object = yaml.load(block, Loader=StrictTextLoader)  # noqa: S506 - text only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        reason = f"{error.problem}; look at its quotation marks, colons and indents"
        raise FrontMatterError(file, line, reason) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(file, 1, "the front matter holds control characters") from error
    except RecursionError as error:
        raise FrontMatterError(file, 1, "the front matter is nested too deeply") from error
    if loaded in ("", None):
        return {}
    if not isinstance(loaded, dict):
        raise FrontMatterError(file, 2, "the front matter must be lines of the form `name: value`")
    return _named(loaded)


def _named(mapping: dict[Hashable, object]) -> dict[str, object]:
    return {str(name): value for name, value in mapping.items()}
