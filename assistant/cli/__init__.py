"""The command line: `workforce-assistant`. One file a command; heavy imports wait for their use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import (
    align,
    ask,
    chat,
    commitments,
    doctor,
    evidence,
    index,
    library,
    outline,
    search,
    traces,
    welcome,
)

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
app.add_typer(library.app, name="library")


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
    app()
