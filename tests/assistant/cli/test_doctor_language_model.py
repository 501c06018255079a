"""`doctor` asks the language model that is set for a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_kit import run
from scripted_server import scripted_server

from assistant.checkup.report import Finding, Report

if TYPE_CHECKING:
    from pathlib import Path


def found(home: Path, check: str = "language model") -> list[Finding]:
    report = Report.model_validate_json(run("doctor", "--json", home=home).stdout)
    return [finding for finding in report.findings if finding.check == check]


def set_model(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("WORKFORCE_MODEL", "openai:tiny")
    monkeypatch.setenv("WORKFORCE_MODEL_URL", url)
    monkeypatch.setenv("WORKFORCE_MODEL_TIMEOUT", "5")


def test_a_model_that_answers_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted_server() as server:
        set_model(monkeypatch, server.url)
        (finding,) = found(tmp_path)
    assert finding.status == "ok"
    assert "openai:tiny answers" in finding.message


def test_a_server_that_is_not_there_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    set_model(monkeypatch, f"http://127.0.0.1:{free_port}/v1")
    (finding,) = found(tmp_path)
    assert finding.status == "problem"
    assert "its server cannot be reached" in finding.message
    assert finding.remedy is not None


def test_a_model_elsewhere_is_told_under_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKFORCE_MODEL", "anthropic:some")
    (finding,) = found(tmp_path, "network")
    assert finding.status == "warning"
    assert "questions and passages go to anthropic:some" in finding.message


def test_without_a_model_nothing_is_said_of_one(tmp_path: Path) -> None:
    assert found(tmp_path) == []
