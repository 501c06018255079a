"""Files for Word and spreadsheets, opened again and read."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from docx import Document
from openpyxl import load_workbook

from assistant.exports import Provenance, Sheet, WordReport, as_csv, as_xlsx
from assistant.exports.harmless import harmless

MADE = Provenance("22 November 2026", "3 documents, version 1", "a model", "By reading.")
SHEET = Sheet("Boats", ("name", "length"), (("=1+1", 12), ("Swan\x01", None)))


def report() -> bytes:
    word = WordReport("Boats", MADE)
    word.heading("The fleet")
    word.paragraph("There are two boats.", ("“two boats” The harbour's book.",))
    word.table(("Name", "Why"), [(("Swan", ("“Swan” Page 3.",)), ("It\x00 swims", ()))], (4, 6))
    return word.save()


def test_a_quote_is_a_real_footnote_that_the_text_refers_to() -> None:
    package = zipfile.ZipFile(io.BytesIO(report()))
    notes = package.read("word/footnotes.xml").decode()
    body = package.read("word/document.xml").decode()

    assert "“two boats” The harbour's book." in notes
    assert [f'w:id="{number}"' in notes for number in (1, 2, 3)] == [True, True, False]
    assert body.count("w:footnoteReference ") == 2
    assert "footnotes+xml" in package.read("[Content_Types].xml").decode()


def test_a_report_has_headings_a_table_and_says_how_it_was_made() -> None:
    document = Document(io.BytesIO(report()))
    texts = [paragraph.text for paragraph in document.paragraphs]

    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "The fleet"
    ]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Swan", "It swims"]
    assert {"Made: 22 November 2026", "How it was made: By reading."} <= set(texts)


def test_a_workbook_has_filters_and_holds_no_formula() -> None:
    book = load_workbook(io.BytesIO(as_xlsx([SHEET], MADE)))
    boats = book["Boats"]

    assert boats.auto_filter.ref == "A1:B3"
    assert (boats["A2"].value, boats["A2"].data_type) == ("=1+1", "s")
    assert (boats["A3"].value, boats["B2"].value) == ("Swan", 12)
    assert book["About this file"]["B2"].value == "22 November 2026"


def test_csv_says_in_every_line_where_it_comes_from_and_runs_no_formula() -> None:
    lines = list(csv.DictReader(io.StringIO(as_csv(SHEET, MADE))))

    assert [line["name"] for line in lines] == ["'=1+1", "Swan\x01"]
    assert all("How it was made: By reading." in line["provenance"] for line in lines)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
