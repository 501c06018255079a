"""What `--judge` needs: the model that is set, and answers that people rated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.answering.generative.language_model import LanguageModel
    from assistant.settings import Settings
    from evals.answers import Outcome
    from evals.judging.running import Judged
    from evals.support.calibration import Rated


@dataclass(frozen=True, slots=True)
class Judging:
    """A judge that is ready to be asked."""

    model: LanguageModel
    rated: Sequence[Rated]
    limit: int | None

    def judge(self, outcomes: Sequence[Outcome], tell: Callable[[str], object]) -> Judged:
        """What the judge finds of `outcomes`."""
        from evals.judging.running import run_judge

        return run_judge(self.model, outcomes, self.rated, self.limit, tell)


def judging_of(settings: Settings, labels: Path | None, limit: int | None) -> Judging:
    """The judge of `settings`, whose outputs are kept in their home; asked nothing yet.

    Raises:
        UsageError: no model is set, or `labels` holds no rated answers.
        ModelSettingError: the model that is set cannot be used.
    """
    from assistant.answering.generative.language_model import open_language_model
    from evals.benchmarks.part import BenchmarkError
    from evals.judging.running import keeping
    from evals.support.calibration import read_rated

    model = open_language_model(settings)
    if model is None:
        message = "No language model is set to judge. Set WORKFORCE_MODEL (docs/models.md)."
        raise UsageError(message)
    try:
        rated = read_rated(labels) if labels else ()
    except BenchmarkError as error:
        raise UsageError(str(error)) from error
    return Judging(keeping(model, settings.home), rated, limit)
