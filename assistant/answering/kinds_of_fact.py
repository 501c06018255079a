"""Whether a text holds the sort of fact that a question wants: a person, a date, money, a number."""

from __future__ import annotations

import re

from assistant.understanding.question import AnswerType

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "spring|summer|autumn|winter"
)
_NOT_A_NAME = "The|This|That|These|Its|Their|In|On|At|For|From|By|With|Launched|Published|Report"
_SHOWS: dict[AnswerType, re.Pattern[str]] = {
    "person": re.compile(
        rf"\b(?!(?:{_NOT_A_NAME})\b)(?:Dr |Sir |Dame |Professor |Lord |Baroness )?"
        r"[A-Z][a-z]+(?:[- ][A-Z][a-z'’]+)+|\b(?:chief|director|board|group|minister|secretary)\b"
    ),
    "date": re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b", re.IGNORECASE),
    "duration": re.compile(
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half a|"
        r"a)[ -](?:\w+ )?(?:year|month|week|day|hour)s?\b",
        re.IGNORECASE,
    ),
    "money": re.compile(r"£\s?\d|\b\d[\d,.]*\s?(?:million|billion|bn|m)?\s?(?:pounds|sterling)\b"),
    "number": re.compile(
        r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|thirds?|"
        r"quarters?|fifths?|tenths?|dozens?|hundreds?|thousands?|million|billion|doubled?|twice)\b",
        re.IGNORECASE,
    ),
}


_DATE = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})\b(?: (?:19|20)\d\d)?|\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{{2,4}})?\b|"
    r"\b(?:[Pp]hase|[Aa]ctions?|[Pp]riority|[Bb]and|[Ss]ection|[Cc]ommitments?) \d\w?\b|"
    r"(?<![\w.])\d{1,2}[a-z](?![\w.])",
    re.IGNORECASE,
)
"""Figures that are no amounts: dates, years and the numbers of actions and the like."""


def shows_wanted(text: str, wants: AnswerType) -> bool:
    """Whether `text` holds a thing of the wanted sort; sorts that have no form always do."""
    pattern = _SHOWS.get(wants)
    if wants == "number":
        text = _DATE.sub(" ", text)
    return pattern is None or pattern.search(text) is not None


_PERCENTAGE = re.compile(r"\d[\d.,]*\s?%")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d\d)?\b")


def only_percentages(text: str) -> bool:
    """Whether the figures of `text` are percentages (and years) alone."""
    without = _YEAR.sub("", _PERCENTAGE.sub("", text))
    return bool(_PERCENTAGE.search(text)) and not re.search(r"\d", without)
