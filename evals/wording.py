"""Texts made comparable: marks of emphasis dropped, white space squeezed, capitals lowered."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[*\\]")


def normalised(text: str) -> str:
    """`text` as facts and quotes are compared."""
    return " ".join(_MARKS.sub("", text).lower().split())
