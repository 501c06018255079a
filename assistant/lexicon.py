"""Words as the matcher sees them: tokens, stems and how rare each stem is in the library."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from Stemmer import Stemmer

_TOKEN = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?|[^\W\d_]+(?:['’][^\W\d_]+)*\d*")
_POSSESSIVE = re.compile(r"['’]s?$")

STOP_WORDS = frozenset(
    """a about above after all also am an and any anybody anyone are as ask at be because been before
    being between both but by can could did do does doing done each else ever every for from further
    get gets give given gives go going got had has have having he her here hers him his how i if in
    into is it its itself just know let lets like list long made make makes many may me might more
    most much must my need no nor not now of off on once one only or other our ours out over own
    please really said same say says shall she should show so some such tell than that the their
    theirs them then there these they thing things this those through to too under until up upon us
    use used very want was we were what whats when where which while who whom whose why will with
    within would yes you your yours""".split()
)
"""Words that carry no topic; question words are read by the understanding, not matched."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: as written, as matched, and where it stands."""

    surface: str
    stem: str
    start: int
    end: int

    @property
    def is_stop_word(self) -> bool:
        """Whether the word carries no topic."""
        return self.surface.lower() in STOP_WORDS


def tokenise(text: str, acronyms: frozenset[str] = frozenset()) -> list[Token]:
    """Tokens of `text` with English (Snowball) stems; `acronyms` (lower case) are not stemmed."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        surface = _POSSESSIVE.sub("", match.group())
        found.append(Token(surface, _stem(surface.lower(), acronyms), match.start(), match.end()))
    return found


def _stem(word: str, acronyms: frozenset[str]) -> str:
    if word[0].isdigit() or word[0] == "£":
        return word.replace(",", "")
    return word if word in acronyms else _snowball(word.replace("’", "'"))


@lru_cache(maxsize=65_536)
def _snowball(word: str) -> str:
    # A Stemmer keeps state, so threads must not share one; the cache makes a new one affordable.
    return Stemmer("english").stemWord(word)


@lru_cache(maxsize=65_536)
def _stems(text: str, acronyms: frozenset[str]) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text, acronyms))


@dataclass(frozen=True)
class Lexicon:
    """Document frequencies of stems over the library's passages."""

    passages: int
    frequency: Mapping[str, int]
    acronyms: frozenset[str]
    words: frozenset[str] = frozenset()
    """Every word of the library as written, in lower case."""

    @classmethod
    def of(cls, texts: Iterable[str], acronyms: frozenset[str]) -> Lexicon:
        """The lexicon of `texts`, one text a passage."""
        counts: Counter[str] = Counter()
        words: set[str] = set()
        total = 0
        for text in texts:
            total += 1
            tokens = tokenise(text, acronyms)
            counts.update({token.stem for token in tokens})
            words.update(token.surface.lower() for token in tokens)
        return cls(total, counts, acronyms, frozenset(words))

    def tokens(self, text: str) -> list[Token]:
        """Tokens of `text`, acronyms of the field kept whole."""
        return tokenise(text, self.acronyms)

    def stems(self, text: str) -> frozenset[str]:
        """The distinct stems of `text`, stop words included."""
        return _stems(text, self.acronyms)

    def weight(self, stem: str) -> float:
        """Inverse document frequency, as in BM25 (Robertson and Zaragoza 2009), always positive."""
        seen = self.frequency.get(stem, 0)
        return math.log(1 + (self.passages - seen + 0.5) / (seen + 0.5))
