"""Where quoted words stand in a passage's Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN, CLOSE = "\u2e28", "\u2e29"
"""Signs that no document of ours uses. They count as punctuation, as CommonMark wants beside
emphasis: a private character after `**word.**` would keep the emphasis from closing."""

_BLOCK_MARK = re.compile(r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)|\|))*[ \t]*")
_CLOSING_EDGE = re.compile(r"[\s|]*$")


def marked(markdown: str, quotes: Sequence[str]) -> str:
    """`markdown` with a sign before and after every stretch of words that `quotes` cover."""
    plain = without_signs(markdown)
    for start, end in reversed(spans(plain, quotes)):
        plain = f"{plain[:start]}{OPEN}{plain[start:end]}{CLOSE}{plain[end:]}"
    return plain


def without_signs(text: str) -> str:
    """`text` without the signs."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def spans(markdown: str, quotes: Sequence[str]) -> list[tuple[int, int]]:
    """Character ranges that `quotes` cover, white space aside; in order, none overlapping.

    A range begins after a bullet, number or table bar, and ends before a closing one, so that
    signs can be set there without changing what the Markdown means.
    """
    found = sorted(span for quote in quotes if (span := _span(markdown, quote)) is not None)
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _span(markdown: str, quote: str) -> tuple[int, int] | None:
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), markdown) if words else None
    if found is None:
        return None
    start, end = found.span()
    block_mark = _BLOCK_MARK.match(markdown, start, end)
    start = block_mark.end() if block_mark else start
    edge = _CLOSING_EDGE.search(markdown, start, end)
    end = edge.start() if edge else end
    return (start, end) if start < end else None
