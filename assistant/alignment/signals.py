"""The signals by which two units line up, each from 0 (apart) to about 1 (at one)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.alignment.concepts import load_concepts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from assistant.alignment.describing import Described

SIGNALS = ("likeness", "words", "subjects", "covered", "mutual")
"""What `signals` gives, in its order.

- likeness: cosine of the two units' vectors.
- words: cosine of their stems, weighted by rarity.
- subjects: soft cosine of their subjects (Sidorov et al. 2014, Soft similarity and soft cosine
  measure), so that subjects that go together count too.
- covered: the share of what the target's own words are about that the source is about too.
- mutual: how high each ranks for the other; 1 where each is the other's first.
"""


def signals(source: Described, target: Described) -> NDArray[np.float64]:
    """All signals of every pair, shape (source units, target units, signals)."""
    likeness = np.asarray(source.vectors, dtype=np.float64) @ target.vectors.T
    words = np.array(
        [[_common(one, other) for other in target.terms] for one in source.terms]
    ).reshape(likeness.shape)
    subjects = soft_cosine(source.subjects, target.subjects)
    covered = _covered(source.own, target.own)
    mutual = _mutual(likeness + words + subjects)
    return np.stack([likeness, words, subjects, covered, mutual], axis=-1)


def _common(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * many[stem] for stem, weight in few.items() if stem in many)


def soft_cosine(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Soft cosine of each row of `one` and each of `other`; 0 where a row is empty."""
    kinship = load_concepts().kinship
    lengths = np.sqrt(_own(one, kinship))[:, None] * np.sqrt(_own(other, kinship))[None, :]
    together = one @ kinship @ other.T
    return np.divide(together, lengths, out=np.zeros_like(together), where=lengths > 0)


def _own(rows: NDArray[np.float64], kinship: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.einsum("ij,jk,ik->i", rows, kinship, rows)


def _covered(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each row of `one` the share of each of `other` that it reaches; 0 for an empty row."""
    kinship = load_concepts().kinship
    reach = np.array([(kinship * (row > 0)).max(axis=1) for row in one])
    whole = other.sum(axis=1)[None, :]
    reached = reach.reshape(-1, other.shape[1]) @ other.T
    return np.divide(reached, whole, out=np.zeros_like(reached), where=whole > 0)


def _mutual(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Two over the sum of the ranks that each unit of a pair gives the other."""
    there = (-scores).argsort(axis=1).argsort(axis=1) + 1
    back = (-scores).argsort(axis=0).argsort(axis=0) + 1
    return 2.0 / (there + back)
