"""Measures a language model's verified answers against the library's own words.

    python -m evals.models --keep FOLDER [--first N]

Asks the fixed sample of gold questions (`sample.txt`) with the model that is set, and each of them
without it. Outputs are kept in `FOLDER`: a run that was stopped goes on where it was, and a run
after a change of the verifier asks the model nothing.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.generative.language_model import open_language_model
from assistant.conversation import Assistant
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.models.kept import KeptChat
from evals.models.running import Run, ask_both, table
from evals.models.sample import load_sample

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keep", type=Path, required=True, help="folder of the model's outputs")
    parser.add_argument("--first", type=int, help="only the first so many questions")
    parser.add_argument("--show", action="store_true", help="show every answer")
    options = parser.parse_args(arguments)
    settings = load_settings()
    model = open_language_model(settings)
    if model is None:
        parser.error("set WORKFORCE_MODEL to the model that is to be measured")
    kept = replace(model, chat=KeptChat(inner=model.chat, folder=options.keep))
    opened = OpenLibrary(settings)
    runs: list[Run] = []
    for number, case in enumerate(load_sample()[: options.first], 1):
        run = ask_both(Assistant(opened, kept), case, settings.home)
        runs.append(run)
        sys.stderr.write(f"{number} {case.id}: {run.told()}\n")
        if options.show:
            sys.stdout.write(run.shown())
    sys.stdout.write(table(runs) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
