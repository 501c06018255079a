"""Spelling, against the library's own words: a word that the library knows is never changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.lexicon import STOP_WORDS, Lexicon
from assistant.understanding.common_words import COMMON_WORDS

_SHORTEST = 5
_LEAST_ALIKE = 0.76


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed, and the library's word that it was read as."""

    typed: str
    read_as: str


def correct(text: str, lexicon: Lexicon) -> tuple[str, tuple[Correction, ...]]:
    """`text` with misspelt words replaced by the library's, and what was replaced.

    A word is left alone if the library holds it in any inflection, if it is short, a number or an
    everyday English word, or if nothing in the library is much like it (normalised
    Damerau–Levenshtein similarity, Damerau 1964).
    """
    found: list[Correction] = []
    result = text
    for token in reversed(lexicon.tokens(text)):
        word = token.surface.lower()
        if not _is_suspect(word, token.stem, lexicon):
            continue
        likely = _closest(word, lexicon.words)
        if likely is not None:
            found.append(Correction(token.surface, likely))
            end = token.start + len(token.surface)
            result = result[: token.start] + likely + result[end:]
    return result, tuple(reversed(found))


def _is_suspect(word: str, stem: str, lexicon: Lexicon) -> bool:
    return (
        len(word) >= _SHORTEST
        and word.isalpha()
        and word not in lexicon.words
        and stem not in lexicon.frequency
        and word not in STOP_WORDS
        and word not in COMMON_WORDS
    )


def _closest(word: str, words: Collection[str]) -> str | None:
    near = [known for known in words if abs(len(known) - len(word)) <= 2 and known[0] == word[0]]
    match = process.extractOne(
        word,
        near,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_LEAST_ALIKE,
    )
    return match[0] if match else None
