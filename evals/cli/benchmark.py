"""`workforce-assistant evaluate benchmark`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.cli.errors import UsageError, told_plainly
from assistant.settings import load_settings


def benchmark(
    name: Annotated[str, typer.Argument(help="Which benchmark: its folder inside --data.")],
    data: Annotated[Path, typer.Option(help="Folder that holds the benchmarks.")],
    limit: Annotated[
        int | None,
        typer.Option(min=1, help="That many questions, the same always."),
    ] = None,
) -> None:
    """Measure the assistant and the baselines on questions that nobody here wrote.

    Example: workforce-assistant evaluate benchmark clapnq --data benchmarks
    """
    from evals.benchmarks.part import BenchmarkError
    from evals.benchmarks.running import run_benchmark

    with told_plainly(), TemporaryDirectory() as workplace:
        try:
            found = run_benchmark(
                data / name,
                Path(workplace),
                limit=limit,
                models_of=load_settings().home,
                tell=lambda words: typer.echo(words, err=True),
            )
        except BenchmarkError as error:
            raise UsageError(str(error)) from error
    typer.echo(found.markdown())
