"""Which parser reads which suffix. A parser is imported where it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexing.parsing.base import Parser

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm")
TEXTUAL = (*_MARKDOWN, ".txt", *_HTML)
IN_CHILD = (*_HTML, ".pdf", ".docx")
SUFFIXES = (*TEXTUAL, ".pdf", ".docx")


def parser_for(suffix: str) -> Parser:
    """The parser of one of `SUFFIXES`."""
    if suffix in _MARKDOWN:
        from indexing.parsing.markdown import parse_markdown

        return parse_markdown
    if suffix in _HTML:
        from indexing.parsing.html import parse_html

        return parse_html
    if suffix == ".pdf":
        from indexing.parsing.pdf import parse_pdf

        return parse_pdf
    if suffix == ".docx":
        from indexing.parsing.docx import parse_docx

        return parse_docx
    from indexing.parsing.text import parse_text

    return parse_text
