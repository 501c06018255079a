"""Shares of cases with the interval that chance alone would give them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 20260101
_LEVEL = (2.5, 97.5)


class Tally(BaseModel):
    """What one case adds to a metric: `part` of `whole`; a whole of 0 says nothing."""

    model_config = ConfigDict(frozen=True)

    part: float
    whole: float = 1.0


NOTHING = Tally(part=0, whole=0)


class Estimate(BaseModel):
    """A metric over some cases: the parts over the wholes, with a 95% interval."""

    model_config = ConfigDict(frozen=True)

    value: float | None
    """None where no case says anything."""
    low: float | None
    high: float | None
    part: float
    whole: float
    cases: int
    """How many cases say something."""


def ratio(tallies: Iterable[Tally]) -> Estimate:
    """Parts over wholes, with a percentile bootstrap interval over whole cases.

    Cases are drawn, not statements or citations, since those of one answer hang together (the
    cluster bootstrap; Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13). The
    seed is fixed: the same cases give the same interval.
    """
    values = np.array([(t.part, t.whole) for t in tallies if t.whole], dtype=float).reshape(-1, 2)
    part, whole = map(float, values.sum(axis=0))
    if not whole:
        return Estimate(value=None, low=None, high=None, part=part, whole=whole, cases=0)
    sums = values[draws(len(values))].sum(axis=1)
    low, high = np.percentile(sums[:, 0] / sums[:, 1], _LEVEL)
    return Estimate(
        value=part / whole,
        low=float(low),
        high=float(high),
        part=part,
        whole=whole,
        cases=len(values),
    )


def statistic(
    values: Sequence[Sequence[float]], measure: Callable[[NDArray[np.float64]], float | None]
) -> Estimate:
    """`measure` of all `values` (one row a case), with the same interval as `ratio`.

    For what is no share, such as a percentile or an area. Draws of which `measure` makes None, for
    lack of one kind of case, are left out.
    """
    rows = np.array(values, dtype=float)
    value = measure(rows) if len(rows) else None
    drawn = [measure(rows[places]) for places in draws(len(rows))] if value is not None else []
    known = [one for one in drawn if one is not None]
    low, high = map(float, np.percentile(known, _LEVEL)) if known else (None, None)
    return Estimate(
        value=value, low=low, high=high, part=0.0, whole=float(len(rows)), cases=len(rows)
    )


@lru_cache(maxsize=512)
def draws(size: int) -> NDArray[np.int64]:
    """Places of `size` cases drawn with replacement, shape (RESAMPLES, size); the same always."""
    return np.random.default_rng(SEED).integers(0, size, (RESAMPLES, size))
