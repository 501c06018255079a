"""The straight line: a question in its conversation, to an answer that can be checked."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from assistant.answering.compose import compose
from assistant.answering.finder import find_answer
from assistant.answering.gathering import gather
from assistant.answering.offers import offer_for
from assistant.answering.refusals import out_of_scope, too_long
from assistant.models import Answer, RetrievedPassage, SearchResults, Timings
from assistant.narrowed import narrowed, said_narrowed
from assistant.opening import OpenLibrary, Shelf
from assistant.understanding.context import context_of
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from assistant.answering.draft import Finding
    from assistant.commitments import Register
    from assistant.retrieval import Evidence
    from assistant.settings import Settings
    from assistant.understanding import Understanding
    from corpus.record import DocumentRecord
    from indexing.entries import SearchFilter
    from indexing.library import Library


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered so far, oldest first."""

    answers: tuple[Answer, ...] = ()

    def after(self, answer: Answer) -> Conversation:
        """This conversation with one more answer."""
        return replace(self, answers=(*self.answers, answer))

    @property
    def asked(self) -> frozenset[str]:
        """All questions so far, standing alone, and those that were offered."""
        said = ((answer.standalone_question, answer.offer) for answer in self.answers)
        return frozenset(question for pair in said for question in pair if question)


class Assistant:
    """Answers questions from one library; follows the library when it is indexed again."""

    def __init__(self, opened: OpenLibrary) -> None:
        self._opened = opened

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """An assistant over the library in `settings.home`; see `OpenLibrary` for the errors."""
        return cls(OpenLibrary(settings))

    @property
    def library(self) -> Library:
        """The library that is asked."""
        return self._opened.shelf().library

    @property
    def records(self) -> dict[str, DocumentRecord]:
        """The records of the library's documents, by id."""
        return self._opened.shelf().records

    @property
    def register(self) -> Register:
        """What the library's documents commit themselves to."""
        return self._opened.shelf().register

    def understand(
        self, question: str, conversation: Conversation = Conversation()
    ) -> Understanding:
        """What `question` is taken to mean."""
        return _read(question, conversation, self._opened.shelf())

    def ask(self, question: str, conversation: Conversation = Conversation()) -> Answer:
        """The answer to `question`, every statement cited; or that the library has none."""
        started = time.perf_counter()
        question = _encodable(question)
        shelf = self._opened.shelf()
        refused = too_long(question, self._opened.settings.max_question_chars)
        understanding = _read(question if refused is None else "", conversation, shelf)
        refused = refused or out_of_scope(understanding)
        understood = time.perf_counter()
        whole, shelf = shelf, narrowed(shelf, understanding.narrowing)
        evidence = [] if refused else gather(understanding, shelf)
        retrieved = time.perf_counter()
        finding = refused or said_narrowed(
            find_answer(understanding, evidence, shelf), whole, understanding.narrowing
        )
        asked = {understanding.standalone_question, *conversation.asked}
        offer = offer_for(understanding, finding, shelf, asked)
        composition = compose(finding.drafts, _said(finding, shelf), shelf.records)
        ended = time.perf_counter()
        return Answer(
            question=question,
            standalone_question=understanding.standalone_question or question,
            status=finding.status,
            mode="extractive",
            confidence=finding.confidence,
            answer=composition.markdown,
            statements=composition.statements,
            citations=composition.citations,
            retrieved=as_retrieved(evidence),
            timings_ms=Timings(
                understand=1000 * (understood - started),
                retrieve=1000 * (retrieved - understood),
                answer=1000 * (ended - retrieved),
                total=1000 * (ended - started),
            ),
            offer=offer,
        )

    def search(
        self, query: str, *, k: int = 10, narrowed: SearchFilter | None = None
    ) -> SearchResults:
        """The `k` best passages for `query`, with no answer made from them."""
        started = time.perf_counter()
        query = _encodable(query)
        evidence = self._opened.shelf().retriever.search(query, k=k, narrowed=narrowed)
        spent = 1000 * (time.perf_counter() - started)
        return SearchResults(
            query=query, retrieved=as_retrieved(evidence), timings_ms={"retrieve": spent}
        )

    def close(self) -> None:
        """Gives the library's files back."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _read(question: str, conversation: Conversation, shelf: Shelf) -> Understanding:
    reader = Reader(shelf.lexicon, shelf.glossary, load_vocabulary())
    return reader.read(question, context_of(conversation.answers, shelf.glossary.name_of))


def _encodable(text: str) -> str:
    """`text` with a "?" for what no file could hold: bytes of a terminal that were not UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _said(finding: Finding, shelf: Shelf) -> str:
    """The note, with the nearest documents where there is no answer."""
    if not finding.nearest:
        return finding.note
    titles = "; ".join(shelf.titles[doc_id] for doc_id in finding.nearest)
    return f"{finding.note} Nearest documents: {titles}."


def as_retrieved(evidence: Sequence[Evidence]) -> tuple[RetrievedPassage, ...]:
    """Evidence as it is shown, ranked from 1."""
    return tuple(
        RetrievedPassage(
            rank=rank,
            passage_id=item.passage.id,
            doc_id=item.passage.doc_id,
            section=item.passage.section,
            page=item.passage.page,
            score=item.score,
            text=item.passage.text,
        )
        for rank, item in enumerate(evidence, 1)
    )
