"""Lines of text from the pages of a PDF, with their places where pdfium can tell them."""

from __future__ import annotations

import ctypes
import io
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfTextPage

_BOLD = re.compile(rb"Bold|Black|Heavy|Demi|Semi", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_BOLD_WEIGHT = 600
_LONGEST_FONT_NAME = 128


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands, in points; `top` grows upwards, as in PDF."""

    left: float
    right: float
    top: float
    last_top: float
    """Top of its last character, lower than `top` where pdfium has joined two lines."""
    size: float
    """Size of its font, as shown."""
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a page."""

    text: str
    page: int
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PdfText:
    """Lines of each page, and the title among the file's properties."""

    pages: tuple[tuple[Line, ...], ...]
    own_title: str = ""


def read_by_pdfium(data: bytes) -> PdfText:
    """Lines in the file's own order, which follows columns and text boxes, with their places.

    Raises:
        pypdfium2.PdfiumError: pdfium cannot open the file.
    """
    document = pypdfium2.PdfDocument(data)
    pages: list[tuple[Line, ...]] = []
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        pages.append(tuple(_placed_lines(text_page, index + 1)))
        text_page.close()
        page.close()
    return PdfText(tuple(pages), document.get_metadata_value("Title"))


def read_by_pypdf(data: bytes) -> PdfText:
    """Lines as pypdf finds them, without places.

    Raises:
        pypdf.errors.PyPdfError: pypdf cannot read the file.
    """
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    pages = (
        tuple(Line(line, number) for line in page.extract_text().split("\n") if line.strip())
        for number, page in enumerate(reader.pages, start=1)
    )
    own_title = reader.metadata.title if reader.metadata else None
    return PdfText(tuple(pages), own_title or "")


def _placed_lines(text_page: PdfTextPage, page: int) -> Iterator[Line]:
    start = 0
    for line in text_page.get_text_range().split("\r\n"):
        if text := line.strip():
            at = _CharacterIndex(text_page, start + _units(line[: line.index(text)]), text)
            yield Line(text, page, _place(text_page, at))
        start += _units(line) + 2


@dataclass(frozen=True, slots=True)
class _CharacterIndex:
    """pdfium's indices of the characters of one line."""

    text_page: PdfTextPage
    start: int
    text: str

    def of(self, position: int) -> int:
        """Index of the character at `position` in the line; negative if it has none."""
        unit = self.start + _units(self.text[:position])
        return pdfium.FPDFText_GetCharIndexFromTextIndex(self.text_page.raw, unit)


def _units(text: str) -> int:
    """Length as pdfium counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _place(text_page: PdfTextPage, at: _CharacterIndex) -> Place | None:
    # A bullet or number may be of another font and size than its words.
    letter = _LETTER.search(at.text)
    typical = at.of(letter.start() if letter else 0)
    first, last = at.of(0), at.of(len(at.text) - 1)
    if min(first, typical, last) < 0:
        return None
    left, *_ = text_page.get_charbox(first, loose=True)
    *_, top = text_page.get_charbox(typical, loose=True)
    _, _, right, last_top = text_page.get_charbox(last, loose=True)
    is_bold = _is_bold(text_page, typical) and _is_bold(text_page, last)
    return Place(left, right, top, last_top, _size(text_page, typical), is_bold)


def _size(text_page: PdfTextPage, index: int) -> float:
    """The font's size as it is shown."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page.raw, index, matrix)
    return pdfium.FPDFText_GetFontSize(text_page.raw, index) * math.hypot(matrix.c, matrix.d)


def _is_bold(text_page: PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page.raw, index, name, len(name), flags)
    weight = pdfium.FPDFText_GetFontWeight(text_page.raw, index)
    return weight >= _BOLD_WEIGHT or bool(_BOLD.search(name.value))
