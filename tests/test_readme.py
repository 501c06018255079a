"""The README says what is so: its settings, its commands, its example, its links."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

import bootstrap
from assistant.settings import Settings
from workforce_assistant import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = "workforce-assistant "
PLACES = {
    "home": "the system's folder for application data",
    "library": "the bundled notes",
}
"""Defaults that are another path on every machine."""


def blocks() -> list[str]:
    """The fenced blocks."""
    return re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Every line that calls our program."""
    lines = [line.removeprefix("$ ") for block in blocks() for line in block.splitlines()]
    return [line for line in lines if line.startswith(PROGRAM)]


def shown_default(name: str) -> str:
    default = Settings.model_fields[name].default
    if name in PLACES:
        return PLACES[name]
    if default is None or default is PydanticUndefined:
        return "not set"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def settings_table() -> list[str]:
    """The rows that the README should have, one a setting."""
    return [
        f"| `WORKFORCE_{name.upper()}` | {shown_default(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]


def test_every_setting_stands_in_the_table_with_default_and_meaning() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `WORKFORCE_")]
    assert rows == settings_table()


@pytest.mark.parametrize("line", commands())
def test_every_command_is_one_that_the_program_understands(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    command = get_command(app)
    while isinstance(command, TyperGroup) and words and not words[0].startswith("-"):
        command = command.commands[words.pop(0)]
    command.make_context("readme", words)


def test_the_example_is_what_the_program_answers(bundled_home: Path) -> None:
    (example,) = [block for block in blocks() if block.startswith(f"$ {PROGRAM}")]
    command, *expected = example.splitlines()
    words = shlex.split(command)[2:]
    shown = CliRunner().invoke(app, ["--home", str(bundled_home), *words]).stdout.splitlines()
    assert shown[: len(expected)] == expected


def test_every_task_that_it_names_exists() -> None:
    named = re.findall(r"(?:make|bootstrap\.py) (\w+)`", README)
    assert {"chat", "test"} <= set(named) <= set(bootstrap.TASKS)


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target
