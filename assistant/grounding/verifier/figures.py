"""The figures and dates of a text, as values that can be held against another text's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.grounding.verifier.wording import load_wording
from indexing.analysis import stem

_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9}
_MORE = r"more than|over|above|at least|exceed(?:s|ed|ing)?|no (?:fewer|less) than"
_LESS = r"less than|fewer than|under|below|at most|up to|no more than|nearly|almost"
_NEAR = r"about|around|approximately|roughly|some|circa"
_FIGURE = re.compile(
    rf"(?:\b(?P<bound>(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<near>{_NEAR}))\s+)?"
    r"(?:(?<![\w.])(?P<minus>[-−])(?=[£€$]?\d))?(?P<money>[£€$])?"
    r"(?<![\w.,])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"(?:\s?(?P<scale>{'|'.join(_SCALES)})\b)?"
    r"(?P<percent>\s?(?:%|per ?cent\b|percentage points?\b))?"
    r"(?P<letters>[a-z]+\b)?",
    re.IGNORECASE,
)
_MONTHS = {
    name: place
    for place, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})\b\.?"
    r"(?:\s+(?P<american>\d{1,2})(?:st|nd|rd|th)?,)?(?:\s+(?P<year>(?:19|20)\d{2}))?"
    r"|\b(?P<iso>(?:19|20)\d{2}-\d{2}(?:-\d{2})?)\b",
    re.IGNORECASE,
)
_LETTER_WORDS = frozenset(["st", "nd", "rd", "th", "s"])
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that makes it this one."""

    value: Decimal
    kind: str
    """'%', a currency's sign, or nothing."""
    bound: str = ""
    """'>' for more than it, '<' for less, '~' for about, or nothing."""
    label: str = ""
    """Letters grown on to it, as in 5a: no quantity but a name."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given."""

    year: int | None
    month: int
    day: int | None

    def covers(self, other: Date) -> bool:
        """Whether this date says all that `other` does."""
        return self.month == other.month and all(
            theirs is None or mine == theirs
            for mine, theirs in ((self.year, other.year), (self.day, other.day))
        )


@lru_cache(maxsize=8192)
def figures_of(text: str) -> frozenset[Figure]:
    """The figures of `text` in digits, and number words from two on as their figures."""
    found = {_read(match) for match in _FIGURE.finditer(text)}
    words = load_wording().numbers
    for word in _WORD.findall(text.lower()):
        if word in words:
            found.add(Figure(Decimal(words[word]), ""))
    return frozenset(found)


def _read(match: re.Match[str]) -> Figure:
    value = Decimal(match["number"].replace(",", ""))
    value = value.scaleb(_SCALES.get((match["scale"] or "").lower(), 0))
    letters = (match["letters"] or "").lower()
    return Figure(
        value=(-value if match["minus"] else value).normalize(),
        kind="%" if match["percent"] else match["money"] or "",
        bound=">" if match["more"] else "<" if match["less"] else "~" if match["near"] else "",
        label="" if letters in _LETTER_WORDS else letters,
    )


@lru_cache(maxsize=8192)
def dates_of(text: str) -> frozenset[Date]:
    """The dates of `text` that name a month with a day or a year beside it."""
    found: set[Date] = set()
    for match in _DATE.finditer(text):
        if match["iso"]:
            year, month, *day = map(int, match["iso"].split("-"))
            if 1 <= month <= 12:
                found.add(Date(year, month, day[0] if day else None))
            continue
        day, year = match["day"] or match["american"], match["year"]
        if day or year:
            month = _MONTHS[match["month"].lower()]
            found.add(Date(int(year) if year else None, month, int(day) if day else None))
    return frozenset(found)


@lru_cache(maxsize=8192)
def fraction_words(text: str) -> frozenset[str]:
    """Stems of the number words of `text` that have no figure, such as 'half' or 'dozen'."""
    return frozenset(s for s in map(stem, _WORD.findall(text.lower()))) & load_wording().fractions


@lru_cache(maxsize=8192)
def measured(text: str) -> frozenset[tuple[str, str]]:
    """Each number of `text` with the measure that follows it within two words, by its stem."""
    tokens = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", text.lower())
    words, measures = load_wording().numbers, load_wording().measures
    found: set[tuple[str, str]] = set()
    for place, token in enumerate(tokens):
        number = str(words.get(token, "")) or (token if token[0].isdigit() else "")
        after = [s for s in map(stem, tokens[place + 1 : place + 3]) if s in measures]
        if number and after:
            found.add((number.replace(",", ""), after[0]))
    return frozenset(found)
