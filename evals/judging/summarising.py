"""From a judge's ratings to its figures, and how far they agree with people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.answers.confidence import auroc
from evals.cases import HALVES
from evals.judging.judge import version_of
from evals.judging.report import ASPECTS, GOOD, Agreement, JudgedAspect, JudgeSummary
from evals.statistics import Tally, ratio, statistic
from evals.support.calibration import FAITHFUL

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evals.judging.report import Aspect, Group, Rating
    from evals.statistics import Estimate

_TITLES: dict[Aspect, str] = {
    "faithfulness": "answers that the judge finds faithful to their passages",
    "relevance": "answers that the judge finds relevant to their question",
}


def summarise_judge(
    model: str, ratings: Sequence[Rating], labelled: Sequence[tuple[float, int | None]]
) -> JudgeSummary:
    """The figures; `labelled` has people's mean rating and the judge's, answer by answer."""
    both = [(people, own) for people, own in labelled if own is not None]
    return JudgeSummary(
        model=model,
        aspects={aspect: _aspect(aspect, ratings) for aspect in ASPECTS},
        agreement=agreement(both) if both else None,
        unrated=len(labelled) - len(both),
    )


def agreement(pairs: Sequence[tuple[float, int]]) -> Agreement:
    """How far people's mean ratings and the judge's agree, answer by answer; there is one at least.

    Both count as "faithful" from 3 of 4. The intervals are those of `statistic`.
    """
    rows = [(float(people >= FAITHFUL), float(judged)) for people, judged in pairs]
    return Agreement(
        answers=len(rows),
        faithful=sum(label > 0 for label, _ in rows),
        accuracy=statistic(rows, _accuracy),
        kappa=statistic(rows, kappa),
        auroc=statistic(rows, auroc),
    )


def kappa(rows: NDArray[np.float64]) -> float | None:
    """Cohen's kappa of rows of (label, rating), the rating cut at `GOOD`.

    Cohen 1960, A coefficient of agreement for nominal scales. None where chance alone would agree
    on all of them.
    """
    people, judge = rows[:, 0] > 0, rows[:, 1] >= GOOD
    chance = float(people.mean() * judge.mean() + (~people).mean() * (~judge).mean())
    return None if chance == 1 else (_accuracy(rows) - chance) / (1 - chance)


def _accuracy(rows: NDArray[np.float64]) -> float:
    return float(((rows[:, 0] > 0) == (rows[:, 1] >= GOOD)).mean())


def _aspect(aspect: Aspect, ratings: Sequence[Rating]) -> JudgedAspect:
    given = [(one.half, own) for one in ratings if (own := one.ratings[aspect]) is not None]
    groups: dict[Group, Estimate] = {
        half: ratio(Tally(part=own >= GOOD) for where, own in given if where == half)
        for half in HALVES
    }
    groups["all"] = ratio(Tally(part=own >= GOOD) for _, own in given)
    return JudgedAspect(
        title=_TITLES[aspect],
        prompt=version_of(aspect),
        groups=groups,
        unrated=len(ratings) - len(given),
    )
