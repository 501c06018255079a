"""Abstention: whether the evidence holds an answer, decided before anything is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.absence import states_absence
from assistant.answering.scoring import ScoredUnit
from assistant.understanding.question import QuestionForm


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What evidence must reach; set on the tuning half of the gold questions (docs/answers.md)."""

    covered: float = 0.62
    """Least coverage of the question by the best unit and what stands around it."""
    own: float = 0.2
    similarity: float = 0.30
    """Least cosine of question and best passage for the question to be of this field at all."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to answer, and why not."""

    answer: bool
    reason: str = ""
    absent: ScoredUnit | None = None
    """The library's own statement that the thing is missing, where there is one."""


def judge(
    form: QuestionForm, ranked: Sequence[ScoredUnit], thresholds: Thresholds = Thresholds()
) -> Verdict:
    """Whether the best units, `ranked` best first, answer a question of this form."""
    if not ranked:
        return Verdict(False, "nothing found")
    best = ranked[0]
    if best.features.document < thresholds.covered:
        return Verdict(False, "weak coverage")
    if states_absence(best.unit.text) and form.wants != "text":
        return Verdict(False, "stated absence", best)
    if not any(not scored.features.lacks_wanted for scored in ranked[:3]):
        return Verdict(False, "no such kind of fact")
    return Verdict(True)
