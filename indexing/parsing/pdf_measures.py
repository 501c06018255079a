"""What is usual in a PDF's layout, and how its lines stand to one another."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexing.parsing.pdf_lines import Line

_LARGER = 1.15
"""A heading's characters are this many times as high as the body's."""
_APART = 1.3
"""Lines further from each other than this many usual distances are of different blocks."""
_LEAST_DISTANCE = 0.5
"""Lines nearer than this many heights stand beside one another."""
_SAME_SIZE = 0.12
_LEVELS_BY_SIZE = 4


class Measures:
    """What is usual in a document: the body's size, headings' sizes, distance between lines."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        sizes: Counter[float] = Counter()
        for page in pages:
            for line in page:
                if line.place:
                    sizes[round(line.place.size, 1)] += len(line.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = {round(size) for size in sizes if size >= _LARGER * self.body_size}
        self._ranks = {size: rank for rank, size in enumerate(sorted(larger, reverse=True), 1)}
        distances: Counter[float] = Counter()
        for page in pages:
            for before, line in pairwise(page):
                distance = _distance(before, line)
                if distance and distance > _LEAST_DISTANCE and are_alike(before, line):
                    distances[round(distance, 1)] += len(line.text)
        self._usual_distance = distances.most_common(1)[0][0] if distances else 1.0

    def size_level(self, line: Line) -> int | None:
        """Level of a heading by its size, the largest first; None at the body's size."""
        if not line.place or line.place.size < _LARGER * self.body_size:
            return None
        return min(self._ranks.get(round(line.place.size), _LEVELS_BY_SIZE), _LEVELS_BY_SIZE)

    def are_apart(self, before: Line | None, line: Line) -> bool:
        """Whether there is a gap, or a new column, between two lines that follow one another."""
        if before is None:
            return True
        distance = _distance(before, line)
        if distance is None:
            return False
        return distance < 0 or distance > _APART * self._usual_distance


def top_first(lines: Sequence[Line]) -> list[Line]:
    """Lines in order, but those drawn last though they stand above all others come first."""
    lines = list(lines)
    end = len(lines)
    while end > 1 and _is_above(lines[end - 1], lines[: end - 1]):
        end -= 1
    return [*sorted(lines[end:], key=_downwards), *lines[:end]]


def _is_above(line: Line, others: Sequence[Line]) -> bool:
    place = line.place
    return place is not None and all(
        other.place is not None and other.place.top < place.top for other in others
    )


def _downwards(line: Line) -> float:
    return -line.place.top if line.place else 0.0


def _distance(before: Line, line: Line) -> float | None:
    """From a line's top to the next line's, in heights of the latter; None if it is not known."""
    if not before.place or not line.place or line.place.size <= 0:
        return None
    return (before.place.last_top - line.place.top) / line.place.size


def are_alike(before: Line, line: Line) -> bool:
    """Whether two lines are of about one size."""
    if not before.place or not line.place:
        return True
    larger = max(before.place.size, line.place.size)
    return abs(before.place.size - line.place.size) <= _SAME_SIZE * larger


def is_short(line: Line, paragraph: Sequence[Line]) -> bool:
    """Whether a line ends well before its paragraph's right edge."""
    if not line.place:
        return len(line.text) < 0.8 * max((len(other.text) for other in paragraph), default=0)
    right = max((other.place.right for other in paragraph if other.place), default=0.0)
    return line.place.right < right - 0.1 * (right - line.place.left)


def is_tabular(text: str) -> bool:
    """Whether a line is mostly figures, as the rows of tables and the marks of charts are."""
    words = text.split()
    figures = sum(any(character.isdigit() for character in word) for word in words)
    return figures >= 3 and figures >= 0.4 * len(words)
