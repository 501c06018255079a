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
    from numpy.typing import NDArray

    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_NEAREST = 10
_NEIGHBOURS = 5
_SHARPNESS = 15.0


@dataclass(frozen=True, slots=True)
class KnownQuestions:
    """How a question stands to the questions that are known."""

    unanswered: float
    """Likeness of the nearest without an answer in vector and words, 0 to 1."""
    known_lead: float
    """How much nearer those with an answer are than those without: 0.5 where equally near."""
    known_share: float
    """Share of those with an answer among the five nearest."""


def known_questions(understanding: Understanding, shelf: Shelf) -> KnownQuestions:
    """The signals; all 0 where no question without an answer is known."""
    if not shelf.asked.unanswered:
        return KnownQuestions(0.0, 0.0, 0.0)
    vector = shelf.retriever.vector(understanding.search_text)
    answered, unanswered = shelf.asked.likenesses(vector), shelf.asked.unanswered_likenesses(vector)
    words = shelf.lexicon.stems(understanding.standalone_question)
    without = np.argsort(-unanswered, kind="stable")[:_NEAREST]
    likest = {True: -np.sort(-answered)[:_NEAREST], False: unanswered[without]}
    both = [(likeness, known) for known, found in likest.items() for likeness in found.tolist()]
    neighbours = [known for _, known in sorted(both, reverse=True)[:_NEIGHBOURS]]
    lead = _soft_maximum(likest[True]) - _soft_maximum(likest[False])
    return KnownQuestions(
        unanswered=max(
            max(0.0, float(unanswered[n]))
            * _agreement(words, shelf.asked.unanswered_stems[n], shelf.lexicon) ** 0.5
            for n in without.tolist()
        ),
        known_lead=min(1.0, max(0.0, 0.5 + lead)),
        known_share=sum(neighbours) / len(neighbours),
    )


def _soft_maximum(likenesses: NDArray[np.float32]) -> float:
    """The largest, raised by others that come close; 0 where there are none."""
    if not likenesses.size:
        return 0.0
    return float(np.log(np.exp(_SHARPNESS * likenesses).sum()) / _SHARPNESS)


def _agreement(one: frozenset[str], other: frozenset[str], lexicon: Lexicon) -> float:
    """Mean of the shares of each one's weight that stands in the other, 0 to 1."""
    common, *whole = (sum(map(lexicon.weight, stems)) for stems in (one & other, one, other))
    return sum(common / weight for weight in whole if weight) / 2
