"""Checks the arithmetic of a statement: its figures stand in its quotes and its result is right."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9}
_FIGURE = re.compile(
    r"(?P<minus>[-−])?[£€$]?(?P<number>\d[\d,]*(?:\.\d+)?)"
    rf"(?:\s?(?P<scale>{'|'.join(_SCALES)})\b)?(?P<percent>%)?",
    re.IGNORECASE,
)
_TERM = r"(?:[a-z ]+ )?\(?[-−]?[£€$]?\d[\d,]*(?:\.\d+)?[^\d−+÷=≈]*"
_SUM = re.compile(rf"(?P<terms>{_TERM}(?: [−+÷] {_TERM})+) [=≈] (?P<result>{_TERM})", re.IGNORECASE)
_OPERATOR = re.compile(r" ([−+÷]) ")


class _Figure(NamedTuple):
    value: Decimal
    places: int
    """Decimal places that are written, of a number in its scale."""
    percent: bool


def recomputes(statement: str, quotes: Sequence[str]) -> bool:
    """Whether `statement` does a sum whose figures stand in `quotes` and whose result is right.

    A sum is figures joined by "−", "+" or "÷" with a result after "=" or "≈". A quotient counts as
    right to the places that are written, and may be given in percent.
    """
    match = _SUM.search(statement)
    if match is None:
        return False
    parts = _OPERATOR.split(match["terms"])
    terms, operators = [_figure(part) for part in parts[::2]], parts[1::2]
    said = {figure.value for quote in quotes for figure in _figures(plain_text(quote))}
    if any(abs(term.value) not in said for term in terms):
        return False
    result = _figure(match["result"])
    if operators[0] == "÷":
        return len(terms) == 2 and _is_quotient(terms[0].value, terms[1].value, result)
    signs = [1, *(-1 if operator == "−" else 1 for operator in operators)]
    total = sum((sign * term.value for sign, term in zip(signs, terms, strict=True)), Decimal())
    return total == result.value


def _is_quotient(part: Decimal, whole: Decimal, result: _Figure) -> bool:
    if not whole:
        return False
    exact = part / whole * (100 if result.percent else 1)
    return abs(exact - result.value) <= Decimal("0.5").scaleb(-result.places)


def _figures(text: str) -> list[_Figure]:
    return [_read(match) for match in _FIGURE.finditer(text)]


def _figure(text: str) -> _Figure:
    match = _FIGURE.search(text)
    assert match is not None  # noqa: S101  (a term has a figure)
    return _read(match)


def _read(match: re.Match[str]) -> _Figure:
    number = match["number"].rstrip(",").replace(",", "")
    value = Decimal(number).scaleb(_SCALES.get((match["scale"] or "").lower(), 0))
    places = len(number.partition(".")[2])
    return _Figure(-value if match["minus"] else value, places, match["percent"] is not None)
