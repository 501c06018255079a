"""`doctor`: what is in place, what is not, and what to do about it."""

from __future__ import annotations

import json
import os
import shutil
import stat
from typing import TYPE_CHECKING

import pytest
from cli_kit import run

from assistant.checkup.report import Finding, Report
from assistant.settings import Settings
from indexing.library_writer import LibraryWriter
from indexing.locking import writer_lock

if TYPE_CHECKING:
    from pathlib import Path

STANDS_ON = {"python", "workforce-strategy-assistant", "torch", "sentence-transformers", "chromadb"}


def examined(home: Path) -> Report:
    """The report, which must agree with how the command ends."""
    result = run("doctor", "--json", home=home)
    report = Report.model_validate_json(result.stdout)
    assert result.exit_code == (1 if report.status == "problem" else 0)
    return report


def finding(home: Path, check: str) -> Finding:
    """What one check found."""
    (found,) = [found for found in examined(home).findings if found.check == check]
    return found


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch, small_library: Path, tmp_path: Path) -> Path:
    """The small library, which a test may change."""
    folder = shutil.copytree(small_library, tmp_path / "library")
    monkeypatch.setenv("WORKFORCE_LIBRARY", str(folder))
    return folder


@pytest.fixture
def home(small_home: Path, library: Path, tmp_path: Path) -> Path:
    """Its index, which a test may damage."""
    copied = shutil.copytree(small_home, tmp_path / "home", copy_function=shutil.copy2)
    with LibraryWriter.open(copied) as writer:
        writer.begin(library, str(writer.model_id))
        writer.finish()
    return copied


def test_all_is_well_with_a_finished_index(home: Path) -> None:
    report = examined(home)
    assert {found.check: found.status for found in report.findings} == dict.fromkeys(
        (
            "packages", "model", "network", "home", "index", "search indexes", "library",
            "library and index",
        ),
        "ok",
    )  # fmt: skip
    assert report.status == "ok"


def test_it_tells_versions_and_what_the_index_holds(home: Path) -> None:
    assert set(examined(home).versions) >= STANDS_ON
    told = finding(home, "index").message
    assert told.startswith("2 documents, ")
    assert "generation 1, written by all-MiniLM-L6-v2@53aa51172d14" in told


def test_every_setting_is_shown_with_its_source(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKFORCE_TOP_K", "7")
    settings = {s.name: (s.value, s.source) for s in examined(home).settings}
    assert list(settings) == list(Settings.model_fields)
    assert settings["top_k"] == ("7", "WORKFORCE_TOP_K")
    assert settings["home"] == (str(home), "WORKFORCE_HOME")
    assert settings["candidates"] == ("40", "default")
    assert settings["chroma_url"] == ("not set", "default")


def test_the_words_for_people_say_the_same_as_the_object(home: Path) -> None:
    shown = run("doctor", home=home).stdout
    for found in examined(home).findings:
        if found.check != "home":  # The free space may just have changed.
            assert f"{found.status:<8} {found.check}: {found.message}\n" in shown


def test_nothing_is_made_or_changed_where_nothing_is_indexed(tmp_path: Path) -> None:
    missing = tmp_path / "absent"
    found = finding(missing, "index")
    assert (found.status, found.remedy) == ("problem", "Run: workforce-assistant index")
    assert not missing.exists()


def test_a_missing_search_index_is_a_problem_with_its_remedy(home: Path) -> None:
    shutil.rmtree(home / "lexical")
    found = finding(home, "search indexes")
    assert found.status == "problem"
    assert "lexical" in found.message
    assert found.remedy == "Run: workforce-assistant index --indexes-only"
    assert "→ Run: workforce-assistant index --indexes-only\n" in run("doctor", home=home).stdout


def test_a_damaged_library_is_a_problem_with_its_remedy(home: Path) -> None:
    for file in home.glob("library.db*"):
        file.write_bytes(b"no database" * 1000)
    found = finding(home, "index")
    assert (found.status, found.remedy) == (
        "problem",
        "Run: workforce-assistant index --rebuild",
    )


def test_an_interrupted_run_is_a_problem_with_its_remedy(home: Path) -> None:
    with LibraryWriter.open(home) as writer:
        writer.remove_document("kitchens")
    found = finding(home, "search indexes")
    assert "interrupted" in found.message
    assert found.remedy == "Run: workforce-assistant index"


def test_a_run_that_is_at_work_is_told_and_is_no_problem(home: Path) -> None:
    with writer_lock(home):
        assert finding(home, "index run").status == "warning"


def test_a_changed_a_new_and_a_deleted_document_are_counted(home: Path, library: Path) -> None:
    (library / "referrals.md").unlink()
    (library / "kitchens.md").write_text("# Kitchens\n\nThey closed.\n", encoding="utf-8")
    (library / "new.txt").write_text("Something new.\n", encoding="utf-8")
    found = finding(home, "library and index")
    assert found.message == ("Since the last indexing run, new or changed: 2; gone: 1.")
    assert (found.status, found.remedy) == ("warning", "Run: workforce-assistant index")


def test_another_folder_than_the_indexed_one_is_told(
    home: Path, library: Path, monkeypatch: pytest.MonkeyPatch, small_library: Path
) -> None:
    monkeypatch.setenv("WORKFORCE_LIBRARY", str(small_library))
    found = finding(home, "library and index")
    assert (found.status, found.message) == (
        "warning",
        f"The index holds another folder: {library}.",
    )


def test_a_refused_document_is_a_warning(home: Path, library: Path) -> None:
    (library / "bad.md").write_text("---\ntype: polcy\n---\nWords.\n", encoding="utf-8")
    found = finding(home, "library")
    assert (found.status, found.remedy) == ("warning", "Run: workforce-assistant library check")


def test_a_missing_folder_is_a_problem(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKFORCE_LIBRARY", str(tmp_path / "absent"))
    assert finding(home, "library").status == "problem"


def test_a_missing_model_is_a_problem_also_for_working_offline(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKFORCE_EMBEDDING_MODEL", "no-such-model")
    found = {found.check: found.status for found in examined(home).findings}
    assert (found["model"], found["network"]) == ("problem", "warning")


def test_another_model_than_the_one_that_wrote_the_index_is_a_problem(
    home: Path, monkeypatch: pytest.MonkeyPatch, other_model: Path
) -> None:
    monkeypatch.setenv("WORKFORCE_EMBEDDING_MODEL", str(other_model))
    problem = [found for found in examined(home).findings if found.status == "problem"]
    assert [found.remedy for found in problem] == ["Run: workforce-assistant index --rebuild"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("WORKFORCE_ALLOW_DOWNLOAD", "true"), ("WORKFORCE_CHROMA_URL", "http://chroma.invalid:8000")],
)
def test_a_setting_that_needs_a_network_is_a_warning(
    name: str, value: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert finding(home, "network").status == "warning"


@pytest.mark.parametrize(("name", "value"), [("WORKFORCE_TOPK", "3"), ("WORKFORCE_TOP_K", "0")])
def test_a_wrong_setting_is_a_problem_told_in_the_report(
    name: str, value: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    found = finding(home, "settings")
    assert found.status == "problem"
    assert name.removeprefix("WORKFORCE_").lower() in found.message.lower()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert finding(locked, "home").status == "problem"


def test_the_object_is_one_line_of_json(home: Path) -> None:
    (line,) = run("doctor", "--json", home=home).stdout.splitlines()
    assert set(json.loads(line)) == {"status", "versions", "settings", "findings"}
