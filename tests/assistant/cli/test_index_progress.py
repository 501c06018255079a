"""`index` shows how far it is, sums up what it did, and stops when it is told to."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assistant.cli.progress import run_with_progress
from assistant.settings import Settings, load_settings
from indexing.library import Library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path, fresh_home: Path, small_library: Path) -> Settings:
    folder = shutil.copytree(small_library, tmp_path / "library")
    return load_settings(home=fresh_home, library=folder)


def run(settings: Settings) -> None:
    run_with_progress(settings, rebuild=False, indexes_only=False)


def test_a_first_run_is_summed_up(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    report = run_with_progress(settings, rebuild=False, indexes_only=False)
    assert report is not None
    assert report.added == ("kitchens", "referrals-plan")
    printed = capsys.readouterr().out
    assert f"Indexed {settings.library} in " in printed
    assert "Documents: 2 added, 0 changed, 0 removed, 0 unchanged, 0 failed." in printed


def test_a_second_run_counts_what_changed_and_what_did_not(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    run(settings)
    (settings.library / "kitchens.md").write_text("# Kitchens\n\nClosed.\n", encoding="utf-8")
    run(settings)
    printed = capsys.readouterr().out
    assert "Documents: 0 added, 1 changed, 0 removed, 1 unchanged, 0 failed." in printed


def test_a_document_that_cannot_be_read_is_named_with_the_reason(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (settings.library / "bad.md").write_text("---\ntitle: [\n---\n# Bad\n", encoding="utf-8")
    report = run_with_progress(settings, rebuild=False, indexes_only=False)
    assert report is not None
    assert [failure.name for failure in report.failed] == ["bad.md"]
    printed = capsys.readouterr().out
    assert "1 document could not be read:\n  bad.md: front matter: " in printed


def test_where_there_is_no_terminal_each_stage_is_a_line_on_standard_error(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    run(settings)
    lines = capsys.readouterr().err.splitlines()
    assert "Reading the documents …" in lines
    assert "Putting the search indexes together …" in lines


def test_on_a_terminal_a_bar_shows_documents_passages_and_rate(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    run(settings)
    shown = capsys.readouterr().err
    assert "━" in shown
    assert "2 of 2 documents" in shown
    assert "a second" in shown


def test_the_search_indexes_alone_can_be_built_again(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    run(settings)
    with Library.open(settings.home) as library:
        before = library.generation
    assert run_with_progress(settings, rebuild=False, indexes_only=True) is None
    with Library.open(settings.home) as library:
        assert library.generation == before + 1
        passages = library.counts()["passages"]
    assert f"Both search indexes hold {passages} passages." in capsys.readouterr().out


def test_ctrl_c_stops_it_with_a_message_and_no_traceback(fresh_home: Path) -> None:
    command = [sys.executable, "-m", "assistant.cli", "--home", str(fresh_home), "index"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Reading the documents"):
                process.send_signal(signal.SIGINT)
                break
        rest = process.stderr.read()
    assert process.returncode == 130
    assert "Stopped. What is finished is kept; run the command again to go on." in rest
    assert "Traceback" not in rest
