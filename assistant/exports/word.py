"""A Word report: headings, paragraphs with footnoted quotes, tables."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from assistant.exports.footnotes import MARK_STYLE, TEXT_STYLE, Footnotes
from assistant.exports.harmless import writable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph

    from assistant.exports.provenance import Provenance

Noted = tuple[str, Sequence[str]]
"""Words, and the footnotes that stand after them."""
_TABLE_STYLE = "Table Grid"
_NOTE = "footnote text"
_LANGUAGE = "en-GB"
_LONGEST_PROPERTY = 255
"""Characters that Word takes for a property of a file."""


class WordReport:
    """Grows from top to bottom; `save` gives the file."""

    def __init__(
        self, title: str, made: Provenance, *, landscape: bool = False, compact: bool = False
    ) -> None:
        """A report with its title and where it comes from; `compact` says both on little space."""
        self._document = Document()
        self._footnotes = Footnotes()
        self._name_styles()
        self._lay_out(landscape=landscape)
        if compact:
            self._draw_together()
        self._document.core_properties.title = writable(title)[:_LONGEST_PROPERTY]
        self._document.core_properties.language = _LANGUAGE
        self._document.core_properties.author = "Workforce Strategy Assistant"
        self._document.core_properties.comments = writable(made.line)[:_LONGEST_PROPERTY]
        self._document.add_heading(writable(title), level=1 if compact else 0)
        for line in [made.line] if compact else [f"{name}: {words}" for name, words in made.lines]:
            self.paragraph(line, small=True)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; level 1 is the highest below the title."""
        self._document.add_heading(writable(text), level=level)

    def paragraph(
        self, text: str, notes: Sequence[str] = (), *, style: str | None = None, small: bool = False
    ) -> None:
        """A paragraph with a footnote for each of `notes` at its end."""
        paragraph = self._document.add_paragraph(style=style)
        run = paragraph.add_run(writable(text))
        if small:
            run.font.size = Pt(9)
        self._note(paragraph, notes)

    def sentences(self, pieces: Iterable[Noted], *, style: str | None = None) -> None:
        """A paragraph in pieces, each with its footnotes behind it."""
        paragraph = self._document.add_paragraph(style=style)
        for text, notes in pieces:
            paragraph.add_run(writable(text))
            self._note(paragraph, notes)

    def bullets(self, items: Iterable[Noted]) -> None:
        """A list, each item with its footnotes."""
        for text, notes in items:
            self.paragraph(text, notes, style="List Bullet")

    def table(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[Noted]],
        widths_cm: Sequence[float] = (),
    ) -> None:
        """A table whose first row says again on every page what its columns are."""
        table = self._document.add_table(rows=1, cols=len(columns), style=_TABLE_STYLE)
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].add_run(writable(name)).bold = True
        self._repeat_heads()
        for row in rows:
            cells = table.add_row().cells
            for cell, noted in zip(cells, row, strict=True):
                self._fill(cell.paragraphs[0], noted)
        table.autofit = not widths_cm
        for column, width in zip(table.columns, widths_cm, strict=False):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        self._document.add_paragraph()

    def save(self) -> bytes:
        """The file; nothing can be added after."""
        self._footnotes.attach(self._document)
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _fill(self, paragraph: Paragraph, noted: Noted) -> None:
        text, notes = noted
        paragraph.add_run(writable(text)).font.size = Pt(9)
        self._note(paragraph, notes)

    def _note(self, paragraph: Paragraph, notes: Sequence[str]) -> None:
        for note in notes:
            self._footnotes.add(paragraph, note)

    def _name_styles(self) -> None:
        """The two styles of footnotes, which the empty document does not have."""
        styles = self._document.styles
        # In which language it is read aloud and checked; the empty document says American.
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), _LANGUAGE)
        text = cast("ParagraphStyle", styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH))
        text.element.set(qn("w:styleId"), TEXT_STYLE)
        text.base_style = styles["Normal"]
        text.font.size = Pt(8)
        text.paragraph_format.space_after = Pt(2)
        mark = cast(
            "CharacterStyle", styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        )
        mark.element.set(qn("w:styleId"), MARK_STYLE)
        mark.font.superscript = True

    def _draw_together(self) -> None:
        """Smaller letters, and less space between paragraphs."""
        styles = self._document.styles
        for name, points in (("Normal", 10), ("Heading 1", 14), ("Heading 2", 11), (_NOTE, 7.5)):
            style = cast("ParagraphStyle", styles[name])
            style.font.size = Pt(points)
            style.paragraph_format.space_before = Pt(4 if name.startswith("Heading") else 0)
            style.paragraph_format.space_after = Pt(2 if name != _NOTE else 0)

    def _lay_out(self, *, landscape: bool) -> None:
        section = self._document.sections[0]
        short, long = Cm(21.0), Cm(29.7)
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)

    def _repeat_heads(self) -> None:
        """Marks the last table's first row to stand on every page again."""
        table = self._document.element.body.findall(qn("w:tbl"))[-1]
        head = OxmlElement("w:tblHeader")
        head.set(qn("w:val"), "true")
        table.find(qn("w:tr")).get_or_add_trPr().append(head)
