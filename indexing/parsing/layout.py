"""What lines of text look like: list items, headings."""

from __future__ import annotations

import re

BULLET = re.compile(r"^(\s*)([•◦▪‣⁃·●○■*–-]|\([a-z]{1,4}\)|\(\d{1,3}\))\s+(\S.*)$")
"""Indent, mark and words of a line that begins with a bullet or a label in brackets."""
NUMBER = re.compile(r"^(\s*)(\d{1,3}[.)])\s+(\S.*)$")
"""Indent, mark and words of a numbered line, which may be a list item or a heading."""

_NUMBERED_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=\.))\.?\s+[^\W\d_a-z].*")
_LABELLED_HEADING = re.compile(
    r"(?:Action|Annex|Appendix|Chapter|Objective|Part|Pillar|Priority|Recommendation|Section|Theme)"
    r" (?:\d{1,2}|[A-Z])(?:\s*[:.–—-]\s.*)?"
)
_LONGEST_HEADING = 100
_LONGEST_LABELLED = 250
_LONGEST_PHRASE = 70
_MOST_WORDS = 10
_DEEPEST_NUMBERED = 4


class Indents:
    """Turns the indents of list items, in characters, into depths."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def depth(self, indent: int) -> int:
        """0 for an item of the outermost level so far."""
        while self._open and self._open[-1] > indent:
            self._open.pop()
        if not self._open or indent > self._open[-1]:
            self._open.append(indent)
        return len(self._open) - 1


def numbered_level(line: str) -> int | None:
    """Level of a heading such as "2. Pay" (2) or "2.1 Bands" (3); None for other lines."""
    found = _NUMBERED_HEADING.fullmatch(line)
    if not found or len(line) > _LONGEST_HEADING or line[-1] in ".;,:":
        return None
    return min(2 + found[1].count("."), _DEEPEST_NUMBERED)


def is_labelled(line: str) -> bool:
    """Whether a line begins as "Action 5: " or "Annex B" do; it may be a heading."""
    return len(line) <= _LONGEST_LABELLED and bool(_LABELLED_HEADING.fullmatch(line))


def caps_level(line: str) -> int | None:
    """Level (2) of a heading in capitals; None for other lines."""
    letters = sum(character.isalpha() for character in line)
    is_heading = line.isupper() and letters > 3 and len(line) <= _LONGEST_HEADING
    return 2 if is_heading and line[-1] not in ".;,:" else None


def is_phrase(line: str) -> bool:
    """Whether a line looks like a short title: capital first, a few words, no stop."""
    if not line[:1].isupper() or len(line) > _LONGEST_PHRASE or len(line.split()) > _MOST_WORDS:
        return False
    return line[-1] not in ".;,!" and ":" not in line and "\t" not in line
