"""`workforce-assistant evaluate compare`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.errors import UsageError, told_plainly


def compare(
    before: Annotated[Path, typer.Argument(help="Folder of the earlier run.")],
    after: Annotated[Path, typer.Argument(help="Folder of the later run.")],
) -> None:
    """Show what got better and what broke from one run to another.

    Example: workforce-assistant evaluate compare runs/before runs/after
    """
    from evals.report.compare import compare as compared
    from evals.report.folder import RunError

    with told_plainly():
        try:
            found = compared(before, after)
        except RunError as error:
            raise UsageError(str(error)) from error
    typer.echo(found.markdown())
