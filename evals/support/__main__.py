"""Calibrates the support scorer on answers that people rated.

    python -m evals.support --data FOLDER [--write]

`FOLDER` holds `rows.jsonl`, a line an answer: id, response, passages, faithfulness_ratings. With
`--write` the fitted weights are put in force.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from assistant.grounding.support_score import WEIGHTS_FILE
from evals.support.calibration import calibrate, read_rated

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the rated answers")
    parser.add_argument("--write", action="store_true", help="put the fitted weights in force")
    options = parser.parse_args(arguments)
    found = calibrate(read_rated(options.data))
    weights = yaml.safe_dump(found.weights.model_dump(), sort_keys=False)
    sys.stdout.write(f"{found.markdown()}\n\n{weights}")
    if options.write:
        WEIGHTS_FILE.write_text(weights, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
