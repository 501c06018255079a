"""The command line: `workforce-assistant`. One file a command; heavy imports wait for their use."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from assistant.cli import (
    align,
    ask,
    chat,
    commitments,
    doctor,
    evidence,
    index,
    library_changes,
    outline,
    search,
    traces,
    welcome,
)

_INTERRUPTED = 130
"""The exit status after Ctrl-C: 128 and the signal's number."""

app = typer.Typer(
    name="workforce-assistant",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(index.index)
app.command()(search.search)
app.command()(ask.ask)
app.command()(commitments.commitments)
app.command()(align.align)
app.command()(evidence.evidence)
app.command()(outline.outline)
app.command()(chat.chat)
app.command()(doctor.doctor)
app.command()(traces.traces)
app.command()(welcome.welcome)
app.add_typer(library_changes.app, name="library")


@app.callback()
def options(
    home: Annotated[
        Path | None,
        typer.Option(
            help="Folder for index and data; also WORKFORCE_HOME.",
            file_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Ask a library of workforce strategy, and check every answer against its passage.

    Example: workforce-assistant ask "What does action 5 commit us to?"
    """
    if home is not None:
        os.environ["WORKFORCE_HOME"] = str(home)


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    try:
        app()
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            _leave_at_once()
        raise


def _leave_at_once() -> NoReturn:
    """Ends the process after Ctrl-C without waiting for its threads.

    Ctrl-C can fall between taking and giving back a lock of a thread pool (a known gap of
    `threading.Condition`), and the interpreter's own end would wait for that lock for ever. What
    is stored does not depend on an orderly end.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(_INTERRUPTED)
