"""The judged pairs beside the signals that the engine sees in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.alignment.model import GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.alignment.engine import Aligner
    from evals.alignment.gold import Pair
    from evals.cases import Half


@dataclass(frozen=True)
class Query:
    """One commitment and one document: every unit of the document, judged or not."""

    name: str
    half: Half
    signals: NDArray[np.float64]
    """Shape (units, signals)."""
    levels: NDArray[np.int64]
    """0 none, 1 partial, 2 strong; what nobody judged is 0. Shape (units,)."""
    judged: NDArray[np.bool_]
    """Which units somebody judged by name."""
    missed: tuple[int, ...]
    """Levels of judged words that the engine holds for no unit: it can only say none."""


def queries(pairs: Sequence[Pair], aligner: Aligner) -> tuple[Query, ...]:
    """The pairs of each commitment and document together, with the engine's signals."""
    grouped: dict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        grouped[pair.source, pair.unit, pair.target].append(pair)
    return tuple(_query(*key, found, aligner) for key, found in grouped.items())


def _query(source: str, label: str, target: str, pairs: list[Pair], aligner: Aligner) -> Query:
    labels = [unit.label for unit in aligner.source(source).units]
    units = aligner.target(target).units
    places = {unit.quote: place for place, unit in enumerate(units)}
    levels = np.zeros(len(units), dtype=np.int64)
    judged = np.zeros(len(units), dtype=bool)
    missed: list[int] = []
    for pair in pairs:
        level = GRADES.index(pair.grade)
        if pair.quote in places:
            levels[places[pair.quote]] = level
            judged[places[pair.quote]] = True
        else:
            missed.append(level)
    seen = aligner.signals(source, target)[labels.index(label)]
    return Query(f"{label}|{target}", pairs[0].half, seen, levels, judged, tuple(missed))
