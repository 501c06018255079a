"""Measures alignment against the judged pairs, beside a plain cosine baseline.

    python -m evals.alignment [--write]

Both halves are printed; only the tuning part is ever fitted. With `--write` the fitted weights are
put in force.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import yaml

from assistant.alignment.engine import Aligner
from assistant.alignment.grading import WEIGHTS_FILE, load_grade_weights
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.alignment.fitting import fit
from evals.alignment.gold import load_pairs
from evals.alignment.judged import queries
from evals.alignment.measuring import macro_f1, mean_ndcg
from evals.cases import HALVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.alignment.grading import GradeWeights
    from evals.alignment.judged import Query
    from evals.statistics import Estimate

BASELINE = ("likeness",)
"""A plain cosine of the two units, with thresholds that are fitted as ours are."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the fitted weights in force")
    options = parser.parse_args(arguments)
    opened = OpenLibrary(load_settings())
    try:
        found = queries(load_pairs(), Aligner(opened.shelf()))
    finally:
        opened.close()
    tuning = [query for query in found if query.half == "tune"]
    fitted = fit(tuning)
    if options.write:
        WEIGHTS_FILE.write_text(yaml.safe_dump(fitted.model_dump(), sort_keys=False), "utf-8")
    systems = {"plain cosine": fit(tuning, BASELINE), "fitted now": fitted}
    if WEIGHTS_FILE.exists():
        systems["in force"] = load_grade_weights()
    sys.stdout.write(table(found, systems))
    return 0


def table(found: Sequence[Query], systems: dict[str, GradeWeights]) -> str:
    """Macro-F1 and nDCG at 5 of each system on each half, as Markdown."""
    lines = [
        "| System | Half | Pairs | Macro-F1 | Rankings | nDCG at 5 |",
        "|---|---|--:|---|--:|---|",
    ]
    for name, weights in systems.items():
        for half in HALVES:
            part = [query for query in found if query.half == half]
            grades, ranks = macro_f1(part, weights), mean_ndcg(part, weights)
            lines.append(
                f"| {name} | {half} | {grades.cases} | {_said(grades)} | {ranks.cases} "
                f"| {_said(ranks)} |"
            )
    return "\n".join(lines) + "\n"


def _said(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"


if __name__ == "__main__":
    sys.exit(main())
