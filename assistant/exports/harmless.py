"""Words that spreadsheets and Word take as words."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (W3C, Extensible Markup Language 1.0, section 2.2)."""


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula: an apostrophe stands in front of one.

    The words come from documents that anybody may have written (OWASP, "CSV Injection").
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def writable(text: str) -> str:
    """`text` without the characters that no Office file can hold."""
    return _UNWRITABLE.sub("", text)
