"""Chooses the statements that answer a newcomer's questions: well supported, whole, said once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.gate import judge
from assistant.answering.premises.absence import states_absence
from assistant.answering.ranking import rank_units
from assistant.answering.weights import load_weights
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary
from corpus.phrases import Phrases
from corpus.provenance import is_background, is_own_reading
from corpus.vocabulary import Geography
from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.onboarding.scopes import Scopes
    from assistant.onboarding.tours import Put, Tours
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence, HybridRetriever
    from assistant.understanding import Understanding
    from indexing.units import Unit

_PASSAGES = 25
_SURE = 0.45
"""A newcomer cannot tell a weak answer: less confidence than this, and a question gives nothing."""
_FEWEST_WORDS = 5
_MOST_CHARACTERS = 600
_CLOSE = 2.0
"""How far below the best answer another one may score."""
_SAME = 0.6
"""Share of the words of the shorter of two statements that makes them say the same."""


class _About(NamedTuple):
    """What statements must be about."""

    of_sector: bool
    """Whether they must name the sector, unless a question is for everyone."""
    naming: str
    """What they must name; nothing where empty."""


@dataclass
class Chooser:
    """Answers questions with single statements, none twice."""

    shelf: Shelf
    scopes: Scopes
    tours: Tours
    _told: list[frozenset[str]] = field(default_factory=list[frozenset[str]], init=False)
    _found: dict[tuple[Put, _About], tuple[Unit, ...]] = field(
        default_factory=dict["tuple[Put, _About]", "tuple[Unit, ...]"], init=False
    )

    def __post_init__(self) -> None:
        self._names = Phrases((word, word) for word in self.scopes.sector.words)
        places = (*self.tours.places, *self.tours.wider)
        self._places = Phrases((place, place) for place in places)
        self._leaning = frozenset(self.tours.leaning)
        self._committed = {
            (passage, entry.quote)
            for entry in self.shelf.register.commitments
            for passage in entry.passages[:1]
        }

    def choose(
        self, questions: Sequence[Put], most: int, *, of_sector: bool = False, naming: str = ""
    ) -> list[Unit]:
        """At most `most` statements: first the best answer to each question, then the second.

        With `of_sector`, statements that name the sector where the questions want that; with
        `naming`, only those that name it.
        """
        about = _About(of_sector and bool(self.scopes.sector.words), naming)
        chosen: list[Unit] = []
        for turn in range(most):
            for put in questions:
                if len(chosen) >= most:
                    return chosen
                chosen += self._next(put, about, first=turn == 0)
        return chosen

    def tell(self, unit: Unit) -> None:
        """Notes that `unit` is told, so that nothing says it again."""
        self._told.append(self._words(unit))

    def _next(self, put: Put, about: _About, *, first: bool) -> list[Unit]:
        for unit in self._answers(put, about)[: None if first else 3]:
            if not self._is_told(unit):
                self.tell(unit)
                return [unit]
        return []

    def _answers(self, put: Put, about: _About) -> tuple[Unit, ...]:
        """The statements that answer a question well, best first."""
        if (put, about) not in self._found:
            self._found[put, about] = tuple(self._ranked(put, about))
        return self._found[put, about]

    def _ranked(self, put: Put, about: _About) -> Iterator[Unit]:
        only = SearchFilter(documents=self.scopes.of(put.look))
        retriever = self.shelf.retriever.model_copy(update={"narrowed": only})
        shelf = replace(self.shelf, retriever=retriever)
        reader = Reader(shelf.lexicon, shelf.glossary, load_vocabulary())
        asked = reader.read(put.ask)
        ranked = [
            scored
            for scored in rank_units(asked, self._evidence(asked, retriever), shelf)
            if self._may_be_told(scored.unit, put, about)
        ]
        weights = load_weights().of_gate(ranked[0].unit if ranked else None, shelf)
        verdict = judge(asked, ranked, shelf, whole_list=False, weights=weights)
        if not verdict.answer or verdict.confidence < _SURE:
            return
        yield from (s.unit for s in ranked if s.score >= ranked[0].score - _CLOSE)

    @staticmethod
    def _evidence(asked: Understanding, retriever: HybridRetriever) -> list[Evidence]:
        """Less than an answer is made of: a brief puts many questions, and takes sure answers."""
        return retriever.with_siblings(retriever.search(asked.search_text, k=_PASSAGES))

    def _may_be_told(self, unit: Unit, put: Put, about: _About) -> bool:
        if put.look == "commitments" and not self._is_commitment(unit):
            return False
        if about.naming and not self._is_about_place(unit, about.naming):
            return False
        for_all = not about.of_sector or put.everyone or put.look == "commitments"
        return self.stands_alone(unit) and (for_all or self._is_about_sector(unit))

    def stands_alone(self, unit: Unit) -> bool:
        """Whether `unit` is a whole statement of its document's own, understood by itself."""
        path = unit.passage.heading_path
        words = unit.text.split()
        return (
            (unit.kind != "row" or _is_said_in_words(unit))
            and len(words) >= _FEWEST_WORDS
            and len(unit.text) <= _MOST_CHARACTERS
            and not unit.text.endswith((":", "?", ";", ","))
            and unit.text[0] != "("
            and not unit.text[0].islower()
            and words[0].strip("'‘“\"").lower() not in self._leaning
            and not (is_own_reading(path) or is_background(path))
            and not states_absence(unit.text)
        )

    def share_about_sector(self, doc_id: str) -> float:
        """The share of a document's passages that name the sector, 0 to 1."""
        passages = self.shelf.library.document_passages(doc_id)
        naming = sum(bool(self._names.find(passage.text)) for passage in passages)
        return naming / (len(passages) or 1)

    def _is_commitment(self, unit: Unit) -> bool:
        """Whether the register has `unit`; any statement may be one where the register is empty."""
        return (unit.passage.id, unit.quote) in self._committed or not self._committed

    def _is_about_sector(self, unit: Unit) -> bool:
        if self.scopes.is_of_sector(unit.passage.doc_id):
            return True
        return bool(self._names.find(unit.in_its_place))

    def _is_about_place(self, unit: Unit, place: str) -> bool:
        """Whether `unit` names a place, or its document is about single places and names it."""
        record = self.shelf.records[unit.passage.doc_id]
        of_place = record.geography is Geography.PLACE
        text = f"{record.title}\n{unit.in_its_place}" if of_place else unit.text
        return any(found.value == place for found in self._places.find(text))

    def _is_told(self, unit: Unit) -> bool:
        words = self._words(unit)
        return any(_says_the_same(words, other) for other in self._told)

    def _words(self, unit: Unit) -> frozenset[str]:
        tokens: Iterable[str] = (
            token.stem for token in self.shelf.lexicon.tokens(unit.text) if not token.is_stop_word
        )
        return frozenset(tokens)


def _says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer = min(len(one), len(other)) or 1
    return len(one & other) / fewer >= _SAME


def _is_said_in_words(unit: Unit) -> bool:
    """Whether a row has a label and one cell, which says something of it in words."""
    cells = unit.row.cells if unit.row else ()
    return len(cells) == 2 and len(cells[1].split()) >= _FEWEST_WORDS
