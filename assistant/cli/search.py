"""`workforce-assistant search`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.errors import UsageError, told_plainly
from assistant.cli.jsonl import Filter, QueryLine, read_lines
from assistant.settings import load_settings
from corpus.vocabulary import DocumentType, Geography, Sector

if TYPE_CHECKING:
    from assistant.conversation import Assistant


def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("--k", min=1, max=1000, help="How many passages.")] = 10,
    file: Annotated[
        Path | None, typer.Option(help='Lines {"id", "query", "filter"?}; one result a line.')
    ] = None,
    document: Annotated[list[str] | None, typer.Option(help="Only this document id.")] = None,
    sector: Annotated[
        list[Sector] | None, typer.Option(metavar="SECTOR", help=f"Only {', '.join(Sector)}.")
    ] = None,
    type_: Annotated[
        list[DocumentType] | None,
        typer.Option("--type", metavar="TYPE", help=f"Only {', '.join(DocumentType)}."),
    ] = None,
    geography: Annotated[
        list[Geography] | None, typer.Option(metavar="AREA", help=f"Only {', '.join(Geography)}.")
    ] = None,
    core: Annotated[
        bool | None, typer.Option("--core/--not-core", help="Only core documents, or only others.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a query.")] = False,
) -> None:
    """The ranked passages alone, with no answer made from them.

    Example: workforce-assistant search "turnover in social care" --k 5 --sector social-care
    """
    with told_plainly():
        if (query is None) == (file is None):
            message = "Give either a query or --file."
            raise UsageError(message)
        narrowed = Filter(
            document=document, type=type_, sector=sector, geography=geography, core=core
        )
        lines = (
            read_lines(file, QueryLine)
            if file
            else [QueryLine(id="1", query=query or "", filter=narrowed)]
        )
        from assistant.conversation import Assistant

        with Assistant.open(load_settings()) as assistant:
            for line in lines:
                _answer(assistant, line, k, as_json=as_json or file is not None)


def _answer(assistant: Assistant, line: QueryLine, k: int, *, as_json: bool) -> None:
    results = assistant.search(line.query, k=k, narrowed=line.filter.to_search_filter())
    if as_json:
        typer.echo(results.model_copy(update={"id": line.id}).model_dump_json())
        return
    if not results.retrieved:
        typer.echo("Nothing found.")
    for item in results.retrieved:
        page = f", page {item.page}" if item.page else ""
        typer.secho(f"{item.rank}. {item.section}{page}  ({item.doc_id})", bold=True)
        typer.echo(f"{item.text}\n")
