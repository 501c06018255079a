"""`workforce-assistant doctor`."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.checkup.examine import examine
from assistant.checkup.report import Finding, Report, Status

_COLOURS: dict[Status, str] = {
    "ok": typer.colors.GREEN,
    "warning": typer.colors.YELLOW,
    "problem": typer.colors.RED,
}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Look whether everything is in place: packages, settings, model, index, library.

    Changes nothing. Ends with 1 if there is a problem.

    Example: workforce-assistant doctor
    """
    report = examine()
    if as_json:
        typer.echo(report.model_dump_json())
    else:
        _show(report)
    if report.status == "problem":
        raise typer.Exit(1)


def _show(report: Report) -> None:
    typer.echo("Versions:")
    for name, number in report.versions.items():
        typer.echo(f"  {name} {number}")
    typer.echo("\nSettings in force:")
    for setting in report.settings:
        typer.echo(f"  {setting.name} = {setting.value}  ({setting.source})")
    typer.echo("\nChecks:")
    for finding in report.findings:
        _show_finding(finding)


def _show_finding(finding: Finding) -> None:
    status = typer.style(f"{finding.status:<8}", fg=_COLOURS[finding.status])
    typer.echo(f"  {status} {finding.check}: {finding.message}")
    if finding.remedy:
        typer.echo(f"           → {finding.remedy}")
