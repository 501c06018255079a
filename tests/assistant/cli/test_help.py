"""Every command explains itself, with an example."""

from __future__ import annotations

import shlex

import pytest
from cli_kit import run
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from workforce_assistant import app

PROMISED = {
    "index", "search", "ask", "chat", "commitments", "outline", "library", "doctor", "evaluate",
}  # fmt: skip


def commands(group: TyperGroup, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], TyperCommand]:
    """Every command that does something, by its path."""
    found: dict[tuple[str, ...], TyperCommand] = {}
    for name, member in group.commands.items():
        if isinstance(member, TyperGroup):
            found |= commands(member, (*path, name))
        elif isinstance(member, TyperCommand):
            found[(*path, name)] = member
    return found


def all_commands() -> dict[tuple[str, ...], TyperCommand]:
    program = get_command(app)
    assert isinstance(program, TyperGroup)
    return commands(program)


ALL = all_commands()


def example(path: tuple[str, ...]) -> str:
    shown = run(*path, "--help").stdout
    (line,) = [line for line in shown.splitlines() if "Example: " in line]
    return line.partition("Example: ")[2].strip(" │")


def test_all_promised_commands_are_there() -> None:
    assert {path[0] for path in ALL} >= PROMISED


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_shows_an_example_that_the_command_understands(path: tuple[str, ...]) -> None:
    program, *words = shlex.split(example(path))
    assert (program, *words[: len(path)]) == ("workforce-assistant", *path)
    # Raises if there is no such option or argument.
    ALL[path].make_context(path[-1], words[len(path) :])


def test_alone_it_lists_its_commands() -> None:
    shown = run().output
    assert all(name in shown for name in PROMISED)
