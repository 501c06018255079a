"""`workforce-assistant evaluate check`."""

from __future__ import annotations

import typer

from assistant.cli.errors import told_plainly
from assistant.settings import load_settings
from evals.cases import load_cases


def check() -> None:
    """Prove that the evidence of every gold question stands in the library, and carries its facts.

    Example: workforce-assistant evaluate check
    """
    with told_plainly():
        from evals.checking import library_problems
        from indexing.library import Library

        cases = load_cases()
        with Library.open(load_settings().home) as library:
            found = library_problems(cases, library)
    for problem in found:
        typer.echo(problem)
    typer.echo(f"{len(cases)} cases, {len(found)} problems.")
    if found:
        raise typer.Exit(1)
