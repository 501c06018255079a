"""How far the machine's proposals and people's decisions agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.alignment.model import GRADES

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.alignment.decisions import Decision


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over the pairs that people decided on."""

    pairs: int
    same: int
    kappa: float | None
    """Cohen's kappa; None where chance alone would agree on all, so that it says nothing."""

    @property
    def in_words(self) -> str:
        """One sentence for a reader."""
        if not self.pairs:
            return "Nobody has decided on a pair yet."
        kappa = "not defined here" if self.kappa is None else f"{self.kappa:.2f}"
        share = f"{100 * self.same / self.pairs:.0f}%"
        return (
            f"People and the machine agree on {self.same} of {self.pairs} decided pairs ({share}); "
            f"Cohen's kappa is {kappa}."
        )


def agreement(decisions: Collection[Decision]) -> Agreement:
    """Share of equal grades and Cohen's kappa, the newest decision a pair.

    Cohen 1960, A coefficient of agreement for nominal scales.
    """
    total = len(decisions)
    same = sum(decision.proposed == decision.decided for decision in decisions)
    if not total:
        return Agreement(0, 0, None)
    proposed = Counter(decision.proposed for decision in decisions)
    decided = Counter(decision.decided for decision in decisions)
    chance = sum(proposed[grade] * decided[grade] for grade in GRADES) / total**2
    kappa = None if chance == 1 else (same / total - chance) / (1 - chance)
    return Agreement(total, same, kappa)
