"""Word documents (.docx), by python-docx: headings, lists and tables in the order of the body."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from indexing.parsing.base import ParseError
from indexing.parsing.docx_lists import ListNumbers
from indexing.parsing.writer import ListItem, MarkdownWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

    from indexing.document import ParsedDocument

_MOST_UNPACKED = 300 * 1024**2
_OLE_MARK = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"Heading (\d)")
_SPACES = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}
_LEFT_OUT = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:del"),
    qn("w:moveFrom"),
}


def parse_docx(data: bytes) -> ParsedDocument:
    """Headings, paragraphs, lists and tables of a Word document.

    Raises:
        ParseError: the file is no Word document, is protected, or unpacks to over 300 MB.
    """
    _check_package(data)
    document = docx.Document(io.BytesIO(data))
    reader = _Reader(ListNumbers(document))
    reader.read(document)
    return reader.writer.document(own_title=document.core_properties.title)


def _check_package(data: bytes) -> None:
    if data.startswith(_OLE_MARK):
        raise ParseError("it is protected by a password or in the old .doc form: save it as .docx")
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise ParseError("it is not a Word document, or it is damaged") from error
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise ParseError("it is not a Word document")
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise ParseError(
            f"it unpacks to over {_MOST_UNPACKED // 1024**2} MB: leave out its pictures"
        )


class _Reader:
    """Walks the body; list paragraphs gather until something else comes."""

    def __init__(self, numbers: ListNumbers) -> None:
        self.writer = MarkdownWriter()
        self._numbers = numbers
        self._items: list[ListItem] = []
        self._below_title = 0

    def read(self, document: Document) -> None:
        for element in _blocks(document.element.body):
            if element.tag == qn("w:tbl"):
                self._end_list()
                self.writer.table(tuple(_rows(element)))
            else:
                self._paragraph(element, Paragraph(element, document).style)
        self._end_list()

    def _paragraph(self, element: BaseOxmlElement, style: ParagraphStyle | None) -> None:
        text = _text(element)
        name = (style and style.name) or ""
        heading = _HEADING.match(name)
        if not heading and name != "Title" and (item := self._numbers.item(element, style, text)):
            self._items.append(item)
            return
        if not text.strip():
            return
        self._end_list()
        if name == "Title":
            self.writer.heading(1, text)
            self._below_title = 1
        elif heading:
            self.writer.heading(int(heading[1]) + self._below_title, text)
        else:
            self.writer.prose(text)

    def _end_list(self) -> None:
        self.writer.items(self._items)
        self._items.clear()


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs and tables under `parent`, those in content controls and insertions too."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: BaseOxmlElement) -> Iterator[list[str]]:
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is table:
            yield [text for cell in _cells(row) for text in _cell_texts(cell)]


def _cells(row: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            yield cell


def _cell_texts(cell: BaseOxmlElement) -> list[str]:
    """The cell's text, then an empty one for each further column that it spans."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    text = " ".join(_text(paragraph) for paragraph in cell.iter(qn("w:p")))
    return [text, *[""] * (width - 1)]


def _text(element: BaseOxmlElement) -> str:
    """All words of a paragraph, those in links, insertions and text boxes too."""
    words: list[str] = []
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == qn("w:t"):
            words.append(child.text or "")
        elif child.tag in _SPACES:
            words.append(_SPACES[child.tag])
        else:
            words.append(_text(child))
            if child.tag == qn("w:p"):
                words.append(" ")
    return "".join(words)
