"""Reads a cell as a measure: its amount, exact as a decimal, and the unit that it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

PERCENT = "%"

_SCALES = {"million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}
_ROUGH = (
    r"(?P<rough>about|around|approximately|approx\.?|roughly|some|circa|c\.|over|under|nearly|"
    r"almost|up to|at least|at most|more than|less than|fewer than|just (?:over|under)|[~≈<>≤≥])"
)
_AMOUNT = (
    r"(?P<sign>[-−–+])?(?P<money>[£€$])?\s?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
)
_SCALE = rf"(?:\s?(?P<scale>{'|'.join(_SCALES)})\b)?"
_UNIT = r"\s?(?P<unit>%|percent\b|per cent\b|[^\W\d_][^\d;:,]*)?"
_CELL = re.compile(rf"(?:{_ROUGH}\s?)?{_AMOUNT}{_SCALE}{_UNIT}", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_HEADER_UNIT = re.compile(r"(?P<money>[£€$])|(?P<percent>%|\bper ?cent(?:age)?\b)", re.IGNORECASE)
_UNIT_IN_BRACKETS = re.compile(r"\((?P<unit>[^\W\d_][\w ]{0,20})\)")
_UNIT_WORDS = re.compile(
    r"(?:mean |average )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|miles?|km|metres?|"
    r"kg|tonnes?|litres?|pounds?|pence|fte|people|persons?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One amount in one unit."""

    text: str
    """The amount as the cell has it, without what stands in brackets beside it."""
    value: Decimal
    """In the unit itself: "1.5 million" is 1500000."""
    unit: str
    """"%", a currency sign, a word such as "days" in small letters, or "" for a bare number."""
    rough: bool
    """Whether the cell gives it as "about", "over" and the like."""
    scale: str = ""
    """The word of size that the cell uses, such as "million"."""


def read_measure(cell: str, *described_by: str) -> Measure | None:
    """The one amount that `cell` gives; None if it gives none, several, a range or a change.

    `described_by` are the header and label of the cell, first ones first: a bare number takes its
    unit from them ("Cost (£)", "% over 55", "Wait (days)").
    """
    text = _ASIDE.sub("", cell).strip()
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    scale = (match["scale"] or "").lower()
    value = Decimal(match["number"].replace(",", "")).scaleb(_SCALES.get(scale, 0))
    negative = (match["sign"] or "+") != "+"
    said = _unit_of(match["money"], match["unit"])
    unit = said or next(filter(None, map(_unit_described, described_by)), "")
    return Measure(text, -value if negative else value, unit, match["rough"] is not None, scale)


def _unit_of(money: str | None, words: str | None) -> str:
    low = " ".join((words or "").lower().split())
    return PERCENT if low in ("%", "percent", "per cent") else money or low


def _unit_described(header: str) -> str:
    if match := _HEADER_UNIT.search(header):
        return match["money"] or PERCENT
    bracketed = _UNIT_IN_BRACKETS.search(header)
    if bracketed and _UNIT_WORDS.fullmatch(bracketed["unit"].strip()):
        return bracketed["unit"].strip().lower()
    return ""


def in_words(value: Decimal, unit: str, scale: str = "") -> str:
    """`value` written with its unit: "15.9 percentage points", "£250 million", "0.4 days"."""
    number = value.scaleb(-_SCALES.get(scale, 0)) if scale else value
    whole = number.to_integral_value()
    written = f"{whole if whole == number else number:,f}" + (f" {scale}" if scale else "")
    if unit == PERCENT:
        return f"{written} percentage point{'' if written == '1' else 's'}"
    if unit and not unit[0].isalnum():
        return f"{unit}{written}"
    return f"{written} {unit}".strip()
