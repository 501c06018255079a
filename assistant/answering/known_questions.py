"""Whether a question is more like those that the library answers or those that it does not.

Near the subject of a document people ask what it does not say. Where such questions are written
down beside it (`corpus/asked.py`), a new one can be held against both sorts: a nearest-neighbour
classifier (Cover and Hart 1967) whose neighbours say whether there is an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_Near = tuple[float, frozenset[str]]
"""Likeness and stems of a known question."""
_NEAREST = 12
_NEIGHBOURS = 5
_SHARPNESS = 15.0


@dataclass(frozen=True, slots=True)
class KnownQuestions:
    """How a question stands to the questions that are known."""

    unanswered: float
    """How like the nearest without an answer are, in vector and words, 0 to 1."""
    answered: float
    """As `unanswered`, of those with an answer."""
    known_lead: float
    """How much nearer those with an answer are than those without: 0.5 where equally near."""
    known_share: float
    """Share of those with an answer among the five nearest."""


def known_questions(understanding: Understanding, shelf: Shelf) -> KnownQuestions:
    """The signals; all 0 where no question without an answer is known."""
    if not shelf.asked.unanswered:
        return KnownQuestions(0.0, 0.0, 0.0, 0.0)
    query = understanding.asked
    answered, unanswered = shelf.asked.likenesses(query), shelf.asked.unanswered_likenesses(query)
    words = shelf.lexicon.stems(understanding.asked)
    stems = {True: shelf.asked.stems, False: shelf.asked.unanswered_stems}
    near = {
        known: [(float(of[n]), stems[known][n]) for n in np.argsort(-of, kind="stable")[:_NEAREST]]
        for known, of in ((True, answered), (False, unanswered))
    }
    both = [(likeness, known) for known, found in near.items() for likeness, _ in found]
    neighbours = [known for _, known in sorted(both, reverse=True)[:_NEIGHBOURS]]
    lead = _soft_maximum(near[True]) - _soft_maximum(near[False])
    return KnownQuestions(
        unanswered=_nearest(words, near[False], shelf.lexicon),
        answered=_nearest(words, near[True], shelf.lexicon),
        known_lead=min(1.0, max(0.0, 0.5 + lead)),
        known_share=sum(neighbours) / len(neighbours),
    )


def _nearest(words: frozenset[str], near: Sequence[_Near], lexicon: Lexicon) -> float:
    """The largest product of likeness and the root of the share of `words` that the other has."""
    return max(
        (max(0.0, like) * _held(words, other, lexicon) ** 0.5 for like, other in near), default=0.0
    )


def _soft_maximum(near: Sequence[_Near]) -> float:
    """The largest likeness, raised by others that come close; 0 where there are none."""
    if not near:
        return 0.0
    likenesses = np.array([likeness for likeness, _ in near])
    return float(np.log(np.exp(_SHARPNESS * likenesses).sum()) / _SHARPNESS)


def _held(words: frozenset[str], other: frozenset[str], lexicon: Lexicon) -> float:
    """The share of the weight of `words` that stands in `other`, 0 to 1."""
    held, whole = (sum(map(lexicon.weight, stems)) for stems in (words & other, words))
    return held / whole if whole else 0.0
