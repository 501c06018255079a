"""Whether a text holds the sort of fact that a question wants: a person, a date, a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.vocabulary import load_vocabulary
from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from assistant.lexicon import Lexicon
    from assistant.understanding import Understanding
    from assistant.understanding.question import AnswerType

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME_OF_YEAR = rf"\b(?:{_MONTHS}|spring|summer|autumn|winter)\b"
_YEAR = r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b"
_NOT_A_NAME = "The|This|That|These|Its|Their|In|On|At|For|From|By|With|Launched|Published|Report"
_SMALL_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

_PERSON = re.compile(
    rf"\b(?!(?:{_NOT_A_NAME})\b)(?:Dr |Sir |Dame |Professor |Lord |Baroness )?"
    r"[A-Z][a-z]+(?:[- ][A-Z][a-z'’]+)+|\b(?:chief|director|board|group|minister|secretary)\b"
)
_DATE = any_of(_YEAR, _TIME_OF_YEAR)
_DURATION = any_of(
    rf"\b(?:\d+|an?|one|{_SMALL_NUMBERS}|fifteen|twenty|half a)[ -](?:\w+ )?"
    r"(?:year|month|week|fortnight|day|hour|minute)s?\b",
    r"\b\d+ (?:\w+ )?pages\b",
)
_LENGTH_UNIT = re.compile(r"(?:year|month|week|fortnight|day|hour|minute|page)s?", re.IGNORECASE)
_OF_MONEY = r"\b(?:spen[dt](?:ing)?|budgets?|funding|costs?|income)\b"
_MONEY = any_of(
    r"£\s?\d",
    r"\b\d[\d,.]*\s?(?:million|billion|bn|m)?\s?(?:pounds|sterling)\b",
    rf"{_OF_MONEY}[^.;]*\d\s?%|\d\s?%[^.;]*{_OF_MONEY}",
)
_NUMBER = any_of(
    rf"\d|\b(?:{_SMALL_NUMBERS})\b",
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|dozens?|hundreds?|thousands?|million|billion)\b",
    r"\b(?:doubled?|twice)\b",
)
_NO_AMOUNT = any_of(
    rf"(?:\b\d{{1,2}} )?{_TIME_OF_YEAR}(?: (?:19|20)\d\d)?",
    _YEAR,
    r"\b(?:phase|actions?|priority|band|section|commitments?) \d\w?\b",
    r"(?<![\w.])\d{1,2}[a-z](?![\w.])",
)
"""Figures that are no amounts: dates, years and the numbers of actions and the like."""

_SHOWS: dict[AnswerType, re.Pattern[str]] = {
    "person": _PERSON,
    "date": _DATE,
    "duration": _DURATION,
    "money": _MONEY,
    "number": _NUMBER,
}

FACTS = frozenset(_SHOWS)
"""Sorts of answer that can be told by their form."""


def shows_wanted(text: str, wants: AnswerType) -> bool:
    """Whether `text` holds a thing of the wanted sort; sorts that have no form always do."""
    pattern = _SHOWS.get(wants)
    if wants == "number":
        text = _NO_AMOUNT.sub(" ", text)
    return pattern is None or pattern.search(text) is not None


def shows_news(text: str, understanding: Understanding, lexicon: Lexicon) -> bool:
    """Whether `text` holds a thing of the wanted sort that the question does not say itself.

    "Who chairs the People Board?" is not answered by "the People Board", and the name of a place
    is nobody's name.
    """
    if understanding.form.wants not in _SHOWS:
        return True
    asked = lexicon.stems(understanding.standalone_question)
    asked |= {s for c in understanding.concepts for form in c.alternatives for s in form}
    # "Is it £500m or £250m?" is answered by one of the two, and "how many years?" by "three years".
    figures_count = understanding.form.wants in ("number", "money", "duration")
    said = [
        (t.start, t.end)
        for t in lexicon.tokens(text)
        if t.stem in asked
        and not (figures_count and t.stem[0].isdigit())
        and not (understanding.form.wants == "duration" and _LENGTH_UNIT.fullmatch(t.surface))
    ]
    named = [(start, end) for _, start, end in load_vocabulary().find(text)]
    for start, end in said + named:
        # Something that ends a name and keeps every other place in the text.
        text = text[:start] + "·" * (end - start) + text[end:]
    return shows_wanted(text, understanding.form.wants)


_PERCENTAGE = re.compile(r"\d[\d.,]*\s?%")


def only_percentages(text: str) -> bool:
    """Whether the figures of `text` are percentages (and years) alone."""
    without = re.sub(_YEAR, "", _PERCENTAGE.sub("", text))
    return bool(_PERCENTAGE.search(text)) and not re.search(r"\d", without)
