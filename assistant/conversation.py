"""The straight line: a question in its conversation, to an answer that can be checked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from assistant.answering.compose import compose
from assistant.answering.finder import find_answer
from assistant.models import Answer, RetrievedPassage, SearchResults, Timings
from assistant.opening import Shelf, open_shelf
from assistant.retrieval import Evidence
from assistant.settings import Settings
from assistant.understanding import Understanding
from assistant.understanding.reading import Reader
from indexing.entries import SearchFilter


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered so far, oldest first."""

    answers: tuple[Answer, ...] = ()

    def after(self, answer: Answer) -> Conversation:
        """This conversation with one more answer."""
        return replace(self, answers=(*self.answers, answer))

    @property
    def last_question(self) -> str | None:
        """The last question, standing alone."""
        return self.answers[-1].standalone_question if self.answers else None


class Assistant:
    """Answers questions from one library; follows the library when it is indexed again."""

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        self._settings = settings
        self._shelf = shelf

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """An assistant over the library in `settings.home`; see `open_shelf` for the errors."""
        return cls(settings, open_shelf(settings))

    def understand(self, question: str, conversation: Conversation) -> Understanding:
        """What `question` is taken to mean."""
        shelf = self._shelf
        return Reader(shelf.lexicon, shelf.glossary, {}).read(question, conversation.last_question)

    def ask(self, question: str, conversation: Conversation = Conversation()) -> Answer:
        """The answer to `question`, every statement cited; or that the library has none."""
        started = time.perf_counter()
        understanding = self.understand(question, conversation)
        understood = time.perf_counter()
        evidence = self._retrieve(understanding)
        retrieved = time.perf_counter()
        finding = find_answer(understanding, evidence, self._shelf)
        composition = compose(finding.drafts, finding.note, self._shelf.records)
        ended = time.perf_counter()
        return Answer(
            question=question,
            standalone_question=understanding.standalone_question,
            status=finding.status,
            mode="extractive",
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
        )

    def search(
        self, query: str, *, k: int = 10, narrowed: SearchFilter | None = None
    ) -> SearchResults:
        """The `k` best passages for `query`, with no answer made from them."""
        started = time.perf_counter()
        evidence = self._shelf.retriever.search(query, k=k, narrowed=narrowed)
        spent = 1000 * (time.perf_counter() - started)
        return SearchResults(
            query=query, retrieved=as_retrieved(evidence), timings_ms={"retrieve": spent}
        )

    def _retrieve(self, understanding: Understanding) -> list[Evidence]:
        retriever = self._shelf.retriever
        found = retriever.search(understanding.search_text)
        if understanding.documents:
            named = SearchFilter(documents=understanding.documents)
            inside = retriever.search(understanding.search_text, narrowed=named)
            known = {item.passage.id for item in inside}
            found = inside + [item for item in found if item.passage.id not in known]
        return retriever.with_siblings(found)

    def close(self) -> None:
        """Gives the library's files back."""
        self._shelf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


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
