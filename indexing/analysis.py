"""Text to the terms of the lexical index: English stems, numbers, and acronyms kept whole.

Stemming is Snowball's English stemmer (Porter 2001). An acronym is a word written in capitals; it
is lowered but never stemmed, so that "ICS" does not become "ic". Documents and questions pass
through the same code, so no query syntax exists that a question could break.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from Stemmer import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterator

_AMPERSAND = r"[^\W\d_]+(?:&[^\W\d_]+)+"
_NUMBER = r"\d+(?:[.,]\d+)*"
_LETTERS = r"[^\W_]+(?:['’][^\W_]+)*"
_WORD = re.compile(f"{_AMPERSAND}|{_NUMBER}|{_LETTERS}")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_ACRONYM = re.compile(r"([^\W_]*[A-Z][^\W_]*[A-Z][^\W_]*?)s?")
_SHOUTED_WORDS = 4
_LONGEST_TERM = 100

_STOP_WORDS = """
a about above after again all also am an and any are as at be because been before being
between both but by can could did do does doing down during each for from further had has have
having he her here hers him his how i if in into is it its itself just may me might more most
must my no nor not of off on once only or other our ours out over own please same shall she
should so some such tell than that the their theirs them then there these they this those
through to too under until up upon us very was we were what when where which while who whom
whose why will with within would you your yours
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that carry no topic, dropped unless written as an acronym ("IT")."""
_FAMILIES = {
    "analysi": "analys",
    "apprenticeship": "apprentic",
    "decis": "decid",
    "expans": "expand",
    "growth": "grow",
    "reduct": "reduc",
    "retent": "retain",
    "safeti": "safe",
}
"""Stems of one word that the stemmer keeps apart, such as of "retention" and "retain"."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, a possessive ending left off, at half-open character offsets."""

    written: str
    start: int
    end: int


def split_words(text: str) -> Iterator[Word]:
    """The words and numbers of `text`, in its order."""
    for match in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", match.group())
        yield Word(written, match.start(), match.start() + len(written))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The English stem of a word in small letters, one for words of one family."""
    # A Stemmer keeps state, so threads must not share one; the cache makes a new one affordable.
    stemmed: str = Stemmer("english").stemWord(word.replace("’", "'"))
    return _FAMILIES.get(stemmed, stemmed)


def index_terms(text: str) -> list[str]:
    """The terms under which `text` is found, in reading order, repeats kept.

    A line all in capitals could hold acronyms or plain words: its words get both forms.
    """
    return [form for line in text.splitlines() for forms in _words(line) for form in forms]


def query_terms(text: str) -> list[tuple[str, ...]]:
    """The distinct words of a question, each with the forms under which a document may hold it.

    A word in small letters is looked for as a stem and, should it be an acronym, whole.
    """
    found: dict[tuple[str, ...], None] = {}
    for line in text.splitlines():
        for forms in _words(line, both_forms=True):
            found[forms] = None
    return list(found)


def _words(line: str, *, both_forms: bool = False) -> Iterator[tuple[str, ...]]:
    words = [word.written for word in split_words(unicodedata.normalize("NFKC", line))]
    shouted = len(words) >= _SHOUTED_WORDS and not any(map(str.islower, "".join(words)))
    for word in words:
        forms = _forms(word[:_LONGEST_TERM], shouted, both_forms)
        if forms:
            yield forms


def _forms(word: str, shouted: bool, both_forms: bool) -> tuple[str, ...]:
    if "&" in word:
        return (word.lower(),)
    if word[0].isdigit():
        return (word.replace(",", "").lower(),)
    acronym = _ACRONYM.fullmatch(word)
    if acronym and not shouted and acronym[1].isupper():
        return (acronym[1].lower(),)
    whole = word.lower()
    if whole in STOP_WORDS:
        return ()
    stemmed = stem(whole)
    return (stemmed, whole) if stemmed != whole and (shouted or both_forms) else (stemmed,)
