"""`workforce-assistant align`: two documents side by side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from assistant.cli.errors import UsageError, told_plainly
from assistant.settings import load_settings

if TYPE_CHECKING:
    from assistant.alignment import Alignment
    from assistant.answering.generative.language_model import LanguageModel
    from assistant.exports import Provenance
    from assistant.settings import Settings


def align(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="Whose units are the rows: an id, or a name such as 'LTWP'."
        ),
    ],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="In which counterparts are looked for.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a unit, one a line; then one a gap.")
    ] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, one line a pair.")] = False,
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="An Excel workbook, to standard output.")
    ] = False,
    docx: Annotated[
        bool, typer.Option("--docx", help="A Word report with footnotes, to standard output.")
    ] = False,
    model_reasons: Annotated[
        bool,
        typer.Option(
            "--model-reasons",
            help="Have the language model that is set word each row's reason; it is checked.",
        ),
    ] = False,
) -> None:
    """Line by line: where one document answers another, and what is missing on either side.

    Files go to standard output.

    Example: workforce-assistant align lsc-five-year-workforce-strategy LTWP --json
    """
    with told_plainly():
        if sum((as_json, csv, xlsx, docx)) > 1:
            message = "Give one of --json, --csv, --xlsx and --docx."
            raise UsageError(message)
        from assistant.alignment import document_called
        from assistant.alignment.exports import HOW, MODEL_REASONS, as_json_lines
        from assistant.exports import provenance_of
        from assistant.opening import OpenLibrary

        settings = load_settings()
        model = _model(settings) if model_reasons else None
        opened = OpenLibrary(settings)
        try:
            shelf = opened.shelf()
            ids = (document_called(name, shelf) for name in (source, target))
            found = shelf.aligner.align(*ids)
            made = provenance_of(shelf.library, HOW)
        finally:
            opened.close()
        if model is not None:
            found = _with_reasons(found, model)
            made = made.with_language_model(model.name, MODEL_REASONS)
        if as_json:
            for line in as_json_lines(found):
                typer.echo(line)
        elif csv or xlsx or docx:
            _write(found, made, "csv" if csv else "xlsx" if xlsx else "docx")
        else:
            _show(found)


def _model(settings: Settings) -> LanguageModel:
    from assistant.answering.generative.language_model import open_language_model

    model = open_language_model(settings)
    if model is None:
        message = "No language model is set to word reasons. Set WORKFORCE_MODEL (docs/models.md)."
        raise UsageError(message)
    return model


def _with_reasons(found: Alignment, model: LanguageModel) -> Alignment:
    from assistant.alignment.model_reasons import with_model_reasons

    reasoned = with_model_reasons(found, model, lambda words: typer.echo(words, err=True))
    typer.echo(reasoned.in_words, err=True)
    return reasoned.alignment


def _write(found: Alignment, made: Provenance, kind: str) -> None:
    from assistant.alignment.exports import as_one_sheet, as_sheets, as_word
    from assistant.exports import as_csv, as_xlsx

    if kind == "csv":
        typer.echo(as_csv(as_one_sheet(found), made), nl=False)
        return
    if sys.stdout.isatty():
        message = f"A .{kind} file is no text: write it to a file, as in --{kind} > report.{kind}"
        raise UsageError(message)
    data = as_xlsx(as_sheets(found), made) if kind == "xlsx" else as_word(found, made)
    typer.echo(data, nl=False)


def _show(found: Alignment) -> None:
    from assistant.alignment.exports import name_of

    console = Console(highlight=False)
    console.print(Text(f"{found.source.title} beside {found.target.title}", style="bold"))
    for words in found.caveats:
        console.print(Text(words, style="dim"))
    for number, row in enumerate(found.rows, 1):
        console.print(Text(f"\n{name_of(row, number)} ", style="bold").append(row.unit.text))
        for match in row.matches:
            console.print(Text(f"  {match.grade}: ", style="bold").append(match.unit.text))
            console.print(
                Text(f"    {match.unit.passage.section}. {match.reason_told}", style="dim")
            )
        if not row.matches:
            console.print(Text(f"  none: {row.reason}", style="dim"))
    console.print(Text("\nTheirs that nothing of ours answers", style="bold"))
    for unit in found.gaps:
        console.print(Text(f"  {unit.chapter}: ", style="dim").append(unit.text))
    if not found.gaps:
        console.print(Text("  None found."))
