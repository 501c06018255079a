from __future__ import annotations

import io
import threading
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from indexing.parsing import SUFFIXES, Limits, ParseError, parse


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def word_document(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(text: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, text)
    canvas.save()
    return buffer.getvalue()


SAMPLES = {
    "a.md": b"Nurses are paid.",
    "b.markdown": b"Nurses are paid.",
    "c.txt": b"Nurses are paid.",
    "d.html": b"<p>Nurses are paid.</p>",
    "e.htm": b"<p>Nurses are paid.</p>",
    "f.pdf": pdf("Nurses are paid."),
    "g.docx": word_document("Nurses are paid."),
    "H.DOCX": word_document("Nurses are paid."),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_same_kind_of_document(tmp_path: Path, name: str) -> None:
    document = parse(written(tmp_path / name, SAMPLES[name]))
    assert document.text == "Nurses are paid."
    (block,) = document.blocks
    assert (block.kind, block.start, block.end, block.parts) == ("prose", 0, 16, ((0, 16),))


def test_the_suffixes_are_those_of_the_samples() -> None:
    assert set(SUFFIXES) == {Path(name).suffix.lower() for name in SAMPLES}


def test_a_given_text_is_read_in_place_of_the_file(tmp_path: Path) -> None:
    assert parse(tmp_path / "absent.md", text="# Pay\n").title == "Pay"


def test_a_given_text_for_a_pdf_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leave out text"):
        parse(tmp_path / "a.pdf", text="text")


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match=r"use one of \.md, .*\.docx"):
        parse(written(tmp_path / "a.xlsx", b"x"))


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="cannot be opened: No such file"):
        parse(tmp_path / "absent.md")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ParseError, match="the file is empty"):
        parse(written(tmp_path / f"a{suffix}", b""))


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.md", b" \n"), ("a.html", b"<nav>Menu</nav>"), ("a.docx", word_document(""))],
)
def test_a_file_without_text_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(ParseError, match="there is no text in it"):
        parse(written(tmp_path / name, data))


def test_a_scan_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="may be a scan: recognise its text first"):
        parse(written(tmp_path / "a.pdf", pdf("")))


def test_a_file_over_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    large = written(tmp_path / "a.md", bytes(2 * 1024**2))
    with pytest.raises(ParseError, match="larger than 1 MB"):
        parse(large, limits=Limits(file_bytes=1024**2))


def test_what_is_wrong_in_the_child_is_said_by_the_parent(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="it is not a Word document, or it is damaged"):
        parse(written(tmp_path / "a.docx", b"text"))


def test_documents_are_read_from_any_thread(tmp_path: Path) -> None:
    path = written(tmp_path / "a.html", b"<p>Text.</p>")
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(parse(path).text)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Text."] * 3
