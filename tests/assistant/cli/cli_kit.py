"""The command line as somebody at a terminal meets it, run in this process or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from workforce_assistant import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

HELP_WIDTH = {"COLUMNS": "200", "TERMINAL_WIDTH": "200"}


def run(*arguments: str | Path, home: Path | None = None) -> Result:
    """What a command prints and how it ends."""
    words = ["--home", str(home)] if home else []
    return CliRunner(env=HELP_WIDTH).invoke(app, [*words, *map(str, arguments)])


def objects(result: Result) -> list[dict[str, Any]]:
    """The JSON objects that a command printed, one a line."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def write_lines(path: Path, *lines: dict[str, Any]) -> Path:
    """A JSON Lines file."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def start(*arguments: str | Path, home: Path, **variables: str) -> subprocess.Popen[str]:
    """A command in a process and a process group of its own; its output is one stream."""
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "--home", str(home), *map(str, arguments)],
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
