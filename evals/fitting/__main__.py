"""Fits the weights of answering to the training and tuning questions: nobody has to trust a hand.

    python -m evals.fitting [--write]

Prints what a fit gives beside what is in force, on both parts of the gold set; the held-out part
is measured and never fitted. Most of what is fitted to are the questions in `gold/training`. Those
that are settled before units are ranked count for neither fit. `--write` puts the new weights in
force.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from assistant.answering.weights import WEIGHTS_FILE, load_weights
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.cases import GOLD, TRAINING, load_cases
from evals.fitting.observing import observe
from evals.fitting.refitting import refit, save
from evals.fitting.telling import report

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the new weights in force")
    options = parser.parse_args(arguments)
    opened = OpenLibrary(load_settings())
    try:
        gold, training = (
            [found for case in load_cases(folder) if (found := observe(opened, case)) is not None]
            for folder in (GOLD, TRAINING)
        )
        present = load_weights()
        fit = refit(gold, opened.shelf(), present, training)
    finally:
        opened.close()
    sys.stdout.write(report(fit, present) + "\n")
    if options.write:
        save(fit.weights, WEIGHTS_FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
