from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indexing.parsing.base import ParseError
from indexing.parsing.docx import parse_docx

if TYPE_CHECKING:
    from docx.document import Document

    from indexing.document import ParsedDocument


def parsed(document: Document) -> ParsedDocument:
    buffer = io.BytesIO()
    document.save(buffer)
    return parse_docx(buffer.getvalue())


def test_content_is_written_in_the_order_of_the_body() -> None:
    document = docx.Document()
    document.add_heading("Pay", level=1)
    document.add_paragraph("Staff are paid.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], "abcd", strict=True):
        cell.text = text
    document.add_heading("Bands", level=2)
    document.add_paragraph("Band 5 is the first.")
    found = parsed(document)
    assert found.text == (
        "# Pay\n\nStaff are paid.\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "## Bands\n\nBand 5 is the first."
    )
    assert found.blocks[-1].heading_path == ("Pay", "Bands")


def test_headings_stand_below_the_documents_title() -> None:
    document = docx.Document()
    document.add_heading("A plan", level=0)
    document.add_heading("Pay", level=1)
    found = parsed(document)
    assert found.text == "# A plan\n\n## Pay"
    assert found.title == "A plan"


def test_the_files_own_title_is_used_where_there_is_no_heading() -> None:
    document = docx.Document()
    document.core_properties.title = "A plan"
    document.add_paragraph("Text.")
    assert parsed(document).title == "A plan"


def test_list_styles_make_lists_with_depth_and_numbers() -> None:
    document = docx.Document()
    document.add_paragraph("They will:")
    for text, style in [
        ("hire", "List Number"),
        ("nurses", "List Bullet 2"),
        ("train", "List Number"),
    ]:
        document.add_paragraph(text, style=style)
    document.add_paragraph("keep", style="List Bullet")
    document.add_paragraph("After.")
    found = parsed(document)
    assert found.text == "They will:\n\n1. hire\n    - nurses\n2. train\n- keep\n\nAfter."
    assert len(found.blocks[1].parts) == 3


def test_words_in_links_insertions_and_content_controls_are_kept() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    for inner in (
        "<w:hyperlink {}><w:r><w:t>the plan</w:t></w:r></w:hyperlink>",
        "<w:ins {}><w:r><w:tab/><w:t>now</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>never</w:delText></w:r></w:del>",
    ):
        paragraph._p.append(parse_xml(inner.format(nsdecls("w"))))  # pyright: ignore[reportPrivateUsage]
    control = (
        "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(1, parse_xml(control.format(nsdecls("w"))))
    assert parsed(document).text == "See the plan now\n\nInside."


def test_merged_cells_keep_the_columns_apart() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "wide"
    table.rows[0].cells[2].text = "last"
    table.rows[1].cells[2].text = "x"
    assert parsed(document).text == "| wide |  | last |\n|---|---|---|\n|  |  | x |"


def test_a_table_in_a_cell_is_kept_as_its_words() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "outer"
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = "inner"
    assert parsed(document).text == "| outer inner |\n|---|"


def test_a_zip_that_is_not_a_word_document_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "text")
    with pytest.raises(ParseError, match="it is not a Word document"):
        parse_docx(buffer.getvalue())


def test_a_file_that_is_no_zip_is_refused() -> None:
    with pytest.raises(ParseError, match="not a Word document, or it is damaged"):
        parse_docx(b"text")


def test_an_old_or_protected_document_is_refused_with_advice() -> None:
    with pytest.raises(ParseError, match=r"save it as \.docx"):
        parse_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_zip_bomb_is_refused_unopened() -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as member,
    ):
        for _ in range(301):
            member.write(bytes(1024**2))
    with pytest.raises(ParseError, match="unpacks to over 300 MB"):
        parse_docx(buffer.getvalue())
