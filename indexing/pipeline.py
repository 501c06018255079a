"""The indexing run: what changed → parse → passages → embed → write → publish.

Every step leaves the library whole: vectors are cached as they are made, each document is replaced
in one transaction, and the indexes are made from what is there at the end. A run that is killed
loses at most the vectors of one batch; the next one goes on from there.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from corpus.added import FOLDER
from corpus.catalogue import read_catalogue
from indexing.library_writer import LibraryWriter
from indexing.locking import writer_lock
from indexing.planning import make_plan
from indexing.progress import IndexReport, Meter
from indexing.writing import DocumentsRun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.catalogue import Catalogue
    from indexing.models import ModelChoice
    from indexing.planning import Plan
    from indexing.progress import Failure, ProgressListener

_SHOWN_FAILURES = 5


class IndexingError(RuntimeError):
    """Not one document of the folder could be indexed."""


def run_index(
    home: Path,
    folder: Path,
    model: ModelChoice,
    *,
    rebuild: bool = False,
    chroma_url: str | None = None,
    progress: ProgressListener = lambda _: None,
) -> IndexReport:
    """Brings the library of `home` in step with the documents of `folder`, and publishes it.

    The documents that people added, which `home` keeps, belong to it whatever the folder is.

    Unchanged documents are skipped; when nothing changed, the model is not loaded at all. `rebuild`
    reads and embeds everything again, which is how to change the model. An exception from
    `progress` stops the run as Ctrl-C does: what is finished is kept, and the next run goes on from
    there.

    Raises:
        CatalogueError: `folder` is missing or holds no documents.
        IndexingError: none of its documents could be read; the library is as it was.
        BusyError: another run is at work on this home.
        ModelMismatch: another model wrote the library, and `rebuild` is not set.
        ModelError: the model cannot be used.
        LibraryError: the library is damaged, and `rebuild` is not set.
        ChromaServerError: the server at `chroma_url` does not answer.
    """
    began = time.monotonic()
    catalogue = read_catalogue(folder, home / FOLDER)
    create = LibraryWriter.create_anew if rebuild else LibraryWriter.create
    with writer_lock(home), create(home) as library:
        if rebuild:
            library.start_over(model.found.model_id)
        library.begin(folder, model.found.model_id)
        plan = make_plan(catalogue, library.documents())
        meter = Meter(progress, len(plan.tasks), sum(task.size for task in plan.tasks))
        if plan.tasks:
            meter.loading_model()
        model.prepare_queries()
        run = DocumentsRun(library, model, meter, ignore_cache=rebuild)
        run.write(plan.tasks)
        failed = (*plan.failed, *run.failed)
        if not (plan.unchanged or run.written or any(failure.kept for failure in failed)):
            raise IndexingError(_nothing_read(folder, failed))
        for doc_id in plan.removed:
            library.remove_document(doc_id)
        if library.unpublished() or not library.publication or rebuild:
            meter.publishing()
            _publish(home, library, chroma_url, afresh=rebuild)
        if rebuild:
            library.prune_vectors(model.of_questions.model_id)
        library.finish()
        return _report(library, catalogue, plan, run, time.monotonic() - began)


def _publish(home: Path, library: LibraryWriter, chroma_url: str | None, *, afresh: bool) -> None:
    # Imported here: a run that finds nothing to do should not wait for Chroma.
    from indexing.publishing import publish
    from indexing.stores import Stores

    publish(library, Stores.of(home, library, chroma_url), afresh=afresh)


def _report(
    library: LibraryWriter, catalogue: Catalogue, plan: Plan, run: DocumentsRun, seconds: float
) -> IndexReport:
    notes = [(note.file, f"{note.field}: {note.message}") for note in catalogue.notes]
    return IndexReport(
        added=tuple(task.entry.record.id for task in run.written if not task.replaces),
        changed=tuple(task.entry.record.id for task in run.written if task.replaces),
        removed=plan.removed,
        unchanged=plan.unchanged,
        failed=(*plan.failed, *run.failed),
        warnings=(*notes, *run.warnings),
        passages=library.counts()["passages"],
        embedded=run.embedded,
        from_cache=run.passages - run.embedded,
        seconds=seconds,
        generation=library.generation,
    )


def _nothing_read(folder: Path, failed: Sequence[Failure]) -> str:
    shown = [f"  {failure}" for failure in failed[:_SHOWN_FAILURES]]
    if len(failed) > len(shown):
        shown.append(f"  … and {len(failed) - len(shown)} more")
    return "\n".join([f"None of the documents in {folder} could be read:", *shown])
