"""The figures that a text says: values with their unit, years left out, and how exact they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b(?!,\d|%)")
_FIGURE = re.compile(
    r"(?P<about>\b(?:about|around|nearly|almost|over|more than|less than|at least|up to|some|"
    r"approximately|estimated)\s+)?(?P<pounds>£\s?)?(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?P<decimals>\.\d+)?(?![\d])\s?(?P<unit>%|per cent\b|million\b|billion\b|bn\b|m\b|k\b)?",
    re.IGNORECASE,
)
_SCALE = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "k": 1e3}
_DISTINCTIVE = 100
_ROUGHLY = 0.1


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value, whether pounds or per cent, how it is written and how exact it is."""

    value: float
    kind: str
    """"%", "£" or "" for a count."""
    written: str
    step: float
    """The smallest difference that its digits can show."""
    is_rough: bool
    """Whether the text says "about", "more than" or the like."""

    @property
    def is_distinctive(self) -> bool:
        """Whether it is unlikely to stand elsewhere by chance."""
        return self.kind != "" or self.value >= _DISTINCTIVE

    def differs_from(self, other: Figure) -> bool:
        """Whether the two cannot be one figure, rounded: of one kind, and further apart than that.

        Where one is said to be rough, they must be a tenth apart.
        """
        if self.kind != other.kind:
            return False
        apart = abs(self.value - other.value)
        if self.is_rough or other.is_rough:
            return apart > _ROUGHLY * max(self.value, other.value)
        return apart > 0.5 * max(self.step, other.step) + 1e-9 * self.value


def figures_said(text: str) -> tuple[Figure, ...]:
    """The figures of `text`, in its order, years left out."""
    return tuple(map(_figure, _FIGURE.finditer(_YEAR.sub(" ", text))))


def years_said(text: str) -> frozenset[str]:
    """The years of `text`, as written: "2023", "2022/23"."""
    return frozenset(match.group() for match in _YEAR.finditer(text))


def _figure(match: re.Match[str]) -> Figure:
    unit = (match["unit"] or "").lower()
    decimals = match["decimals"] or ""
    scale = _SCALE.get(unit, 1.0)
    number = match["number"].replace(",", "")
    zeros = len(number) - len(number.rstrip("0")) if not decimals and int(number) else 0
    step = 10.0 ** (zeros - max(0, len(decimals) - 1)) * scale
    kind = "£" if match["pounds"] else "%" if unit in ("%", "per cent") else ""
    written = f"{match['number']}{decimals}"
    return Figure(float(number + decimals) * scale, kind, written, step, bool(match["about"]))
