"""The parts of one published generation of a library, opened once and used by every question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lexicon import Lexicon
from assistant.retrieval import Fusion, HybridRetriever
from assistant.settings import Settings
from corpus.glossary import Glossary
from corpus.glossary_file import load_glossary
from corpus.record import DocumentRecord
from indexing.embedding.factory import open_embedder
from indexing.library import Library, LibraryError, ModelMismatch
from indexing.plain import plain_text
from indexing.publishing import Stores


@dataclass(frozen=True)
class Shelf:
    """A library opened for asking: its records, words, glossary and retriever."""

    generation: int
    library: Library
    records: dict[str, DocumentRecord]
    titles: dict[str, str]
    glossary: Glossary
    lexicon: Lexicon
    retriever: HybridRetriever

    def close(self) -> None:
        """Gives its files back."""
        self.retriever.dense.close()
        self.library.close()


def open_shelf(settings: Settings) -> Shelf:
    """The current generation of the library in `settings.home`.

    Raises:
        LibraryError: there is none yet, or it is damaged.
        ModelMismatch: another embedding model wrote it.
        ModelError: the embedding model cannot be loaded.
    """
    library = Library.open(settings.home)
    publication = library.publication
    if publication is None:
        message = "The index is not finished. Run: workforce-assistant index"
        raise LibraryError(message)
    embedder = open_embedder(
        settings.embedding_model,
        backend=settings.query_backend,
        cache_dir=settings.home / "models",
        allow_download=settings.allow_download,
    )
    if library.model_id != embedder.model_id:
        raise ModelMismatch(str(library.model_id), embedder.model_id)
    stores = Stores.of(settings.home, library, settings.chroma_url)
    records = {document.id: document.record for document in library.documents()}
    glossary = load_glossary().for_records(records.values())
    acronyms = frozenset(form.lower() for form in glossary.acronyms)
    passages = library.all_passages()
    return Shelf(
        generation=publication.generation,
        library=library,
        records=records,
        titles={doc_id: record.title for doc_id, record in records.items()},
        glossary=glossary,
        lexicon=Lexicon.of((f"{p.section}\n{plain_text(p.text)}" for p in passages), acronyms),
        retriever=HybridRetriever(
            library=library,
            embedder=embedder,
            dense=stores.dense.open(publication.dense),
            lexical=stores.lexical.open(publication.lexical),
            fusion=Fusion(settings.dense_weight, settings.lexical_weight, settings.rrf_k),
            candidates=settings.candidates,
            k=settings.top_k,
        ),
    )
