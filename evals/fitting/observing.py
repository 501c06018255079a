"""What the answering steps see of a gold question, and which units its evidence makes right."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.finder import asked_list, settled
from assistant.answering.gate import stated_absence
from assistant.answering.gate_features import GateFeatures, gate_features
from assistant.answering.gathering import gather
from assistant.answering.ranking import rank_units
from assistant.answering.refusals import out_of_scope
from assistant.answering.scoring import FEATURES
from assistant.conversation import Assistant, Conversation
from evals.wording import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import OpenLibrary, Shelf
    from assistant.understanding import Understanding
    from evals.cases import Case, Span
    from indexing.units import Unit

_SHORTEST = 12
"""Characters that a unit needs for standing inside an evidence quote by more than chance."""


@dataclass(frozen=True)
class Observation:
    """A gold question as ranking and gate meet it."""

    case: Case
    understanding: Understanding
    units: tuple[ScoredUnit, ...]
    """All units of the evidence, in no particular order."""
    values: NDArray[np.float64]
    """Their features, shape (units, len(FEATURES))."""
    right: NDArray[np.bool_]
    """Whether each is evidence of the case, shape (units,)."""

    def scores(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """What `weights` make of each unit, shape (units,)."""
        return self.values @ np.array([weights[name] for name in FEATURES])

    def ranked(self, weights: Mapping[str, float]) -> list[ScoredUnit]:
        """The units with the scores that `weights` give them, best first."""
        scored = zip(self.units, self.scores(weights), strict=True)
        return sorted(
            (replace(unit, score=float(score)) for unit, score in scored),
            key=lambda unit: -unit.score,
        )

    def gate_features(self, weights: Mapping[str, float], shelf: Shelf) -> GateFeatures:
        """What the gate is told where units are ranked by `weights`."""
        ranked = self.ranked(weights)
        whole = asked_list(self.understanding, ranked, shelf)
        absent = None if whole else stated_absence(self.understanding, ranked, shelf)
        return gate_features(
            self.understanding, ranked, shelf, absent is not None, whole is not None
        )


def observe(opened: OpenLibrary, case: Case) -> Observation | None:
    """How `case`'s last question is met; None where it is settled before units are ranked."""
    assistant, shelf = Assistant(opened), opened.shelf()
    conversation = Conversation()
    for question in case.questions[:-1]:
        conversation = conversation.after(assistant.ask(question, conversation))
    understanding = assistant.understand(case.questions[-1], conversation)
    if out_of_scope(understanding):
        return None
    evidence = gather(understanding, shelf)
    units = rank_units(understanding, evidence, shelf)
    if not units or settled(understanding, evidence, shelf):
        return None
    return Observation(
        case=case,
        understanding=understanding,
        units=tuple(units),
        values=np.array([astuple(unit.features) for unit in units]),
        right=np.array([is_evidence(unit.unit, case.evidence) for unit in units]),
    )


def is_evidence(unit: Unit, spans: Sequence[Span]) -> bool:
    """Whether a unit holds one of `spans`, or is a part of one."""
    quote = normalised(unit.quote)
    return any(
        span.doc_id == unit.passage.doc_id
        and (
            normalised(span.quote) in quote
            or (len(quote) >= _SHORTEST and quote in normalised(span.quote))
        )
        for span in spans
    )
