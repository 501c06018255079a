"""`workforce-assistant commitments`: the commitment register."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.cli.errors import UsageError, told_plainly
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.commitments import Commitment


def commitments(
    document: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="Only this document; without it the core strategy, or all documents."
        ),
    ] = None,
    action: Annotated[
        str, typer.Option(metavar="N", help="Only this action: 5, 5a, or 'recommendation 2'.")
    ] = "",
    priority: Annotated[
        str, typer.Option(metavar="N", help="Only this priority: its number or its words.")
    ] = "",
    text: Annotated[
        str, typer.Option(metavar="WORDS", help="Only those in which all these words stand.")
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a commitment, one a line.")
    ] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, one line each.")] = False,
) -> None:
    """What the documents commit themselves to, with owner, date and measure where they are stated.

    Example: workforce-assistant commitments --action 5 --json
    """
    with told_plainly():
        if as_json and csv:
            message = "Give either --json or --csv."
            raise UsageError(message)
        from assistant.commitments import read_register
        from assistant.commitments.export import HOW, as_sheet
        from assistant.exports import as_csv, provenance_of
        from indexing.library import Library

        with Library.open(load_settings().home) as library:
            register, made = read_register(library), provenance_of(library, HOW)
        wanted = register.known_documents(document or ())
        found = register.select(documents=wanted, action=action, priority=priority, words=text)
        if as_json:
            for entry in found:
                typer.echo(entry.model_dump_json())
        elif csv:
            typer.echo(as_csv(as_sheet(found), made), nl=False)
        else:
            _show(found)
        if not found:
            typer.echo(register.nothing_found(wanted), err=True)


def _show(found: Sequence[Commitment]) -> None:
    from assistant.commitments import is_stated

    console = Console(highlight=False)
    for title, of_document in groupby(found, key=lambda entry: entry.title):
        console.print(Text(title, style="bold"))
        for headings, members in groupby(of_document, key=lambda e: (e.priority, e.action)):
            above = "\n".join(filter(is_stated, headings))
            console.print(Text(f"\n{above}" if above else ""))
            console.print(_table(list(members)))


def _table(entries: Sequence[Commitment]) -> Table:
    shown = Table(box=SIMPLE, show_header=False, pad_edge=False)
    shown.add_column(no_wrap=True, style="bold")
    shown.add_column(overflow="fold")
    for entry in entries:
        words = Text(entry.commitment).append(f"\n{_details(entry)}", style="dim")
        shown.add_row(Text(entry.label), words)
    return shown


def _details(entry: Commitment) -> str:
    stated = {"owner": entry.owner, "date": entry.date, "measure": entry.measure}
    by_words: dict[str, list[str]] = {}
    for name, words in stated.items():
        by_words.setdefault(words, []).append(name)
    return " · ".join(f"{', '.join(names)}: {words}" for words, names in by_words.items())
