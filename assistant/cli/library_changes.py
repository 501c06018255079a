"""`workforce-assistant library add` and `library remove`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from assistant.cli.errors import UsageError, told_plainly
from assistant.cli.library import app
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Generator

    from assistant.library_change import Listener
    from assistant.upload_check import Upload


@app.command(epilog='Example: workforce-assistant library add report.pdf "Night rota.docx"')
def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help="PDF, Word, Markdown, text or HTML.", show_default=False
        ),
    ],
) -> None:
    """Add documents to the library; copies are kept in the home. Exit with 1 if one is refused.

    They stay when another folder is indexed. Documents of a whole folder: `index --library DIR`.
    """
    with told_plainly():
        settings = load_settings()
        from assistant.adding import add_documents

        uploads = [_read(file) for file in files]
        with _listener() as listener:
            report = add_documents(settings, uploads, listener)
    for one in report.added:
        typer.echo(f"Added “{one.title}” as {one.id}.")
        for warning in one.warnings:
            typer.echo(f"  {warning}")
    for refused in report.refused:
        typer.echo(f"Not added: {refused.name}: {refused.reason}.", err=True)
    if report.refused:
        raise typer.Exit(1)


@app.command(epilog="Example: workforce-assistant library remove added-night-rota")
def remove(
    doc_id: Annotated[str, typer.Argument(metavar="ID", help="As `library list` shows it.")],
) -> None:
    """Remove a document that was added, and the copy of it that is kept in the home."""
    with told_plainly():
        settings = load_settings()
        from assistant.adding import remove_document

        with _listener() as listener:
            title = remove_document(settings, doc_id, listener)
    typer.echo(f"Removed “{title}”.")


def _read(file: Path) -> Upload:
    """The file, or as much of it as shows that it is too large."""
    from assistant.upload_check import MOST_BYTES, Upload

    try:
        with file.open("rb") as stream:
            return Upload(file.name, stream.read(MOST_BYTES + 1))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error


@contextmanager
def _listener() -> Generator[Listener]:
    from assistant.cli.progress import say, shown
    from assistant.library_change import Listener

    console = Console(stderr=True)
    told: set[str] = set()

    def wait(words: str) -> None:
        if words not in told:
            told.add(words)
            say(console, words)

    with shown(console) as progress:
        yield Listener(progress, wait)
