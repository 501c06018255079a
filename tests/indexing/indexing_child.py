"""Runs the indexing in a process of its own and kills it, or lets it hang, at a given moment.

Usage: indexing_child.py HOME FOLDER CACHE MOMENT. A moment is `never`, `hang`, the name of a stage
with a number ("documents 3": the third event of that stage), or a path under HOME that appears.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from indexing.models import ModelChoice
from indexing.pipeline import run_index

if TYPE_CHECKING:
    from indexing.progress import Progress

HEAVY = ("chromadb", "tantivy", "torch", "sentence_transformers", "onnxruntime", "indexing.parsing")


def die() -> None:
    """Ends at once, as a power cut does."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_when_there(home: Path, pattern: str) -> None:
    """Ends as soon as something under `home` matches `pattern`."""
    while not list(home.glob(pattern)):
        time.sleep(0.0005)
    die()


def main() -> None:
    """Runs as the command line says; prints what was imported when it comes to an end."""
    home, folder, cache_dir = map(Path, sys.argv[1:4])
    moment = sys.argv[4]
    seen: Counter[str] = Counter()

    def listen(event: Progress) -> None:
        seen[event.stage] += 1
        if moment == "hang":
            sys.stdout.write("hanging\n")
            sys.stdout.flush()
            time.sleep(600)
        if moment == f"{event.stage} {seen[event.stage]}":
            die()

    if "*" in moment:
        threading.Thread(target=die_when_there, args=(home, moment), daemon=True).start()
    model = ModelChoice(cache_dir)
    run_index(home, folder, model, progress=listen)
    sys.stdout.write(json.dumps([name for name in HEAVY if name in sys.modules]))


if __name__ == "__main__":
    main()
