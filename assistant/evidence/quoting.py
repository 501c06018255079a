"""The units of one document as weighed for a statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.model import Quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from assistant.alignment.describing import Described
    from assistant.alignment.engine import Aligner
    from assistant.alignment.model import Grade


@dataclass(frozen=True)
class Weighed:
    """A document's units with their scores and grades; the statement is the source's first unit."""

    source: Described
    target: Described
    scores: NDArray[np.float64]
    grades: NDArray[np.str_]
    aligner: Aligner

    @cached_property
    def best(self) -> list[int]:
        """Places of the units that line up with the statement, best first."""
        order = np.argsort(-self.scores, kind="stable")
        return [int(place) for place in order if self.grades[place] != "none"]

    def quotes(self, places: Iterable[int]) -> tuple[Quoted, ...]:
        """The units at `places` as quotes."""
        return tuple(self._quote(place) for place in places)

    def _quote(self, place: int) -> Quoted:
        unit = self.target.units[place]
        grades: dict[str, Grade] = {"strong": "strong", "partial": "partial"}
        grade = grades.get(str(self.grades[place]), "none")
        return Quoted(
            quote=unit.quote,
            section=unit.passage.section,
            page=unit.passage.page,
            passage_id=unit.passage.id,
            score=round(float(self.scores[place]), 4),
            grade=grade,
            reason=self.aligner.reason(self.source, 0, self.target, place, grade),
        )
