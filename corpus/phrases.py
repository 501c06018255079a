"""Finding known phrases in what somebody typed: whole words, longest phrase first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s")
_NOT_PLURAL = ("ss", "us", "is")
_SHOUTED_WORDS = 4
"""So many words, all in capitals, and capitals no longer tell an acronym from a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as compared, as written, and where."""

    folded: str
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase found in a text, as half-open character offsets, and what it stands for."""

    form: str
    value: Value
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[Value]):
    form: str
    value: Value
    written: tuple[str, ...] | None
    """The words as they must be written, where capitals matter."""


class Phrases(Generic[Value]):
    """A table of phrases. Capitals, hyphens, possessives, plurals and "&" for "and" do not matter.

    The exception is a phrase made of `ordinary_words` alone ("IT", "Fuller"): it counts only when
    its capitals are the same.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, Value]], ordinary_words: Iterable[str] = ()
    ) -> None:
        ordinary = {fold(word) for word in ordinary_words}
        self._table: dict[tuple[str, ...], list[_Phrase[Value]]] = {}
        for form, value in phrases:
            words = split_words(form)
            exact = all(word.folded in ordinary for word in words)
            written = tuple(word.written for word in words) if exact else None
            key = tuple(word.folded for word in words)
            self._table.setdefault(key, []).append(_Phrase(form, value, written))
        self._lengths: dict[str, set[int]] = {}
        for key in self._table:
            self._lengths.setdefault(key[0], set()).add(len(key))

    def find(self, text: str) -> list[Found[Value]]:
        """The phrases in `text`, in its order; of two that overlap the one of more words stays.

        A phrase that stands for several things is found once for each of them.
        """
        words = split_words(text)
        shouted = text.isupper() and len(words) >= _SHOUTED_WORDS
        places = sorted(
            (-length, start, start + length)
            for start, word in enumerate(words)
            for length in self._lengths.get(word.folded, ())
            if start + length <= len(words)
        )
        found: list[Found[Value]] = []
        taken: set[int] = set()
        for _, start, end in places:
            if taken.isdisjoint(range(start, end)):
                here = self._at(words[start:end], shouted=shouted)
                found += here
                taken.update(range(start, end) if here else ())
        return sorted(found, key=lambda match: match.start)

    def _at(self, words: list[Word], *, shouted: bool) -> list[Found[Value]]:
        written = tuple(word.written for word in words)
        return [
            Found(phrase.form, phrase.value, words[0].start, words[-1].end)
            for phrase in self._table.get(tuple(word.folded for word in words), ())
            if phrase.written is None or (phrase.written == written and not shouted)
        ]


def split_words(text: str) -> list[Word]:
    """The words of `text`, possessive endings outside them."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", match.group())
        words.append(Word(fold(written), written, match.start(), match.start() + len(written)))
    return words


def fold(word: str) -> str:
    """A word as it is compared: no capitals, no possessive, singular as far as spelling tells."""
    bare = _POSSESSIVE.sub("", word).replace("'", "").replace("’", "")
    if bare == "&":
        return "and"
    if _ACRONYM_PLURAL.fullmatch(bare):
        return bare[:-1].casefold()
    return _singular(bare.casefold())


def fold_phrase(text: str) -> str:
    """The folded words of `text`, with single spaces."""
    return " ".join(word.folded for word in split_words(text))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NOT_PLURAL):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]
