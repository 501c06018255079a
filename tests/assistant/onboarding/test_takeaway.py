"""What a newcomer takes away: a Word file with a footnote for each statement."""

from __future__ import annotations

import io
import zipfile

import pytest
from bs4 import BeautifulSoup
from docx import Document

from assistant.exports import provenance_of
from assistant.onboarding import Brief, Visitor, make_brief
from assistant.onboarding.takeaway import HOW, as_docx, as_text, on_one_page
from assistant.opening import Shelf


@pytest.fixture(scope="module")
def brief(shelf: Shelf) -> Brief:
    return make_brief(Visitor("social-care", 10), shelf, offering=False)


def test_the_word_file_opens_and_has_a_footnote_for_each_statement(
    brief: Brief, shelf: Shelf
) -> None:
    file = as_docx(brief, provenance_of(shelf.library, HOW))

    words = [paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs]
    for said in brief.said:
        assert any(said.text in line for line in words)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        notes = BeautifulSoup(parts.read("word/footnotes.xml"), "xml").find_all("w:footnote")
    told = [note.get_text().strip() for note in notes if note.get_text().strip()]
    assert len(told) == len(brief.said)
    for note, said in zip(told, brief.said, strict=True):
        assert note.startswith(said.citation.title)


def test_one_page_holds_no_more_than_the_shortest_brief(brief: Brief, shelf: Shelf) -> None:
    page = on_one_page(brief)

    short = make_brief(Visitor("social-care", 2), shelf, offering=False)
    assert {part.name: len(part.said) for part in page.parts} == {
        part.name: len(part.said) for part in short.parts
    }
    assert set(page.said) <= set(brief.said)


def test_as_text_each_statement_has_its_number_and_each_number_its_source(brief: Brief) -> None:
    lines = list(as_text(brief))

    for said in brief.said:
        number = f"[{said.citation.number}]"
        assert any(said.text in line and line.endswith(number) for line in lines)
        assert any(line.startswith(f"{number} {said.citation.title}") for line in lines)
