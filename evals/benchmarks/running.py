"""Indexes a benchmark's documents as any library, asks its questions, and measures what comes."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings
from evals.benchmarks.asking import ask_part
from evals.benchmarks.pages import DOCUMENTS, page_parts
from evals.benchmarks.part import BenchmarkError
from evals.benchmarks.reading import text_parts
from evals.benchmarks.result import benchmark_result
from evals.planted import share_models
from indexing.pipeline import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evals.benchmarks.asking import PartResult
    from evals.benchmarks.part import Part
    from evals.benchmarks.result import BenchmarkResult


def run_benchmark(
    data: Path,
    workplace: Path,
    *,
    limit: int | None = None,
    models_of: Path | None = None,
    tell: Callable[[str], object] = lambda _: None,
) -> BenchmarkResult:
    """Runs the benchmark in `data`; its libraries are indexed in `workplace`, an empty folder.

    `limit` takes that many questions, drawn by their ids, the same always; `models_of` is a home
    whose embedding model need not be prepared again.

    Raises:
        BenchmarkError: its files cannot be read, or not all documents be indexed.
    """
    pages = (data / DOCUMENTS).is_dir()
    read = page_parts if pages else text_parts
    parts, every = read(data, limit), read(data, None) if limit else ()
    found: list[PartResult] = []
    for place, part in enumerate(parts, 1):
        if len(parts) > 1:
            tell(f"Document {place} of {len(parts)}")
        folder = workplace / str(place)
        result = _run(part, folder, models_of, tell)
        if result is None:
            tell(f"Left out, since they hold no text: {', '.join(part.files)}")
        else:
            found.append(result)
    if not found:
        message = f"No document of {data} could be read."
        raise BenchmarkError(message)
    return benchmark_result(
        data.name,
        datetime.now(UTC).date().isoformat(),
        sum(len(part.cases) for part in every or parts),
        found,
        pages=pages,
    )


def _run(
    part: Part, folder: Path, models_of: Path | None, tell: Callable[[str], object]
) -> PartResult | None:
    """What comes of one library; None where its only document holds no text."""
    if models_of:
        share_models(models_of, folder / "home")
    documents = folder / "documents"
    documents.mkdir(parents=True)
    for name, content in part.files.items():
        (documents / name).write_bytes(content)
    tell(f"Indexing {len(part.files)} documents ...")
    settings = Settings(home=folder / "home", library=documents)
    try:
        failed = update_library(settings).failed
    except IndexingError:
        if part.pages:
            return None
        raise
    if failed:
        message = f"{len(failed)} documents could not be indexed: {failed[0]}"
        raise BenchmarkError(message)
    with closing(OpenLibrary(settings)) as opened:
        return ask_part(opened, part, tell)
