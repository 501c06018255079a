"""`workforce-assistant chat`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.browser import open_when_ready
from assistant.cli.errors import UsageError, told_plainly
from assistant.settings import load_settings

APP = Path(__file__).resolve().parents[2] / "app.py"
_FIRST_PORT, _PORTS_TRIED = 8501, 20


def chat(
    terminal: Annotated[
        bool, typer.Option("--terminal", help="Talk here instead of in a browser.")
    ] = False,
    library: Annotated[
        Path | None, typer.Option(help="Folder of documents instead of the bundled notes.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            help="Port of the page.",
            min=1,
            max=65535,
            show_default=f"{_FIRST_PORT} or the next free",
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser when the page is ready.")
    ] = True,
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
        status = _serve(settings.library, _free_port(port), browser=browser)
    raise typer.Exit(status)


def _serve(library: Path, port: int, *, browser: bool) -> int:
    """Runs the page until it ends or Ctrl-C comes; its exit status."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}"]
    environment = {**os.environ, "WORKFORCE_LIBRARY": str(library)}
    # Asked to end by the system, the page must not be left behind.
    signal.signal(signal.SIGTERM, _leave)
    with subprocess.Popen(command, env=environment, cwd=APP.parent) as page:  # noqa: S603
        try:
            if browser:
                threading.Thread(
                    target=open_when_ready, args=(port, lambda: page.poll() is None), daemon=True
                ).start()
            return page.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            page.terminate()


def _leave(*_: object) -> None:
    sys.exit(0)


def _free_port(wanted: int | None) -> int:
    if wanted is not None:
        if _is_free(wanted):
            return wanted
        message = f"Port {wanted} is in use. Give another with --port, or none to take a free one."
        raise UsageError(message)
    ports = range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    free = next((port for port in ports if _is_free(port)), None)
    if free is None:
        message = f"Ports {ports[0]} to {ports[-1]} are all in use. Give another with --port."
        raise UsageError(message)
    return free


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
