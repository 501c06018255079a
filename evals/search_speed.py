"""What a search costs beyond embedding the query and asking Chroma once.

    python -m evals.search_speed --queries 1000

Both are timed in turn on the same queries in the same process, so that a busy machine slows both.
The promise: the median search takes less than 1.5 times the median of the two steps alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from statistics import median, quantiles

from assistant.conversation import Assistant
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.gold_questions import gold_questions

PROMISED_RATIO = 1.5
_WARM_UP = 20
_PASSAGES = 10
_MANNERS = ("{}", "Please tell me: {}", "{} Say where it stands.", "For a board paper: {}")


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds of each query, whole and of its two unavoidable steps."""

    search: tuple[float, ...]
    steps: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median search over median of the steps alone."""
        return median(self.search) / median(self.steps)

    def table(self) -> str:
        """Both, with median and 95th percentile, and their ratio."""
        lines = [f"{len(self.search):,} queries{'median':>24}{'95th percentile':>18}"]
        for name, values in (("search", self.search), ("embed + one Chroma query", self.steps)):
            high = quantiles(values, n=20)[-1]
            lines.append(f"{name:<26}{median(values):>6.1f} ms{high:>15.1f} ms")
        lines.append(f"ratio of the medians: {self.ratio:.2f} (promised: under {PROMISED_RATIO})")
        return "\n".join(lines)


def make_queries(questions: Sequence[str], count: int) -> list[str]:
    """`count` queries: the questions themselves first, then asked in other manners."""
    asked = (manner.format(question) for manner, question in product(_MANNERS, questions))
    queries = list(islice(asked, count))
    if len(queries) < count:
        message = f"There are only {len(queries)} queries; ask for no more."
        raise ValueError(message)
    return queries


def measure(opened: OpenLibrary, queries: Sequence[str]) -> Speed:
    """Times every query both ways, one after the other, the first way changing each time."""
    assistant = Assistant(opened)
    retriever = opened.shelf().retriever

    def search(query: str) -> object:
        return assistant.search(query, k=_PASSAGES)

    def steps(query: str) -> object:
        return retriever.dense.search(retriever.embedder.embed([query])[0], _PASSAGES)

    times: dict[Callable[[str], object], list[float]] = {search: [], steps: []}
    for query in queries[:_WARM_UP]:
        search(query)
        steps(query)
    for number, query in enumerate(queries):
        for way in (search, steps) if number % 2 else (steps, search):
            began = time.perf_counter()
            way(query)
            times[way].append(1000 * (time.perf_counter() - began))
    return Speed(tuple(times[search]), tuple(times[steps]))


def main() -> int:
    """Prints the measurement; 1 if the promise is not kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--queries", type=int, default=1000, help="how many (default 1000)")
    queries = make_queries(gold_questions(), parser.parse_args().queries)
    opened = OpenLibrary(load_settings())
    try:
        speed = measure(opened, queries)
    finally:
        opened.close()
    sys.stdout.write(f"{speed.table()}\n")
    return 0 if speed.ratio < PROMISED_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
