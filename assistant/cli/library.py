"""`workforce-assistant library`: look at what the library holds, and check it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.settings import load_settings
from corpus.added import FOLDER, is_added
from corpus.catalogue import (
    BUNDLED_NOTES,
    Catalogue,
    CatalogueEntry,
    CatalogueError,
    UnknownDocument,
    is_bundled,
    read_catalogue,
)
from corpus.checking import check_library
from corpus.files import TEXT_SUFFIXES
from corpus.provenance import review_status
from corpus.vocabulary import DocumentType, Geography, Sector, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

app = typer.Typer(
    name="library",
    help="Look at what the library holds, check it, add documents to it and remove them.",
    no_args_is_help=True,
)

LibraryOption = Annotated[
    Path,
    typer.Option(
        "--library",
        metavar="DIR",
        envvar="WORKFORCE_LIBRARY",
        help="A folder of documents to use in place of the bundled notes.",
        show_default="the notes that come with the assistant",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
TypeOption = Annotated[
    DocumentType | None,
    typer.Option("--type", metavar="TYPE", help=f"Sort of document: {', '.join(DocumentType)}."),
]
SectorOption = Annotated[
    Sector | None,
    typer.Option(metavar="SECTOR", help=f"Whose workforce it is about: {', '.join(Sector)}."),
]
GeographyOption = Annotated[
    Geography | None,
    typer.Option(metavar="AREA", help=f"The area that it speaks of: {', '.join(Geography)}."),
]
ThemeOption = Annotated[
    Theme | None, typer.Option(metavar="THEME", help=f"One of its themes: {', '.join(Theme)}.")
]
CoreOption = Annotated[
    bool | None,
    typer.Option("--core/--not-core", help="Named by the strategy or part of its set."),
]

_COLUMNS = ("id", "published", "type", "sector", "geography", "core", "title")


@app.command(epilog="Example: workforce-assistant library check --library ./our-documents")
def check(
    library: LibraryOption = BUNDLED_NOTES,
    strict: Annotated[
        bool, typer.Option("--strict", help="Count what is merely missing as a problem too.")
    ] = False,
) -> None:
    """Check every document's record; exit with 1 if there is anything to mend."""
    try:
        result = check_library(library, strict=strict)
    except CatalogueError as error:
        _fail(str(error))
    for problem in result.problems:
        typer.echo(f"problem: {problem}")
    for note in result.notes:
        typer.echo(f"note: {note}")
    counts = (
        _counted(result.documents, "document"),
        _counted(len(result.problems), "problem"),
        _counted(len(result.notes), "note"),
    )
    typer.echo(", ".join(counts))
    if result.problems:
        raise typer.Exit(1)


@app.command(
    name="list",
    epilog="Example: workforce-assistant library list --type policy --theme inclusion --json",
)
def list_documents(
    library: LibraryOption = BUNDLED_NOTES,
    document_type: TypeOption = None,
    sector: SectorOption = None,
    geography: GeographyOption = None,
    theme: ThemeOption = None,
    core: CoreOption = None,
    year: Annotated[int | None, typer.Option(help="Year of publication.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the documents that meet every condition.

    A table in a terminal; elsewhere one line a document, with tabs between
    id, published, type, sector, geography, core and title.
    """
    catalogue = _read(library)
    entries = catalogue.filter(
        type=document_type,
        sector=sector,
        geography=geography,
        theme=theme,
        core=core,
        year_from=year,
        year_to=year,
    )
    if as_json:
        for entry in entries:
            _print_json(_described(entry))
    elif sys.stdout.isatty():
        Console().print(table(entries))
    else:
        for entry in entries:
            typer.echo("\t".join(_row(entry)))
    if not entries:
        typer.echo("No document meets these conditions.", err=True)


@app.command(epilog="Example: workforce-assistant library show messenger-review-2022")
def show(
    doc_id: Annotated[str, typer.Argument(metavar="ID", help="As `library list` shows it.")],
    library: LibraryOption = BUNDLED_NOTES,
    as_json: JsonOption = False,
) -> None:
    """Show a document's record and its text."""
    catalogue = _read(library)
    try:
        entry = catalogue.get(doc_id)
        body = entry.read_body() if entry.path.suffix.lower() in TEXT_SUFFIXES else None
    except UnknownDocument as error:
        _fail(str(error))
    except (OSError, UnicodeDecodeError) as error:
        _fail(f"{doc_id} cannot be read: {error}")
    theirs = is_bundled(library) and not is_added(entry.file)
    status = review_status(entry.record) if theirs else None
    described = {**_described(entry), "review_status": status}
    if as_json:
        _print_json({**described, "body": body})
        return
    for name, value in described.items():
        if value not in (None, []):
            typer.echo(f"{name}: {_readable(value)}")
    typer.echo()
    typer.echo(
        body.strip("\n") if body is not None else f"Not a text file; open it at {entry.path}"
    )


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _read(library: Path) -> Catalogue:
    try:
        catalogue = read_catalogue(library, load_settings().home / FOLDER)
    except CatalogueError as error:
        _fail(str(error))
    if catalogue.problems:
        left_out = _counted(len(catalogue.problems), "problem")
        typer.echo(f"{left_out} in this library; `library check` says what to mend.", err=True)
    return catalogue


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _described(entry: CatalogueEntry) -> dict[str, object]:
    return {**entry.record.model_dump(mode="json"), "file": entry.file}


def _print_json(value: dict[str, object]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def _readable(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value)


def _row(entry: CatalogueEntry) -> tuple[str, ...]:
    values = (getattr(entry.record, name) for name in _COLUMNS)
    return tuple("" if value is None else _readable(value) for value in values)


def table(entries: Iterable[CatalogueEntry]) -> Table:
    """The documents as a table: id, then title with date, type, sector and area below it.

    Those that people added are marked as such.
    """
    documents = Table(box=SIMPLE)
    documents.add_column("id", overflow="fold")
    documents.add_column("document", overflow="fold")
    for entry in entries:
        record = entry.record
        added = "added here" if is_added(entry.file) else None
        details = (record.published, record.type, record.sector, record.geography, added)
        line = " · ".join(detail for detail in details if detail)
        documents.add_row(Text(record.id), Text(record.title).append(f"\n{line}", style="dim"))
    return documents
