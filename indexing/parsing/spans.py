"""Spans inside a text: trimmed, and cut into sentences or lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexing.document import Span

_ENDLESS_WORD = re.compile(r"\S{1000}")
_WORD = re.compile(r"[^\W\d_]{2}")


def trim(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; empty where there is nothing else."""
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, max(start, span[0] + len(piece.rstrip()))


def line_spans(text: str, span: Span) -> tuple[Span, ...]:
    """Lines of `span` that are not blank, trimmed."""
    spans: list[Span] = []
    start = span[0]
    for line in text[span[0] : span[1]].split("\n"):
        spans.append(trim(text, (start, start + len(line))))
        start += len(line) + 1
    return tuple(found for found in spans if found[0] < found[1])


def sentence_spans(text: str, span: Span) -> tuple[Span, ...]:
    """Sentences of `span`, trimmed, by nupunkt (a Punkt model; Kiss and Strunk, 2006).

    A label such as "1." or "**2b." that it takes for a sentence stays with what it labels. Text
    with a word of over 1,000 characters is no prose, and comes as its lines.
    """
    import nupunkt

    # nupunkt's time grows with the square of a word's length.
    if _ENDLESS_WORD.search(text, *span):
        return line_spans(text, span)

    spans: list[Span] = []
    label_start: int | None = None
    for start, end in nupunkt.sent_spans(text[span[0] : span[1]]):
        found = trim(text, (span[0] + start, span[0] + end))
        if label_start is not None:
            found = (label_start, found[1])
        is_label = not _WORD.search(text, *found)
        label_start = found[0] if is_label else None
        if not is_label:
            spans.append(found)
    if label_start is None:
        return tuple(spans)
    last = (label_start, trim(text, span)[1])
    if spans:
        last = (spans.pop()[0], last[1])
    return (*spans, last) if last[0] < last[1] else tuple(spans)
