"""What is asked of a file before it is added: a name that is safe, its kind, its size."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.upload_check import MOST_BYTES, Upload, UploadError, checked_name, safe_name
from corpus.catalogue import Catalogue
from corpus.files import SUFFIXES

NOTHING = Catalogue(Path(), ())


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Annual report 2024.PDF", "Annual report 2024.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\plan.docx", "plan.docx"),
        (".hidden.md", "hidden.md"),
        ("~$plan.docx", "plan.docx"),
        ("a\x00b\n\tc\u202etxt.md", "ab ctxt.md"),
        ("con.md", "document con.md"),
        ("...md", "document.md"),
        ("Zw\u00f6lf Pl\u00e4ne.md", "Zw\u00f6lf Pl\u00e4ne.md"),
        ("<script>.html", "script.html"),
    ],
)
def test_a_name_is_made_safe_and_kept_as_like_as_can_be(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(st.characters(codec=None), max_size=400), st.sampled_from(sorted(SUFFIXES)))
def test_whatever_a_file_is_called_its_name_stays_in_its_folder(words: str, suffix: str) -> None:
    made = safe_name(words + suffix)
    assert PurePath(made).name == made
    assert PurePath(made).suffix == suffix
    assert not made.startswith((".", "~", " ", "-"))
    assert not any(unicodedata.category(c)[0] == "C" for c in made)
    assert not set(made) & set('/\\<>:"|?*')
    assert len(made.encode()) < 200
    assert safe_name(made) == made


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("plan.exe", b"MZ", "files of this kind are not read; give PDF, Word"),
        ("plan", b"words", "files of this kind are not read"),
        ("plan.md", b"", "the file is empty"),
        ("plan.md", bytes(MOST_BYTES + 1), "it is larger than 50 MB; split it"),
    ],
)
def test_what_is_not_taken_is_told_with_the_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UploadError, match=reason):
        checked_name(Upload(name, data), NOTHING)


def test_the_page_takes_files_as_large_as_are_read() -> None:
    config = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    most = tomllib.loads(config.read_text())["server"]["maxUploadSize"]
    assert most * 1024**2 == MOST_BYTES
