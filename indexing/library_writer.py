"""The writing side of the library: every change is one transaction, made by one writer."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from indexing.database import LibraryError, create_database, delete_database
from indexing.document import Passage
from indexing.library import Library

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.record import DocumentRecord
    from indexing.asked_question import AskedQuestion
    from indexing.document import ParsedDocument
    from indexing.embedding import Vectors
    from indexing.stored import Publication

_PASSAGE_NAMES = tuple(field.name for field in fields(Passage))


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document ready to be written. `vector_keys` go with `passages`, one each."""

    record: DocumentRecord
    file_name: str
    fingerprint: str
    parsed: ParsedDocument
    passages: Sequence[Passage]
    vector_keys: Sequence[str]


class LibraryWriter(Library):
    """A library open for writing. The caller holds the writer's lock.

    What is written is staged beside what readers see, and takes its place with `publish`. The
    writer itself sees the library as it will be then.
    """

    _documents = "next_documents"
    _passages = "next_passages"

    @property
    def model_id(self) -> str | None:
        """The embedding model that writes the vectors."""
        return self.meta("model_id")

    @classmethod
    def create(cls, home: Path) -> Self:
        """The library of `home`, made if it is absent.

        Raises:
            LibraryError: it is damaged, or another version wrote it.
        """
        return cls(create_database(home))

    @classmethod
    def create_anew(cls, home: Path) -> Self:
        """As `create`, but a library that is damaged or of another version is thrown away."""
        try:
            library = cls.create(home)
            if not library.damage():
                return library
            library.close()
        except LibraryError:
            pass  # Too broken to be opened, or another version's.
        delete_database(home)
        return cls.create(home)

    def begin(self, folder: Path, model_id: str) -> None:
        """Notes that a run is at work: until `finish`, the library counts as unfinished.

        Raises:
            ModelMismatch: another model wrote the vectors.
        """
        self.require_model(model_id)
        with self._transaction() as connection:
            connection.execute("DELETE FROM meta WHERE key = 'finished_at'")
            self._set(folder=str(folder), model_id=model_id)

    def put_vectors(self, vectors: Mapping[str, Vectors]) -> None:
        """Adds vectors to the cache, in place of older ones under the same key."""
        rows = [(key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
        with self._transaction() as connection:
            connection.executemany(_INSERT_VECTOR, rows)

    def unit_keys(self, passage_ids: Collection[str], model_id: str) -> dict[str, str]:
        """The keys under which units of these passages are embedded, by passage id."""
        rows = self._rows(
            "SELECT passage_id, key FROM unit_vectors "
            "WHERE model_id = ? AND passage_id IN (SELECT value FROM json_each(?))",
            model_id,
            json.dumps(list(passage_ids)),
        )
        return dict(rows)

    def put_unit_vectors(self, model_id: str, found: Mapping[str, tuple[str, Vectors]]) -> None:
        """Adds the key and the vectors of each passage's units, in place of older ones."""
        rows = [
            (passage_id, model_id, key, vectors.astype("<f2").tobytes())
            for passage_id, (key, vectors) in found.items()
        ]
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO unit_vectors VALUES (?, ?, ?, ?)", rows)

    def asked_key(self, doc_id: str, model_id: str) -> str | None:
        """The key under which the questions about a document were written; None if none were."""
        rows = self._rows(
            "SELECT key FROM asked WHERE doc_id = ? AND model_id = ?", doc_id, model_id
        )
        return rows[0][0] if rows else None

    def put_asked(
        self,
        doc_id: str,
        model_id: str,
        key: str,
        questions: Sequence[AskedQuestion],
        vectors: Vectors,
    ) -> None:
        """Writes the questions about a document and their vectors, in place of older ones."""
        written = json.dumps([[question.text, question.places] for question in questions])
        row = (doc_id, model_id, key, written, vectors.astype("<f2").tobytes())
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?, ?)", row)

    def replace_document(self, document: IndexedDocument) -> None:
        """Stages a document in place of what was there under its id; its vectors are cached."""
        record, parsed = document.record, document.parsed
        row = (
            record.id,
            True,
            document.file_name,
            document.fingerprint,
            record.model_dump_json(exclude_defaults=True),
            parsed.text,
            parsed.page_count,
            json.dumps(parsed.warnings),
        )
        with self._transaction() as connection:
            self._withdraw(record.id)
            connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            connection.executemany(_INSERT_PASSAGE, _passage_rows(document))

    def remove_document(self, doc_id: str) -> None:
        """Stages the removal of a document and its passages; its vectors stay cached."""
        with self._transaction():
            self._withdraw(doc_id)

    def start_over(self, model_id: str) -> None:
        """Makes every document count as changed, or as new if another model wrote the library."""
        with self._transaction() as connection:
            connection.execute("UPDATE documents SET fingerprint = ''")
            if self.model_id != model_id:
                connection.execute("INSERT OR IGNORE INTO unpublished SELECT doc_id FROM documents")
                connection.execute("DELETE FROM documents WHERE staged")
                self._set(model_id=model_id)

    def publish(self, publication: Publication) -> None:
        """Makes new indexes the current ones, and what is staged what readers see, all at once."""
        with self._transaction() as connection:
            connection.execute(
                "DELETE FROM documents "
                "WHERE NOT staged AND doc_id IN (SELECT doc_id FROM unpublished)"
            )
            connection.execute("UPDATE documents SET staged = FALSE WHERE staged")
            connection.execute("DELETE FROM unpublished")
            self._point_to(publication)

    def republish(self, publication: Publication) -> None:
        """Makes new indexes of what readers see the current ones; what is staged stays so."""
        with self._transaction():
            self._point_to(publication)

    def finish(self) -> None:
        """Notes that the run came to its end."""
        with self._transaction():
            self._set(finished_at=datetime.now(UTC).isoformat(timespec="seconds"))

    def prune_vectors(self, questions_model_id: str) -> int:
        """Deletes the cached vectors that no passage uses; gives their number.

        Of the vectors of questions, those of the model `questions_model_id` stay.
        """
        with self._transaction() as connection:
            deleted = connection.execute(
                "DELETE FROM vectors WHERE key NOT IN (SELECT vector_key FROM passages)"
            )
            connection.execute(
                "DELETE FROM unit_vectors "
                "WHERE model_id <> ? OR passage_id NOT IN (SELECT id FROM passages)",
                (self.meta("model_id"),),
            )
            connection.execute(
                "DELETE FROM asked "
                "WHERE model_id <> ? OR doc_id NOT IN (SELECT doc_id FROM documents)",
                (questions_model_id,),
            )
        return deleted.rowcount

    def _withdraw(self, doc_id: str) -> None:
        """Takes a document out of what is published next."""
        self._connection.execute("DELETE FROM documents WHERE doc_id = ? AND staged", (doc_id,))
        self._connection.execute("INSERT OR IGNORE INTO unpublished VALUES (?)", (doc_id,))

    def _point_to(self, publication: Publication) -> None:
        self._set(
            generation=str(publication.generation), publication=json.dumps(asdict(publication))
        )

    def _set(self, **values: str) -> None:
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


_INSERT_VECTOR = (
    "INSERT INTO vectors VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET vector = excluded.vector"
)
_INSERT_PASSAGE = (
    f"INSERT INTO passages ({', '.join(map(json.dumps, _PASSAGE_NAMES))}, vector_key, staged) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(_PASSAGE_NAMES))}, ?, TRUE)"
)


def _passage_rows(document: IndexedDocument) -> Iterator[tuple[object, ...]]:
    for passage, key in zip(document.passages, document.vector_keys, strict=True):
        values = {name: getattr(passage, name) for name in _PASSAGE_NAMES}
        values["heading_path"] = json.dumps(passage.heading_path, ensure_ascii=False)
        yield (*values.values(), key)
