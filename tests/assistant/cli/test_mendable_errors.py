"""What the user can mend is told in one line on standard error, and the command ends with 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_kit import run

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

ASKING = [("ask", "What does it cost?"), ("search", "cost"), ("chat", "--terminal")]


def told(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.mark.parametrize("command", ASKING)
def test_without_an_index_the_way_to_one_is_shown(command: tuple[str, ...], tmp_path: Path) -> None:
    home = tmp_path / "empty"
    assert f"{home}). Run: workforce-assistant index\n" in told(run(*command, home=home))
    assert not home.exists()


@pytest.mark.parametrize("command", [*ASKING, ("index",), ("chat",)])
def test_a_setting_that_does_not_exist_is_named_with_those_that_do(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, small_home: Path
) -> None:
    monkeypatch.setenv("WORKFORCE_TOPK", "3")
    message = told(run(*command, home=small_home))
    assert message.startswith("Unknown setting WORKFORCE_TOPK.")
    assert "WORKFORCE_TOP_K" in message


@pytest.mark.parametrize("command", ASKING)
def test_a_value_that_is_not_allowed_is_named_with_its_setting(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, small_home: Path
) -> None:
    monkeypatch.setenv("WORKFORCE_TOP_K", "0")
    assert told(run(*command, home=small_home)).startswith("top_k: ")


@pytest.mark.parametrize("command", [*ASKING, ("index",)])
def test_a_model_that_does_not_exist_is_answered_with_what_may_be_given(
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    small_home: Path,
    small_library: Path,
) -> None:
    monkeypatch.setenv("WORKFORCE_LIBRARY", str(small_library))
    monkeypatch.setenv("WORKFORCE_EMBEDDING_MODEL", "no-such-model")
    message = told(run(*command, home=small_home))
    assert message.startswith("No embedding model is called 'no-such-model'.")
    assert "all-MiniLM-L6-v2" in message


def test_another_model_than_the_one_that_wrote_the_index_is_refused(
    monkeypatch: pytest.MonkeyPatch, small_home: Path, small_library: Path, other_model: Path
) -> None:
    monkeypatch.setenv("WORKFORCE_LIBRARY", str(small_library))
    monkeypatch.setenv("WORKFORCE_EMBEDDING_MODEL", str(other_model))
    message = told(run("index", home=small_home))
    assert "cannot be mixed" in message
    assert message.endswith("Run: workforce-assistant index --rebuild\n")
