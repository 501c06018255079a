"""The words that a newcomer will hear, each with the place where the library explains it.

A short form is looked for where its long form stands before it in front of brackets: "integrated
care board (ICB)". The long form is found as in Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexing.document import Passage

_SHORT = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z]s?\b")
_LONG_WORDS = 2
"""A long form has at most this many words for each letter of the short form."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and the words of a passage that explain it."""

    term: str
    quote: str
    passage: Passage


def short_forms(texts: Iterable[str]) -> list[str]:
    """The short forms in `texts` ("ICB"), in their order, each once."""
    found = (match.group().removesuffix("s") for text in texts for match in _SHORT.finditer(text))
    return list(dict.fromkeys(found))


def explained(term: str, passages: Iterable[Passage]) -> Word | None:
    """Where a short form is first spelled out; None if it nowhere is."""
    in_brackets = re.compile(rf"\(({re.escape(term)}s?)\)")
    for passage in passages:
        if f"({term}" not in passage.text:
            continue
        for unit in split_units(passage):
            match = in_brackets.search(unit.quote)
            start = _start_of_long_form(term, unit.quote[: match.start()]) if match else None
            if match and start is not None:
                return Word(term, unit.quote[start : match.end()], passage)
    return None


def _start_of_long_form(term: str, before: str) -> int | None:
    """Where the long form of `term` begins in what stands before its brackets."""
    text = before.rstrip()
    place = len(text)
    letters = [letter.lower() for letter in term if letter.isalnum()]
    for number, letter in reversed(list(enumerate(letters))):
        place -= 1
        while place >= 0 and not _fits(text, place, letter, begins=number == 0):
            place -= 1
        if place < 0:
            return None
    return place if len(text[place:].split()) <= _LONG_WORDS * len(letters) else None


def _fits(text: str, place: int, letter: str, *, begins: bool) -> bool:
    """Whether `letter` stands at `place`; the first one has to begin a word."""
    if text[place].lower() != letter:
        return False
    return not begins or place == 0 or not text[place - 1].isalnum()


def defined(term: str, verbs: Sequence[str], passages: Iterable[Passage]) -> Word | None:
    """The first sentence that says what `term` is or means; None if there is none."""
    says = "|".join(re.escape(verb) for verb in verbs)
    pattern = re.compile(
        rf"^(?:an?\s+|the\s+)?{re.escape(term)}s?\s+(?:\([^()]*\)\s*)?(?:{says})\b", re.IGNORECASE
    )
    for passage in passages:
        if term.lower() not in passage.text.lower():
            continue
        for unit in split_units(passage):
            if pattern.search(unit.text):
                return Word(term, unit.quote, passage)
    return None


def explanation(term: str, verbs: Sequence[str], passages: Sequence[Passage]) -> Word | None:
    """Where a short form is spelled out, or another word defined."""
    if _SHORT.fullmatch(term):
        return explained(term, passages)
    return defined(term, verbs, passages)
