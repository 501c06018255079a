"""An indexing run as the terminal shows it: a bar while it goes on, a summary at its end."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from assistant.library_run import update_library
from assistant.progress_wording import count, progress_figures, progress_share, progress_words

if TYPE_CHECKING:
    from collections.abc import Generator

    from assistant.settings import Settings
    from indexing.progress import IndexReport, Progress, ProgressListener

_PLAIN_SECONDS = 10.0
"""Between two lines where there is no terminal to draw a bar on."""
_INTERRUPTED = 130


def run_with_progress(
    settings: Settings, *, rebuild: bool, indexes_only: bool
) -> IndexReport | None:
    """Brings the index up to date, or with `indexes_only` builds the search indexes again.

    Progress goes to standard error, the summary to standard output. `indexes_only` reads no
    documents, so that there is nothing to report.

    Raises:
        typer.Exit: it was stopped by Ctrl-C; a message has said what that means.
    """
    console = Console(stderr=True)
    try:
        if indexes_only:
            _rebuild_indexes(settings, console)
            return None
        with shown(console) as listener:
            report = update_library(settings, rebuild=rebuild, progress=listener)
    except KeyboardInterrupt:
        typer.echo("Stopped. What is finished is kept; run the command again to go on.", err=True)
        raise typer.Exit(_INTERRUPTED) from None
    for line in summary(settings, report):
        typer.echo(line)
    return report


def summary(settings: Settings, report: IndexReport) -> list[str]:
    """What a run did, line by line, every unread document with its reason."""
    changes = {"added": report.added, "changed": report.changed, "removed": report.removed}
    parts = [f"{len(ids):,} {verb}" for verb, ids in changes.items()]
    parts += [f"{report.unchanged:,} unchanged", f"{len(report.failed):,} failed"]
    lines = [
        f"Indexed {settings.library} in {report.seconds:.1f} s.",
        f"Documents: {', '.join(parts)}.",
        f"Passages: {report.passages:,}, of which {report.embedded:,} were embedded in this run.",
    ]
    if report.failed:
        lines.append(f"{count(len(report.failed), 'document')} could not be read:")
        lines += [f"  {failure}" for failure in report.failed]
    if report.warnings:
        lines.append("Good to know:")
        lines += [f"  {name}: {warning}" for name, warning in report.warnings]
    return lines


def _rebuild_indexes(settings: Settings, console: Console) -> None:
    from indexing.live import rebuild_indexes

    say(console, "Building both search indexes again from the library …")
    publication = rebuild_indexes(settings.home, chroma_url=settings.chroma_url)
    typer.echo(f"Both search indexes hold {count(publication.passages, 'passage')}.")


@contextmanager
def shown(console: Console) -> Generator[ProgressListener]:
    """A listener that writes a line for each stage, and under it a bar or a line now and then."""
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (BarColumn(bar_width=None), TextColumn("{task.description}"))
    with Bar(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task("", total=None)
        stage = ""

        def draw(progress: Progress) -> None:
            nonlocal stage
            if progress.stage != stage:
                stage = progress.stage
                say(console, f"{progress_words(progress)} …")
            total = 1.0 if progress.passages_expected else None
            figures = ", ".join(progress_figures(progress))
            bar.update(task, description=figures, completed=progress_share(progress), total=total)

        yield draw


class _Lines:
    """Writes a line when something else begins, and every few seconds how far it is."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage = ""
        self._told = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._told = progress.stage, now
            say(self._console, f"{progress_words(progress)} …")
        elif now - self._told >= _PLAIN_SECONDS:
            self._told = now
            say(self._console, f"  {', '.join(progress_figures(progress))}")


def say(console: Console, line: str) -> None:
    """Writes a line as it stands."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)
