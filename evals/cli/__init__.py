"""`workforce-assistant evaluate` and the commands below it. Heavy imports wait for their use."""

from __future__ import annotations

import typer

from evals.cli import benchmark, check, compare, run

app = typer.Typer(
    help="Measure the assistant on questions whose answers are known.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback(invoke_without_command=True)(run.evaluate)
app.command()(compare.compare)
app.command()(check.check)
app.command()(benchmark.benchmark)
