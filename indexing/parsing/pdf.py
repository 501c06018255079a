"""PDF files: text by pdfium, whose word order is the better one, or by pypdf where it fails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
from pypdf.errors import PyPdfError

from indexing.parsing.base import ParseError
from indexing.parsing.pdf_blocks import PageReader
from indexing.parsing.pdf_cleaning import cleaned_pages
from indexing.parsing.pdf_lines import PdfText, read_by_pdfium, read_by_pypdf
from indexing.parsing.writer import MarkdownWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexing.document import ParsedDocument

_FILE_NAME = re.compile(r"\.\w{3,4}$|^Microsoft |^untitled", re.IGNORECASE)


def parse_pdf(data: bytes) -> ParsedDocument:
    """Headings, paragraphs and lists of a PDF, each with its page. Tables come as lines.

    Raises:
        ParseError: the file is protected by a password, or neither reader can read it.
    """
    found = _read(data)
    pages = cleaned_pages(found.pages)
    writer = MarkdownWriter()
    reader = PageReader(writer, pages)
    for page in pages:
        reader.read(page)
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    own_title = "" if _FILE_NAME.search(found.own_title) else found.own_title
    return writer.document(
        title=reader.title,
        own_title=own_title,
        page_count=len(pages),
        warnings=[_about_empty(empty)] if empty else [],
    )


def _read(data: bytes) -> PdfText:
    found: PdfText | None = None
    try:
        found = read_by_pdfium(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise ParseError("it is protected by a password: save a copy without one") from error
    if found and any(found.pages):
        return found
    try:
        return read_by_pypdf(data)
    except PyPdfError as error:
        if found:
            return found
        raise ParseError("it is not a PDF, or it is damaged") from error


def _about_empty(numbers: Sequence[int]) -> str:
    """Which pages have no text, as in "pages 2–4, 9 have no text; they may be scans"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    if len(numbers) == 1:
        return f"page {listed} has no text; it may be a scan"
    return f"pages {listed} have no text; they may be scans"
