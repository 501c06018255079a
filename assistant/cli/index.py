"""`workforce-assistant index`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.errors import told_plainly
from assistant.settings import load_settings


def index(
    library: Annotated[
        Path | None,
        typer.Option(help="Folder of documents to index instead of the bundled notes."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Start again from the documents.")
    ] = False,
    indexes_only: Annotated[
        bool,
        typer.Option("--indexes-only", help="Build both search indexes again from the library."),
    ] = False,
) -> None:
    """Bring the index up to date with the library. Only what changed is read again.

    Example: workforce-assistant index --library ~/policies
    """
    with told_plainly():
        settings = load_settings(library=library)
        from assistant.cli.progress import run_with_progress

        report = run_with_progress(settings, rebuild=rebuild, indexes_only=indexes_only)
    if report is not None and report.failed:
        raise typer.Exit(1)
