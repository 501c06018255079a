"""Asks every gold question and measures the answers; quick, and writes nothing.

    python -m evals.answers [--as-typed] [--slice follow-up] [--failures]

Both halves of the gold set are always reported side by side: the tuning part was used to set
weights and thresholds, the held-out part was not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from assistant.conversation import Assistant
from assistant.settings import load_settings
from evals.answers import failures, run_case, table
from evals.cases import AS_TYPED, GOLD, load_cases

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--as-typed", action="store_true", help="the questions as people would type them instead"
    )
    parser.add_argument("--slice", help="only the cases of this slice")
    parser.add_argument("--failures", action="store_true", help="show failed tuning cases")
    options = parser.parse_args(arguments)
    gold = load_cases(AS_TYPED if options.as_typed else GOLD)
    cases = [c for c in gold if options.slice in (None, c.slice)]
    with Assistant.open(load_settings()) as assistant:
        outcomes = [run_case(assistant, case) for case in cases]
    lines = [table(outcomes), *(failures(outcomes) if options.failures else ())]
    if outcomes:
        middle = median(outcome.answer.timings_ms.total for outcome in outcomes)
        lines.append(f"Median time of an answer: {middle:.0f} ms.")
    lines.append(f"Slices: {dict(Counter(o.case.slice for o in outcomes))}")
    sys.stdout.write("\n\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
