"""Has the model that is set rate the answers of a run, and answers that people have rated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from assistant.answering.generative.trouble import ModelTroubleError
from evals.judging.judge import Judge
from evals.judging.report import JudgeSummary, Rating
from evals.judging.summarising import summarise_judge
from evals.models.kept import KeptChat
from evals.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.answering.generative.language_model import LanguageModel
    from evals.answers import Outcome
    from evals.support.calibration import Rated

KEPT = "judged"
"""Where the home keeps what judges said, a folder a model; delete it to ask anew."""
_MOST_TROUBLE = 3
"""After so many failures in a row the judge is asked no more."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge found, its rating of each answer, and what went wrong."""

    summary: JudgeSummary
    ratings: tuple[Rating, ...]
    problems: tuple[str, ...]


def keeping(model: LanguageModel, home: Path) -> LanguageModel:
    """`model`, with every output kept in `home`, so that a second run asks it nothing."""
    folder = home / KEPT / re.sub(r"[^\w.-]+", "-", model.name)
    return replace(model, chat=KeptChat(inner=model.chat, folder=folder))


def run_judge(
    model: LanguageModel,
    outcomes: Sequence[Outcome],
    rated: Sequence[Rated] = (),
    limit: int | None = None,
    tell: Callable[[str], object] = lambda _: None,
) -> Judged:
    """The ratings of `outcomes` that give an answer, and of answers that people `rated`.

    With `limit` so many of either are judged, drawn by a hash of their ids, the same always. A
    model that fails again and again is asked no more: what it said until then counts.
    """
    tell(f"Having {model.name} judge answers ...")
    asking = _Asking(Judge(model))
    answered = drawn([o for o in outcomes if not o.refused], lambda o: o.case.id, limit)
    ratings = [asking.rating(outcome) for outcome in told(answered, "answers", tell)]
    labelled = [
        (
            one.rating,
            asking.of(lambda one=one: asking.judge.faithfulness(one.response, one.passages)),
        )
        for one in told(drawn(rated, lambda one: one.id, limit), "answers that people rated", tell)
    ]
    return Judged(
        summarise_judge(model.name, ratings, labelled), tuple(ratings), tuple(asking.problems)
    )


def drawn(items: Sequence[Item], name: Callable[[Item], str], limit: int | None) -> Sequence[Item]:
    """`limit` of `items`, by a hash of their names; all without one."""
    ordered = sorted(items, key=lambda item: sha256(name(item).encode()).hexdigest())
    return items if limit is None else ordered[:limit]


@dataclass
class _Asking:
    """A judge that is asked as long as it answers."""

    judge: Judge
    problems: list[str] = field(default_factory=list[str])
    _failures: int = 0

    def rating(self, outcome: Outcome) -> Rating:
        answer = outcome.answer
        said = " ".join(statement.text for statement in answer.statements) or answer.answer
        cited = {citation.passage_id for citation in answer.citations}
        texts = {one.passage_id: one.text for one in answer.retrieved if one.passage_id in cited}
        quotes = [c.quote for c in answer.citations if c.passage_id not in texts]
        passages = [*texts.values(), *dict.fromkeys(quotes)]
        return Rating(
            id=outcome.case.id,
            half=outcome.case.half,
            ratings={
                "faithfulness": self.of(lambda: self.judge.faithfulness(said, passages)),
                "relevance": self.of(
                    lambda: self.judge.relevance(answer.standalone_question, said)
                ),
            },
        )

    def of(self, rate: Callable[[], int | None]) -> int | None:
        """What `rate` gives; None where the judge fails, and after it has failed too often."""
        if self._failures >= _MOST_TROUBLE:
            return None
        try:
            given = rate()
        except ModelTroubleError as error:
            self._failures += 1
            if self._failures == _MOST_TROUBLE:
                self.problems.append(
                    f"The judge failed {_MOST_TROUBLE} times in a row ({error}) and was asked no "
                    "more. What it has said is kept; run again to go on."
                )
            return None
        self._failures = 0
        return given
