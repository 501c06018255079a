"""New and changed documents: read, cut, embedded and written, each in one transaction."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from indexing.batching import EmbeddingQueue
from indexing.library_writer import IndexedDocument
from indexing.progress import Failure

if TYPE_CHECKING:
    from indexing.embedding import Embedder
    from indexing.library_writer import LibraryWriter
    from indexing.models import ModelChoice
    from indexing.planning import Task
    from indexing.progress import Meter
    from indexing.reading import Draft


class DocumentsRun:
    """The part of a run that deals with documents. Its lists and counts say what was done."""

    def __init__(
        self, library: LibraryWriter, model: ModelChoice, meter: Meter, *, ignore_cache: bool
    ) -> None:
        self._library = library
        self._model = model
        self._meter = meter
        self._ignore_cache = ignore_cache
        self.written: list[Task] = []
        self.failed: list[Failure] = []
        self.warnings: list[tuple[str, str]] = []
        self.passages = 0
        self.embedded = 0

    def write(self, tasks: tuple[Task, ...]) -> None:
        """Reads and writes the documents of `tasks`; those that cannot be read join `failed`."""
        if not tasks:
            return
        # Imported here: a run that finds nothing to read should not wait for the parsers.
        from indexing.reading import ParseError, draft, read_document

        for task in tasks:
            try:
                parsed = read_document(task)
                made = draft(task, parsed, self._embedder)
            except ParseError as error:
                self.failed.append(Failure(task.file_name, str(error), task.replaces))
                self._meter.document_failed(task.size)
                continue
            self._meter.document_read(task.size, len(made.passages))
            self._commit(self._queue.add(made))
        if len(self.failed) < len(tasks):
            self._commit(self._queue.flush())
            self.embedded = self._queue.computed

    @cached_property
    def _embedder(self) -> Embedder:
        # Opened once there is something to embed: that takes seconds.
        embedder = self._model.open()
        self._meter.start_clock()
        return embedder

    @cached_property
    def _question_embedder(self) -> Embedder:
        # Opened late as well: few documents that people add have questions beside them.
        return self._model.open(questions=True)

    @cached_property
    def _queue(self) -> EmbeddingQueue:
        return EmbeddingQueue(
            self._library,
            self._embedder,
            ignore_cache=self._ignore_cache,
            on_ready=self._meter.passages_ready,
        )

    def _commit(self, drafts: list[Draft]) -> None:
        from indexing.asked import embed_asked
        from indexing.unit_vectors import embed_units

        passages = [passage for done in drafts for passage in done.passages]
        embed_units(passages, self._library, self._embedder, afresh=self._ignore_cache)
        for done in drafts:
            task = done.task
            embed_asked(
                task.entry.record.id,
                done.asked,
                self._library,
                self._model.of_questions.model_id,
                lambda texts: self._question_embedder.embed(texts),
                afresh=self._ignore_cache,
            )
            self._library.replace_document(
                IndexedDocument(
                    record=task.entry.record.model_copy(update={"title": done.title}),
                    file_name=task.file_name,
                    fingerprint=task.fingerprint,
                    parsed=done.parsed,
                    passages=done.passages,
                    vector_keys=done.keys,
                )
            )
            self.written.append(task)
            self.warnings += [(task.file_name, warning) for warning in done.parsed.warnings]
            self.passages += len(done.passages)
            self._meter.document_written()
