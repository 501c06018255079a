"""The library: the one truth of what is indexed, in SQLite, as its readers see it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.record import DocumentRecord
from indexing.asked_question import AskedQuestion
from indexing.database import REBUILD, LibraryError
from indexing.document import Passage
from indexing.entries import IndexEntry
from indexing.library_file import LibraryFile
from indexing.stored import Publication, StoredDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from indexing.embedding import Vectors

_DOCUMENT_COLUMNS = "record, file_name, fingerprint, page_count, warnings"
_PASSAGE_COLUMNS = ", ".join(f'"{field.name}"' for field in fields(Passage))


class ModelMismatch(LibraryError):  # noqa: N818 (reads as a statement of fact)
    """Another model wrote the library than the one asked for."""

    def __init__(self, written_by: str, asked_for: str) -> None:
        super().__init__(
            f"This library was indexed with the model {written_by}, and {asked_for} is asked for: "
            f"their vectors cannot be mixed. Use the first again, or change all of it. {REBUILD}"
        )


class Library(LibraryFile):
    """Reads documents, passages and vectors. Safe to use from several threads.

    A reader sees what the published indexes hold and nothing else: a run that is at work, or was
    interrupted, changes nothing for readers until it publishes.
    """

    _documents = "live_documents"
    _passages = "live_passages"

    @property
    def model_id(self) -> str | None:
        """The embedding model that wrote the vectors; None if there are none."""
        publication = self.publication
        return publication.model_id if publication else None

    def require_model(self, model_id: str) -> None:
        """Makes sure that `model_id` wrote the vectors, if there are any.

        Raises:
            ModelMismatch: another one did.
        """
        written_by = self.model_id
        if written_by not in (None, model_id):
            raise ModelMismatch(str(written_by), model_id)

    @property
    def finished_at(self) -> str | None:
        """When the last indexing run came to its end; None if it was interrupted."""
        return self.meta("finished_at")

    @property
    def publication(self) -> Publication | None:
        """The current indexes; None until the first run has published some."""
        found = self.meta("publication")
        return Publication(**json.loads(found)) if found else None

    @property
    def generation(self) -> int:
        """Number of the current indexes, 0 if there are none: a change means something new."""
        publication = self.publication
        return publication.generation if publication else 0

    def documents(self) -> tuple[StoredDocument, ...]:
        """All documents, ordered by id."""
        rows = self._rows(
            f"SELECT {_DOCUMENT_COLUMNS} FROM {self._documents} ORDER BY doc_id"  # noqa: S608
        )
        return tuple(map(_document, rows))

    def document(self, doc_id: str) -> StoredDocument | None:
        """One document, or None if the library does not hold it."""
        rows = self._rows(
            f"SELECT {_DOCUMENT_COLUMNS} FROM {self._documents} WHERE doc_id = ?",  # noqa: S608
            doc_id,
        )
        return _document(rows[0]) if rows else None

    def document_text(self, doc_id: str) -> str | None:
        """The text that the spans of a document's passages refer to."""
        rows = self._rows(f"SELECT text FROM {self._documents} WHERE doc_id = ?", doc_id)  # noqa: S608
        return rows[0][0] if rows else None

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in the order asked for; unknown ids are left out.

        An id can be unknown for a moment: to a search that began before a publication.
        """
        rows = self._select("id IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))
        found = {passage.id: passage for passage in rows}
        return [found[passage_id] for passage_id in ids if passage_id in found]

    def document_passages(self, doc_id: str) -> list[Passage]:
        """All passages of a document, in reading order."""
        return self._select("doc_id = ?", doc_id)

    def piece_siblings(self, passage: Passage) -> list[Passage]:
        """All pieces of the list, table or run of prose that `passage` is one of, in order."""
        first = passage.position - passage.part
        where = "doc_id = ? AND position BETWEEN ? AND ?"
        return self._select(where, passage.doc_id, first, first + passage.parts - 1)

    def all_passages(self) -> list[Passage]:
        """Every passage, by document and reading order."""
        return self._select("TRUE")

    def counts(self) -> dict[str, int]:
        """Number of documents, passages, cached vectors and documents not yet published."""
        tables = {
            "documents": self._documents,
            "passages": self._passages,
            "vectors": "vectors",
            "unpublished": "unpublished",
        }
        return {
            name: self._rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608
            for name, table in tables.items()
        }

    def unpublished(self) -> frozenset[str]:
        """Ids of the documents written or removed since the indexes were last published."""
        return frozenset(row[0] for row in self._rows("SELECT doc_id FROM unpublished"))

    def passage_ids(self) -> set[str]:
        """The ids of all passages."""
        return {row[0] for row in self._rows(f"SELECT id FROM {self._passages}")}  # noqa: S608

    def count_passages(self, doc_ids: Collection[str]) -> int:
        """Number of passages that these documents have together."""
        return self._rows(
            f"SELECT count(*) FROM {self._passages} "  # noqa: S608
            "WHERE doc_id IN (SELECT value FROM json_each(?))",
            json.dumps(list(doc_ids)),
        )[0][0]

    def sample_vector(self) -> Vectors | None:
        """The vector of some passage; None if there is no passage."""
        rows = self._rows(
            f"SELECT vector FROM {self._passages} JOIN vectors ON key = vector_key LIMIT 1"  # noqa: S608
        )
        return _vector(rows[0][0]) if rows else None

    def unit_vectors(self, passage_ids: Collection[str]) -> dict[str, Vectors]:
        """The vectors of each passage's units, in order, shape (units, dimension), float32.

        Passages whose units are not embedded (yet) are left out.
        """
        rows = self._rows(
            "SELECT passage_id, vectors FROM unit_vectors "
            "WHERE model_id = ? AND passage_id IN (SELECT value FROM json_each(?))",
            self.model_id or "",
            json.dumps(list(passage_ids)),
        )
        sample = self.sample_vector()
        dimension = len(sample) if sample is not None else 1
        return {
            passage_id: np.frombuffer(blob, dtype="<f2").reshape(-1, dimension).astype(np.float32)
            for passage_id, blob in rows
        }

    def asked(self, model_id: str) -> tuple[tuple[AskedQuestion, ...], Vectors]:
        """The questions about the documents and their vectors, shape (questions, dimension).

        Those that the model `model_id` embedded; no others.
        """
        rows = self._rows(
            f"SELECT doc_id, questions, vectors FROM asked JOIN {self._documents} USING (doc_id) "  # noqa: S608
            "WHERE model_id = ? ORDER BY doc_id",
            model_id,
        )
        questions = tuple(
            AskedQuestion(text, doc_id, tuple((passage_id, order) for passage_id, order in places))
            for doc_id, written, _ in rows
            for text, places in json.loads(written)
        )
        joined = np.frombuffer(b"".join(blob for _, _, blob in rows), dtype="<f2")
        shape = (len(questions), -1) if questions else (0, 0)
        return questions, joined.reshape(shape).astype(np.float32)

    def cached(self, keys: Collection[str]) -> set[str]:
        """Those of `keys` under which the cache has a vector."""
        rows = self._rows(
            "SELECT key FROM vectors WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps(list(keys)),
        )
        return {row[0] for row in rows}

    def entries(self, doc_ids: Collection[str] | None = None) -> Iterator[IndexEntry]:
        """What the indexes hold of each passage, of all documents or of these."""
        wanted = sorted(doc_ids) if doc_ids is not None else [d.id for d in self.documents()]
        for doc_id in wanted:
            document = self.document(doc_id)
            if document is not None:
                yield from self._entries(document.record)

    def _entries(self, record: DocumentRecord) -> list[IndexEntry]:
        rows = self._rows(
            f"SELECT id, heading_path, text, vector FROM {self._passages} "  # noqa: S608
            "JOIN vectors ON key = vector_key WHERE doc_id = ? ORDER BY position",
            record.id,
        )
        return [
            IndexEntry(
                passage_id=passage_id,
                doc_id=record.id,
                type=str(record.type or ""),
                sector=str(record.sector or ""),
                geography=str(record.geography or ""),
                core=record.core,
                title=record.title,
                headings="\n".join(json.loads(heading_path)),
                text=text,
                vector=_vector(blob),
            )
            for passage_id, heading_path, text, blob in rows
        ]

    def _select(self, where: str, *values: str | int) -> list[Passage]:
        query = (
            f"SELECT {_PASSAGE_COLUMNS} FROM {self._passages} "  # noqa: S608
            f"WHERE {where} ORDER BY doc_id, position"
        )
        return [_passage(row) for row in self._rows(query, *values)]


def _document(row: tuple[Any, ...]) -> StoredDocument:
    record, file_name, fingerprint, page_count, warnings = row
    return StoredDocument(
        record=DocumentRecord.model_validate_json(record),
        file_name=file_name,
        fingerprint=fingerprint,
        page_count=page_count,
        warnings=tuple(json.loads(warnings)),
    )


def _passage(row: tuple[Any, ...]) -> Passage:
    passage_id, doc_id, position, heading_path, *rest = row
    return Passage(passage_id, doc_id, position, tuple(json.loads(heading_path)), *rest)


def _vector(blob: bytes) -> Vectors:
    return np.frombuffer(blob, dtype="<f4")
