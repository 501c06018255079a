"""`workforce-assistant chat`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.errors import UsageError, told_plainly
from assistant.settings import load_settings

APP = Path(__file__).resolve().parents[2] / "app.py"


def chat(
    terminal: Annotated[
        bool, typer.Option("--terminal", help="Talk here instead of in a browser.")
    ] = False,
    library: Annotated[
        Path | None, typer.Option(help="Folder of documents instead of the bundled notes.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port of the page.", min=1, max=65535)] = 8501,
) -> None:
    """Open the conversation in a browser, on this machine only. Ctrl-C ends it.

    Example: workforce-assistant chat --terminal
    """
    with told_plainly():
        settings = load_settings(library=library)
        if terminal:
            from assistant.cli.terminal import converse

            converse(settings)
            return
        if not APP.is_file():
            message = f"The page {APP} is missing; run this from the project's own folder."
            raise UsageError(message)
        environment = {**os.environ, "WORKFORCE_LIBRARY": str(settings.library)}
        command = [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}"]
        status = subprocess.run(command, env=environment, cwd=APP.parent, check=False).returncode  # noqa: S603
    raise typer.Exit(status)
