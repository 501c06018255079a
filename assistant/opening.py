"""The parts of one published generation of a library, opened once and used by every question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.alignment.engine import Aligner
from assistant.asked import AskedIndex
from assistant.commitments import read_register
from assistant.lexicon import Lexicon
from assistant.likeness import QuestionModel, load_likeness
from assistant.retrieval import Fusion, HybridRetriever
from assistant.superseded import Superseded
from corpus.glossary_file import load_glossary
from indexing.live import LiveIndexes
from indexing.outline import OutlineUnit, outline
from indexing.plain import plain_text

if TYPE_CHECKING:
    from assistant.commitments import Register
    from assistant.settings import Settings
    from corpus.glossary import Glossary
    from corpus.record import DocumentRecord
    from indexing.embedding import Embedder
    from indexing.library import Library
    from indexing.stores import Indexes


@dataclass(frozen=True)
class Shelf:
    """One generation of a library, ready for questions."""

    generation: int
    library: Library
    asked: AskedIndex
    records: dict[str, DocumentRecord]
    titles: dict[str, str]
    glossary: Glossary
    lexicon: Lexicon
    retriever: HybridRetriever
    stems_by_document: dict[str, tuple[frozenset[str], ...]]
    outline: tuple[OutlineUnit, ...]
    """The numbered units of all documents, by document and reading order."""
    only: frozenset[str] | None = None
    """Ids of the documents that answers are held to; None for all."""

    @property
    def held(self) -> dict[str, DocumentRecord]:
        """The records of the documents that answers are taken from."""
        if self.only is None:
            return self.records
        return {doc_id: r for doc_id, r in self.records.items() if doc_id in self.only}

    @cached_property
    def register(self) -> Register:
        """What the documents commit themselves to."""
        return read_register(self.library)

    @cached_property
    def aligner(self) -> Aligner:
        """Sets the documents beside one another."""
        return Aligner(self)

    def passage_stems(self, doc_id: str) -> tuple[frozenset[str], ...]:
        """The stems of each of a document's passages, in reading order."""
        return self.stems_by_document.get(doc_id, ())

    def document_stems(self, doc_id: str) -> frozenset[str]:
        """All stems of a document."""
        return self._all_stems.get(doc_id, frozenset())

    @cached_property
    def _all_stems(self) -> dict[str, frozenset[str]]:
        return {
            doc_id: frozenset[str]().union(*stems)
            for doc_id, stems in self.stems_by_document.items()
        }


def read_shelf(
    settings: Settings,
    library: Library,
    indexes: Indexes,
    embedder: Embedder,
    model: QuestionModel,
) -> Shelf:
    """What every question needs of the generation that `indexes` belong to.

    `embedder` is for texts and questions after them, `model` for questions among questions.
    """
    records = {document.id: document.record for document in library.documents()}
    glossary = load_glossary().for_records(records.values())
    acronyms = frozenset(form.lower() for form in glossary.acronyms)
    passages = library.all_passages()
    texts = [f"{passage.section}\n{plain_text(passage.text)}" for passage in passages]
    lexicon = Lexicon.of(texts, acronyms)
    stems: dict[str, tuple[frozenset[str], ...]] = {}
    for passage, text in zip(passages, texts, strict=True):
        stems[passage.doc_id] = (*stems.get(passage.doc_id, ()), lexicon.stems(text))
    asked = AskedIndex(library, lexicon, records, model)
    return Shelf(
        generation=indexes.publication.generation,
        library=library,
        asked=asked,
        records=records,
        titles={doc_id: record.title for doc_id, record in records.items()},
        glossary=glossary,
        lexicon=lexicon,
        retriever=HybridRetriever(
            library=library,
            embedder=embedder,
            dense=indexes.dense,
            lexical=indexes.lexical,
            asked=asked,
            likeness=load_likeness(model.model_id),
            fusion=Fusion(
                settings.dense_weight,
                settings.lexical_weight,
                settings.asked_weight,
                settings.rrf_k,
            ),
            candidates=settings.candidates,
            k=settings.top_k,
            reweighed=Superseded.among(records, passages, glossary).lowered,
        ),
        stems_by_document=stems,
        outline=tuple(
            unit
            for _, members in groupby(passages, key=lambda passage: passage.doc_id)
            for unit in outline(list(members))
        ),
    )


class OpenLibrary:
    """A library kept open; `shelf` always gives its current generation. Safe between threads."""

    def __init__(self, settings: Settings) -> None:
        """Opens the library in `settings.home`.

        Raises:
            LibraryError: there is none yet, it is damaged, or another model wrote it.
            ModelError: the embedding model cannot be loaded.
        """
        # Imported here: it loads the model's runtime, which nothing else on this path needs.
        from indexing.models import ModelChoice

        self.settings = settings
        self._live = LiveIndexes(settings.home, chroma_url=settings.chroma_url)
        choice = ModelChoice(
            settings.home / "models",
            settings.embedding_model,
            index_backend=settings.query_backend,  # the one that `open` goes by
            query_backend=settings.query_backend,
            allow_download=settings.allow_download,
        )
        self._embedder = choice.open()
        self._model = QuestionModel(
            choice.of_questions.model_id, lambda: choice.open(questions=True)
        )
        self._live.library.require_model(self._embedder.model_id)
        self._shelf = self._read()

    def shelf(self) -> Shelf:
        """The current generation, read again if a new one was published."""
        if self._live.current().publication.generation != self._shelf.generation:
            self._shelf = self._read()
        return self._shelf

    def close(self) -> None:
        """Gives the library's files back."""
        self._live.close()

    def _read(self) -> Shelf:
        return read_shelf(
            self.settings, self._live.library, self._live.current(), self._embedder, self._model
        )
