"""`workforce-assistant evaluate`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from assistant.cli.errors import UsageError, told_plainly
from assistant.quality.report import FOLDER
from assistant.settings import load_settings
from evals.baselines.base import BASELINES, BaselineName
from evals.baselines.registry import BaselineMissingError, installed_baselines, require_installed
from evals.cases import PLANTED, SLICES, Case, load_cases
from evals.cli.judging import judging_of
from evals.modes import MODES, RETRIEVALS, settings_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.settings import Settings
    from evals.cli.judging import Judging

Name = TypeVar("Name", bound=str)


def evaluate(
    context: typer.Context,
    only: Annotated[
        list[str] | None, typer.Option("--slice", help="Only the questions of this slice.")
    ] = None,
    baselines: Annotated[
        list[str] | None,
        typer.Option(
            "--baseline", help=f"Only this baseline; all by default: {', '.join(BASELINES)}."
        ),
    ] = None,
    mode: Annotated[
        str,
        typer.Option(help="Measure answers made of the library's words, or written by the model."),
    ] = MODES[0],
    retrieval: Annotated[
        str, typer.Option(help=f"What finds passages: {', '.join(RETRIEVALS)}.")
    ] = RETRIEVALS[0],
    no_baselines: Annotated[
        bool, typer.Option("--no-baselines", help="Measure the assistant alone.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder to write; a new one in the home by default.", file_okay=False),
    ] = None,
    held_out: Annotated[
        bool,
        typer.Option(
            "--held-out-failures",
            help="List the failures of the held-out part too; it is spent for tuning then.",
        ),
    ] = False,
    gate: Annotated[
        bool, typer.Option("--gate", help="End with 1 if a metric misses its threshold.")
    ] = False,
    judge: Annotated[
        bool,
        typer.Option("--judge", help="Also have the language model that is set rate the answers."),
    ] = False,
    judge_labels: Annotated[
        Path | None,
        typer.Option(
            help="Folder of answers that people rated, to measure the judge by.", file_okay=False
        ),
    ] = None,
    judge_limit: Annotated[
        int | None,
        typer.Option(min=1, help="Judge only so many answers of either, always the same."),
    ] = None,
) -> None:
    """Ask every gold question, measure the answers and write a report.

    Example: workforce-assistant evaluate --slice number --baseline bm25
    """
    if context.invoked_subcommand:
        return
    with told_plainly():
        if baselines and no_baselines:
            message = "Give either --baseline or --no-baselines."
            raise UsageError(message)
        judging = judging_of(load_settings(), judge_labels, judge_limit) if judge else None
        slices = _of(only or SLICES, SLICES, "slice")
        cases = [case for case in load_cases() if case.slice in slices]
        planted = [case for case in load_cases(PLANTED) if case.slice in slices]
        chosen = _of(baselines or installed_baselines(), BASELINES, "baseline")
        chosen = [] if no_baselines else _installed(chosen)
        (how,) = _of([mode], MODES, "mode")
        (finding,) = _of([retrieval], RETRIEVALS, "retrieval")
        settings = settings_for(load_settings(), how, finding)
        folder = out or _new_folder(settings)
        shortfalls = _run(
            settings, cases, planted, chosen, folder, judging, held_out=held_out, gate=gate
        )
    for shortfall in shortfalls:
        typer.secho(shortfall, fg=typer.colors.RED, err=True)
    if shortfalls:
        raise typer.Exit(1)


def _run(
    settings: Settings,
    cases: list[Case],
    planted: list[Case],
    baselines: list[BaselineName],
    folder: Path,
    judging: Judging | None,
    *,
    held_out: bool,
    gate: bool,
) -> list[str]:
    """Runs the suite, writes and shows the report; with `gate`, what must not land."""
    from evals.examining import examine
    from evals.gate.thresholds import load_thresholds, missed
    from evals.report.folder import write_run
    from evals.report.markdown import markdown
    from evals.report.summary import summarise

    found = examine(settings, cases, planted, baselines, _tell)
    judged = judging.judge(found.evaluation.outcomes, _tell) if judging else None
    slices = sorted({case.slice for case in (*cases, *planted)})
    summary = summarise(
        found.evaluation,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        settings={**found.settings, "slices": slices, "baselines": baselines},
        environment=found.environment,
        problems=(*found.problems, *(judged.problems if judged else ())),
        judge=judged.summary if judged else None,
    )
    short = missed(summary, load_thresholds()) if gate else []
    summary = summary.model_copy(update={"problems": (*summary.problems, *short)})
    ratings = judged.ratings if judged else ()
    write_run(folder, summary, found.evaluation, ratings, held_out=held_out)
    typer.echo(markdown(summary))
    typer.echo(f"The report is {folder / 'report.html'}", err=True)
    return list(summary.problems) if gate else []


def _tell(words: str) -> None:
    typer.echo(words, err=True)


def _of(given: Sequence[str], known: Sequence[Name], kind: str) -> list[Name]:
    """Those of `known` that are given."""
    unknown = [name for name in given if name not in known]
    if unknown:
        message = f"There is no {kind} {unknown[0]}. There are: {', '.join(known)}."
        raise UsageError(message)
    return [name for name in known if name in given]


def _installed(names: list[BaselineName]) -> list[BaselineName]:
    try:
        require_installed(names)
    except BaselineMissingError as error:
        raise UsageError(str(error)) from error
    return names


def _new_folder(settings: Settings) -> Path:
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    return settings.home / FOLDER / stamp
