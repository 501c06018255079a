"""`workforce-assistant evaluate check`."""

from __future__ import annotations

from contextlib import closing

import typer

from assistant.cli.errors import told_plainly
from assistant.settings import load_settings
from evals.cases import PLANTED, load_cases


def check() -> None:
    """Prove that the evidence of every gold question stands in the library, and carries its facts.

    Example: workforce-assistant evaluate check
    """
    with told_plainly():
        from evals.checking import library_problems
        from evals.planted import open_planted
        from indexing.library import Library

        cases, planted = load_cases(), load_cases(PLANTED)
        settings = load_settings()
        with Library.open(settings.home) as library:
            found = library_problems(cases, library)
        with closing(open_planted(settings)) as opened:
            found += library_problems(planted, opened.shelf().library)
    for problem in found:
        typer.echo(problem)
    typer.echo(f"{len(cases) + len(planted)} cases, {len(found)} problems.")
    if found:
        raise typer.Exit(1)
