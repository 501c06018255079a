"""Whole lists: the list or table that a question asks for by its heading, lead-in or length."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.matching import coverage
from assistant.understanding.counting import count_said, listed_noun
from indexing.asked_question import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.scoring import ScoredUnit
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.asked_question import Place

_LEAST = 0.62
_LEAST_INTRODUCED = 0.4
_TELLS = 1.0
"""Weight from which on a word tells one list from another ("recommendations", not "things")."""
_SMALLEST = 2
_LARGEST = 40
_COUNT_BONUS = 0.3
_LIKE = 0.73
"""Likeness from which a known question asks for what is asked for."""
_LIKEST = 0.08
"""How far behind the likest known question it may be."""
_SAME_UNITS = 0.7
"""Share of the longer of two that both must hold, so that they count as the same list."""
_OUTSCORED = 2.0
"""How much better than a list's best member something outside it must be to stand before it."""
_MOST_BESIDE = 3
_CLEAR = 0.85
"""Score from which a list is what is asked for, whatever another document says."""
_SAME_COUNT = 0.4
"""How well a heading that counts as many of the same things introduces a list, at least."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """All units of one list or table, in reading order, and how well it is what was asked for."""

    units: tuple[ScoredUnit, ...]
    score: float


def find_list(
    understanding: Understanding, ranked: Sequence[ScoredUnit], shelf: Shelf
) -> ListBlock | None:
    """The list or table that is asked for as a whole, or None if none clearly is.

    What introduces it decides (headings, lead-in, column headers), since a list's members seldom
    repeat what they are a list of; a number in the question that is also its length counts, or
    that its heading says. Where these find none, a known question like this one does, which a list
    answers as a whole. What ranks far before all its members stands before it, and instead of it
    where it is of another document and the list is not quite clearly what is asked for.
    """
    said = count_said(understanding.standalone_question)
    blocks = [members for members in _blocks(ranked) if _SMALLEST <= len(members) <= _LARGEST]
    for wholes in ({}, _known_wholes(understanding, shelf)):
        scored = [
            ListBlock(members, _score(understanding, members, said, wholes, shelf.lexicon))
            for members in blocks
        ]
        best = max(scored, key=lambda block: block.score, default=None)
        if best is not None and best.score >= _LEAST:
            return _beside(ranked, best, said)
    return None


def _beside(ranked: Sequence[ScoredUnit], block: ListBlock, said: int | None) -> ListBlock | None:
    """The list, with what ranks first before it where that is far better than any member.

    A list of as many as are asked for needs nothing of its own document beside it.
    """
    least = max(scored.score for scored in block.units) + _OUTSCORED
    better = [s for s in ranked[:_MOST_BESIDE] if s.score >= least]
    documents = {scored.unit.passage.doc_id for scored in better}
    elsewhere = documents and block.units[0].unit.passage.doc_id not in documents
    if elsewhere and block.score < _CLEAR:
        return None
    if not elsewhere and said is not None and said in (len(block.units), _headed(block.units)):
        return block
    return ListBlock((*better, *block.units), block.score)


def _known_wholes(understanding: Understanding, shelf: Shelf) -> Mapping[frozenset[Place], float]:
    """The units that known questions like this one are answered by together, with how like."""
    likenesses = shelf.asked.likenesses(understanding.asked)
    least = max(_LIKE, likenesses.max(initial=0.0) - _LIKEST)
    near = np.flatnonzero(likenesses >= least).tolist()
    found = {frozenset(shelf.asked.questions[n].places): float(likenesses[n]) for n in near}
    return {places: likeness for places, likeness in found.items() if len(places) >= _SMALLEST}


def _introduces(
    understanding: Understanding, near: Sequence[tuple[frozenset[str], float]], lexicon: Lexicon
) -> bool:
    """Whether the things that are asked for ("the five priorities") stand in what is `near`."""
    asked = listed_noun(understanding.standalone_question)
    stems = lexicon.stems(asked) if asked else frozenset[str]()
    concepts = [
        c for c in understanding.concepts if stems & lexicon.stems(c.surface) and c.weight >= _TELLS
    ]
    return all(any(c.match(words) == 1 for words, _ in near) for c in concepts)


def _blocks(ranked: Sequence[ScoredUnit]) -> list[tuple[ScoredUnit, ...]]:
    def place(scored: ScoredUnit) -> tuple[str, int, str, str]:
        passage = scored.unit.passage
        first = passage.position - passage.part
        return (passage.doc_id, first, scored.unit.kind, scored.unit.lead)

    members = [scored for scored in ranked if scored.unit.kind != "sentence"]
    ordered = sorted(members, key=lambda s: (*place(s), s.unit.passage.position, s.unit.order))
    return [tuple(group) for _, group in groupby(ordered, key=place)]


def _score(
    understanding: Understanding,
    members: tuple[ScoredUnit, ...],
    said: int | None,
    wholes: Mapping[frozenset[Place], float],
    lexicon: Lexicon,
) -> float:
    unit = members[0].unit
    headings = unit.passage.heading_path
    headers = " ".join(unit.table.headers) if unit.table else ""
    near = [
        (lexicon.stems(headings[-1] if headings else ""), 1.0),
        (lexicon.stems(unit.lead), 1.0),
        (lexicon.stems(headers), 0.8),
        (lexicon.stems(" ".join(headings[:-1])), 0.7),
    ]
    headed = _headed(members)
    introduced = max(
        coverage(understanding.concepts, near, unit.passage.doc_id),
        _known_whole(members, wholes),
        _SAME_COUNT if said is not None and said == headed else 0.0,
    )
    if introduced < _LEAST_INTRODUCED or not _introduces(understanding, near, lexicon):
        return 0.0
    wider = max(scored.features.document for scored in members)
    best = max(scored.score for scored in members)
    length = _length(said, members, headed)
    return 0.6 * introduced + 0.3 * wider + 0.02 * best + length


def _headed(members: Sequence[ScoredUnit]) -> int | None:
    """How many the heading of a list says that there are, if it does."""
    headings = members[0].unit.passage.heading_path
    return count_said(headings[-1]) if headings else None


def _known_whole(members: Sequence[ScoredUnit], wholes: Mapping[frozenset[Place], float]) -> float:
    """How like the question the likest known one is that `members` answer together; 0 if none."""
    own = {place_of(scored.unit) for scored in members}
    return max(
        (
            likeness
            for places, likeness in wholes.items()
            if len(places & own) >= _SAME_UNITS * max(len(places), len(own))
        ),
        default=0.0,
    )


def _length(said: int | None, members: Sequence[ScoredUnit], headed: int | None) -> float:
    """What speaks for a list whose length is `said`, or whose heading counts as many.

    Under "Five priorities", two may share an item.
    """
    if said is None:
        return 0.0
    if said in (len(members), headed):
        return _COUNT_BONUS
    return -_COUNT_BONUS / 2 if members[0].unit.kind == "item" else 0.0
