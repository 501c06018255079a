"""Texts made comparable: marks of emphasis dropped, white space squeezed, capitals lowered."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[*\\]")


def normalised(text: str) -> str:
    """`text` as facts and quotes are compared."""
    return " ".join(_MARKS.sub("", text).lower().split())


def says(text: str, words: str) -> bool:
    """Whether a text holds `words`, a number only whole: "17%" does not say "7%"."""
    wanted = normalised(words)
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?![.,]?\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, normalised(text)) is not None
