"""Gold questions asked, answers judged and measured."""

from evals.answers.outcome import Outcome, holds, judge, run_case
from evals.answers.table import failures, table

__all__ = ["Outcome", "failures", "holds", "judge", "run_case", "table"]
