"""The lexical index: BM25 over titles, headings and text, in tantivy.

Terms come from `indexing.analysis`, so tantivy only splits at white space and queries are built as
objects, never parsed: no question can be a syntax error.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tantivy
from tantivy import Occur, Query

from indexing.analysis import index_terms, query_terms
from indexing.entries import IndexFault
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from indexing.entries import IndexEntry, SearchFilter

_RAW_FIELDS = ("doc_id", "type", "sector", "geography")
_WRITER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Boosts:
    """What a word's BM25 score counts for, by where it stands; the three are added up.

    The defaults found most of the evidence within eight passages on the project's own questions
    (`evals/gold`) among thirteen settings; a title at full weight buries the passages themselves.
    """

    title: float = 0.3
    headings: float = 0.5
    text: float = 1.0


class LexicalIndex:
    """One generation of the lexical index, open for reading; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._index = tantivy.Index.open(str(path))
        # A published folder never changes, so there is nothing to watch for.
        self._index.config_reader(reload_policy="manual")
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def count(self) -> int:
        """Number of passages held."""
        return self._searcher.num_docs

    def ids(self) -> set[str]:
        """All passage ids held."""
        found = self._searcher.search(Query.all_query(), max(1, self.count()), count=False)
        return {self._id(address) for _, address in found.hits}

    def search(
        self,
        text: str,
        k: int,
        narrowed: SearchFilter | None = None,
        boosts: Boosts = Boosts(),
    ) -> list[tuple[str, float]]:
        """The `k` best passages for a question in plain words, as (passage id, BM25 score).

        Any text will do; one without a word that carries a topic finds nothing.
        """
        words = [self._word(forms, boosts) for forms in query_terms(text)]
        if k < 1 or not words or (narrowed and narrowed.lets_nothing_through):
            return []
        wanted = Query.boolean_query([(Occur.Should, word) for word in words])
        clauses = [(Occur.Must, wanted)]
        if narrowed:
            clauses += [(Occur.Must, clause) for clause in self._clauses(narrowed)]
        found = self._searcher.search(Query.boolean_query(clauses), k, count=False)
        return [(self._id(address), score) for score, address in found.hits]

    def _word(self, forms: tuple[str, ...], boosts: Boosts) -> Query:
        fields = {"title": boosts.title, "headings": boosts.headings, "text": boosts.text}
        return Query.boolean_query(
            [
                (Occur.Should, Query.boost_query(self._best_form(field, forms), boost))
                for field, boost in fields.items()
                if boost > 0
            ]
        )

    def _best_form(self, field: str, forms: tuple[str, ...]) -> Query:
        terms = [Query.term_query(self._schema, field, form, "freq") for form in forms]
        return terms[0] if len(terms) == 1 else Query.disjunction_max_query(terms)

    def _clauses(self, narrowed: SearchFilter) -> list[Query]:
        clauses = [
            Query.term_set_query(self._schema, field, values)
            for field, values in narrowed.choices().items()
        ]
        if narrowed.core is not None:
            clauses.append(Query.term_query(self._schema, "core", narrowed.core))
        return [Query.const_score_query(clause, 0.0) for clause in clauses]

    def _id(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address)["id"][0])


class LexicalStore:
    """The lexical indexes of a home: one folder a generation, never changed once written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Names of the indexes that are there, finished or not."""
        return sorted(path.name for path in self._folder.glob("*") if path.is_dir())

    def write(
        self,
        name: str,
        entries: Iterable[IndexEntry],
        *,
        base: str | None = None,
        without: Collection[str] = (),
    ) -> None:
        """Writes a new index: `base` (or nothing) less the documents `without`, plus `entries`.

        Raises:
            IndexFault: `base` is missing.
        """
        if base is not None and base not in self.names():
            message = f"The lexical index {base} is missing."
            raise IndexFault(message)
        path = self._folder / name
        if base is None:
            path.mkdir(parents=True)
            index = tantivy.Index(_schema(), path=str(path))
        else:
            shutil.copytree(self._folder / base, path)
            index = tantivy.Index.open(str(path))
        # One thread makes one order of documents, so that ties always break the same way.
        writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        for doc_id in without:
            writer.delete_documents_by_term("doc_id", doc_id)
        for entry in entries:
            writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, name: str) -> LexicalIndex:
        """The index `name`, for reading.

        Raises:
            IndexFault: it is not there, or cannot be read.
        """
        try:
            return LexicalIndex(self._folder / name)
        except (OSError, ValueError) as error:
            message = f"The lexical index {name} cannot be read ({error})."
            raise IndexFault(message) from error

    def remove(self, name: str) -> None:
        """Deletes the index `name`; what a reader still holds open is left to the next time."""
        shutil.rmtree(self._folder / name, ignore_errors=True)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in _RAW_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    builder.add_boolean_field("core", indexed=True)
    for field in ("title", "headings", "text"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(entry: IndexEntry) -> tantivy.Document:
    document = tantivy.Document(id=entry.passage_id, core=entry.core)
    for field in _RAW_FIELDS:
        document.add_text(field, getattr(entry, field))
    words = {
        "title": entry.title,
        "headings": entry.headings,
        "text": plain_text(entry.text),
    }
    for field, text in words.items():
        document.add_text(field, " ".join(index_terms(text)))
    return document
