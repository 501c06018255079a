"""A passage's Markdown as runs of lines of one kind: prose, lists, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from indexing.tables import is_table_start

if TYPE_CHECKING:
    from collections.abc import Iterator

RunKind = Literal["prose", "list", "table"]
LIST_ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+•]|\d{1,3}[.)])\s+(?=\S)")
"""The beginning of a list item: its indent and its mark."""

_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*")


class Run(NamedTuple):
    """Lines of one kind that stand together, as in the text."""

    kind: RunKind
    text: str
    heads_section: bool
    """Whether a heading, or the beginning of the text, stands before it."""


def runs(text: str) -> Iterator[Run]:
    """The runs of `text`, in its order, without headings and blank lines.

    A list is one run where blank lines stand between or inside its items, as in Markdown.
    """
    lines = text.splitlines()
    place, heads_section = 0, True
    while place < len(lines):
        if not lines[place].strip():
            place += 1
            continue
        if _HEADING.match(lines[place]):
            place, heads_section = place + 1, True
            continue
        kind = _kind(lines, place)
        end = _end(lines, place, kind)
        if kind == "prose" and end < len(lines) and _UNDERLINE.fullmatch(lines[end]):
            place, heads_section = end + 1, True
            continue
        yield Run(kind, "\n".join(lines[place:end]).rstrip(), heads_section)
        place, heads_section = end, False


def _kind(lines: list[str], place: int) -> RunKind:
    if is_table_start(*_pair(lines, place)):
        return "table"
    return "list" if LIST_ITEM.match(lines[place]) else "prose"


def _pair(lines: list[str], place: int) -> tuple[str, str]:
    return lines[place], lines[place + 1] if place + 1 < len(lines) else ""


def _end(lines: list[str], start: int, kind: RunKind) -> int:
    """Where the run that begins at `start` ends: the first line that is not part of it."""
    belongs = {"prose": _in_prose, "list": _in_list, "table": _in_table}[kind]
    end = start + 1
    while end < len(lines) and belongs(lines, end):
        end += 1
    return end


def _in_table(lines: list[str], place: int) -> bool:
    return "|" in lines[place] or _UNDERLINE.fullmatch(lines[place]) is not None


def _in_prose(lines: list[str], place: int) -> bool:
    line = lines[place]
    ends = not line.strip() or _HEADING.match(line) or _UNDERLINE.fullmatch(line)
    return not ends and _kind(lines, place) == "prose"


def _in_list(lines: list[str], place: int) -> bool:
    """An item, what is indented under one, or what follows one with no blank line between."""
    line = lines[place]
    if not line.strip():
        return any(_is_listed(later) for later in _next_with_words(lines, place))
    if _HEADING.match(line) or is_table_start(*_pair(lines, place)):
        return False
    return _is_listed(line) or bool(lines[place - 1].strip())


def _is_listed(line: str) -> bool:
    return LIST_ITEM.match(line) is not None or line[:2].isspace()


def _next_with_words(lines: list[str], place: int) -> list[str]:
    return [line for line in lines[place:] if line.strip()][:1]
