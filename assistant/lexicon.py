"""Words as the matcher sees them: tokens, stems and how rare each stem is in the library."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from indexing import analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ASKED_WITH = """
anybody anyone anything ask else ever every everybody everyone get gets give given gives go going
got know let lets like list long made make makes many much need nobody now really said say says
somebody someone something thing things use used want whats wo yes
"""
STOP_WORDS = analysis.STOP_WORDS | frozenset(_ASKED_WITH.split())
"""Words that carry no topic: those that the index drops, and those that people ask with."""

_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:d|ll|m|re|ve))$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: as written, as matched, and where it stands."""

    surface: str
    stem: str
    start: int
    end: int

    @property
    def is_stop_word(self) -> bool:
        """Whether the word carries no topic: in any contraction ("haven't"), or a lone letter."""
        word = _CONTRACTED.sub("", self.surface.lower())
        return word in STOP_WORDS or (len(word) == 1 and word.isalpha())


def tokenise(text: str, acronyms: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Tokens of `text`: numbers without commas, `acronyms` (lower case) whole, other words' stems.

    Words are split and stemmed as in the lexical index.
    """
    for word in analysis.split_words(text):
        yield Token(word.written, _term(word.written, acronyms), word.start, word.end)


def _term(written: str, acronyms: frozenset[str]) -> str:
    word = unicodedata.normalize("NFKC", written).lower()
    if word[0].isdigit():
        return word.replace(",", "")
    if word in acronyms or "&" in word:
        return word
    singular = word.removesuffix("s")
    return singular if singular in acronyms else analysis.stem(word)


@lru_cache(maxsize=8192)
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
            tokens = list(tokenise(text, acronyms))
            counts.update({token.stem for token in tokens})
            words.update(token.surface.lower() for token in tokens)
        return cls(total, counts, acronyms, frozenset(words))

    def tokens(self, text: str) -> list[Token]:
        """Tokens of `text`, acronyms of the field kept whole."""
        return list(tokenise(text, self.acronyms))

    def stems(self, text: str) -> frozenset[str]:
        """The distinct stems of `text`, stop words included."""
        return _stems(text, self.acronyms)

    def weight(self, stem: str) -> float:
        """Inverse document frequency, as in BM25 (Robertson and Zaragoza 2009), always positive."""
        seen = self.frequency.get(stem, 0)
        return math.log(1 + (self.passages - seen + 0.5) / (seen + 0.5))

    def words_of_shape(self, initial: str, lengths: range) -> list[str]:
        """The words that begin with `initial`, are letters alone and of one of `lengths`."""
        return [word for length in lengths for word in self._by_shape.get((initial, length), ())]

    @cached_property
    def _by_shape(self) -> Mapping[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self.words):
            if word.isalpha():
                found.setdefault((word[0], len(word)), []).append(word)
        return found
