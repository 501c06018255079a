"""Answers as files: every statement with its citations, and where the file comes from."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from docx import Document
from history_kit import answer_to
from hypothesis import given
from hypothesis import strategies as some

from assistant.exports import Provenance, as_csv
from assistant.exports.conversations import (
    as_markdown,
    as_sheet,
    as_word,
    file_name,
    plain_answer,
)
from assistant.history import Turn

MADE = Provenance(made="1 March 2026, 09:00 GMT", library="3 documents", model="none", how="Asked.")
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUOTE = "Every rota is published six weeks ahead."


def turn(question: str = "What are the rules?", **changes: object) -> Turn:
    answer = answer_to(question).model_copy(update=changes)
    return Turn(1, question, "2026-03-01T09:00:00+00:00", answer, generation=4)


def footnotes(file: bytes) -> list[str]:
    part = zipfile.ZipFile(io.BytesIO(file)).read("word/footnotes.xml")
    notes = ElementTree.fromstring(part).iter(f"{_WORDS}footnote")
    return ["".join(t.text or "" for t in note.iter(f"{_WORDS}t")) for note in notes][2:]


def test_word_has_a_footnote_for_each_citation_with_quote_and_place() -> None:
    (note,) = footnotes(as_word("Rotas", [turn()], MADE))
    assert note.strip() == (
        f"“{QUOTE}” Rota guide (Harbour Trust, April 2023), Rota rules, page 3. "
        "https://harbour.example/rota"
    )


def test_word_says_how_each_answer_and_the_file_came_about() -> None:
    file = as_word("Rotas", [turn(), turn("And nights?", status="partial")], MADE)
    texts = [paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs]
    assert texts[0] == "Rotas"
    assert "Library: 3 documents" in texts
    assert texts.index("What are the rules?") < texts.index("And nights?")
    assert "Answered. Asked on 1 March 2026 from version 4 of the library." in texts
    assert QUOTE in texts


def test_a_models_sentences_have_each_its_own_footnotes() -> None:
    written = "First of all [1]. Then *more* \\[sic\\] [1][1] and an end"
    file = as_word("Rotas", [turn(answer=written, mode="generative", model="scripted")], MADE)
    document = Document(io.BytesIO(file))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "First of all. Then more [sic] and an end" in texts
    assert len(footnotes(file)) == 3
    assert any("Written by scripted and checked against its passages" in text for text in texts)


def test_markdown_has_its_citations_as_footnotes_of_their_own_answer() -> None:
    text = as_markdown("Rotas", [turn(), turn("And nights?")], MADE)
    assert f"- {QUOTE} [^2-1]" in text
    assert text.count("[^1-1]") == 2
    assert "[^2-1]: “Every rota is published six weeks ahead.” Rota guide" in text


def test_the_table_has_a_line_for_each_citation_and_for_an_answer_without_one() -> None:
    none = turn("What did it cost?", statements=(), citations=(), status="not_in_library")
    rows = list(csv.DictReader(as_csv(as_sheet([turn(), none]), MADE).splitlines()))
    assert [row["statement"] for row in rows] == [QUOTE, ""]
    assert rows[0]["passage"] == "rota-0000000001"
    assert rows[0]["page"] == "3"
    assert rows[1]["status"] == "Not in the library"
    assert "3 documents" in rows[1]["provenance"]


def test_what_a_spreadsheet_would_run_stays_words() -> None:
    (row,) = csv.DictReader(as_csv(as_sheet([turn("=1+1")]), MADE).splitlines())
    assert row["question"] == "'=1+1"


def test_questions_that_wait_are_left_out() -> None:
    waiting = replace(turn(), answer=None)
    assert as_sheet([waiting]).rows == ()


def test_a_copied_answer_holds_question_words_and_sources() -> None:
    lines = plain_answer(answer_to("What are the rules?")).split("\n")
    assert lines[0] == "What are the rules?"
    assert f"{QUOTE} [1]" in lines
    assert lines[-1].startswith(f"[1] “{QUOTE}” Rota guide (Harbour Trust, April 2023)")


@given(some.text())
def test_a_file_name_is_one_that_every_system_takes(name: str) -> None:
    made = file_name(name)
    assert 0 < len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
