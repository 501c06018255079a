"""Hostile files: each is reported, and nothing of ours goes on running or breaks."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import psutil
import pytest

from indexing.parsing import Limits, ParseError, parse

if TYPE_CHECKING:
    from pathlib import Path


def pdf_file(objects: list[bytes]) -> bytes:
    """A PDF of the given objects, the first of which is its catalogue."""
    body = b"%PDF-1.7\n"
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + (b"xref\n0 %d\n0000000000 65535 f \n" % size)
        + table
        + (b"trailer << /Size %d /Root 1 0 R >>\n" % size)
        + (b"startxref\n%d\n%%%%EOF\n" % len(body))
    )


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(content), content)


def pdf_that_never_ends() -> bytes:
    """A page that draws a form 20 times, which draws another 20 times, and so on nine deep."""
    forms = [
        stream(
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
            b" /Resources << /XObject << /F %d 0 R >> /Font << /T 5 0 R >> >>" % (7 + depth),
            b"/F Do " * 20 if depth < 8 else b"BT /T 12 Tf 72 700 Td (Hello) Tj ET",
        )
        for depth in range(9)
    ]
    return pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /F 6 0 R >> >> >>",
            stream(b"", b"/F Do " * 20),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *forms,
        ]
    )


def word_document_of(xml: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", xml)
    return buffer.getvalue()


def refusal(path: Path, data: bytes, limits: Limits) -> str:
    path.write_bytes(data)
    with pytest.raises(ParseError) as caught:
        parse(path, limits=limits)
    return str(caught.value)


def test_a_file_that_takes_too_long_is_given_up_and_its_reader_stopped(tmp_path: Path) -> None:
    begun = time.monotonic()
    reason = refusal(tmp_path / "a.pdf", pdf_that_never_ends(), Limits(seconds=2))
    assert reason == "it was not read within 2 seconds"
    assert time.monotonic() - begun < 10
    assert not [child for child in psutil.Process().children() if "worker" in str(child.cmdline())]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no limit on memory there")
def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    page = b"<p>" + b"x " * 20_000_000
    reason = refusal(tmp_path / "a.html", page, Limits(memory_bytes=200 * 1024**2))
    assert reason == "it takes more memory to read than a document may"


def test_elements_nested_too_deeply_are_refused(tmp_path: Path) -> None:
    reason = refusal(tmp_path / "a.html", b"<div>" * 5_000 + b"x", Limits())
    assert reason == "its parts are nested too deeply"


def test_a_reader_that_breaks_is_reported_with_its_last_words(tmp_path: Path) -> None:
    reason = refusal(tmp_path / "a.docx", word_document_of(b"<a/>"), Limits())
    assert reason.startswith("its reader failed (KeyError")
    assert reason.endswith("): the file may be damaged")
