"""Spelling, against the library's own words: a word that the library knows is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.lexicon import STOP_WORDS
from assistant.understanding.common_words import COMMON_WORDS, ENGLISH_WORDS
from assistant.understanding.function_words import AUXILIARIES, QUESTION_WORDS
from indexing.analysis import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.lexicon import Lexicon, Token

_SHORTEST = 5
_TWO_SLIPS_FROM = 9
"""Letters that a word needs before two slips still leave it recognisable."""
_SHORTEST_ASKING = 3
_SHORTEST_CHANGED_ABOUT = 4
_ASKING = sorted(word for word in QUESTION_WORDS | AUXILIARIES | {"the", "and"} if word.isalpha())
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly", "able", "less")
"""What may follow an everyday word without making it a misspelling."""
_BEGINNINGS = ("back", "mis", "non", "off", "out", "over", "re", "un", "under")
"""What may stand before one, as `_ENDINGS`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed, and the library's word that it was read as."""

    typed: str
    read_as: str


def correct(
    text: str, lexicon: Lexicon, spared: Sequence[tuple[int, int]] = ()
) -> tuple[str, tuple[Correction, ...]]:
    """`text` with misspelt words replaced by the library's, and what was replaced.

    A word is left alone if the library or everyday English holds it in any inflection, if it stands
    in a range of `spared`, is short, written in capitals or holds a digit, or if no word of the
    library with the same first letter is one slip away: a letter too few, too many, wrong, or two
    changed about (two slips in long words). Slips are counted as in optimal string alignment
    (Damerau 1964). A short word is only read as one that questions are asked with ("wich"), or as
    one with two letters changed about ("aera").
    """
    found: list[Correction] = []
    result = text
    for token in reversed(lexicon.tokens(text)):
        if any(start <= token.start < end for start, end in spared):
            continue
        likely = _read_as(token, lexicon)
        if likely is not None:
            found.append(Correction(token.surface, likely))
            result = result[: token.start] + likely + result[token.end :]
    return result, tuple(reversed(found))


def _read_as(token: Token, lexicon: Lexicon) -> str | None:
    if not _is_suspect(token, lexicon):
        return None
    word = token.surface.lower()
    if len(word) < _SHORTEST:
        return _asking_word(word) or _two_changed_about(word, lexicon)
    return _closest(word, lexicon)


def _two_changed_about(word: str, lexicon: Lexicon) -> str | None:
    """The one word of the library that has the letters of `word`, two neighbours changed about."""
    if len(word) < _SHORTEST_CHANGED_ABOUT:
        return None
    likely = [
        known
        for known in lexicon.words_of_shape(word[0], range(len(word), len(word) + 1))
        if sorted(known) == sorted(word) and OSA.distance(known, word) == 1
    ]
    return likely[0] if len(likely) == 1 else None


def _asking_word(word: str) -> str | None:
    """The question word or auxiliary that `word` leaves one letter out of, or changes two about."""
    near = process.extract(word, _ASKING, scorer=OSA.distance, score_cutoff=1, limit=None)
    likely = [known for known, _, _ in near if not _is_incomplete(word, known)]
    return likely[0] if len(likely) == 1 else None


def _is_suspect(token: Token, lexicon: Lexicon) -> bool:
    word = token.surface.lower()
    return (
        len(word) >= _SHORTEST_ASKING
        and word.isalpha()
        and not token.surface.isupper()
        and word not in lexicon.words
        and token.stem not in lexicon.frequency
        and word not in STOP_WORDS
        and not _is_english(word)
    )


def _is_english(word: str) -> bool:
    begun = (word.removeprefix(start) for start in _BEGINNINGS if word.startswith(start))
    return (
        word in ENGLISH_WORDS
        or word.removesuffix("s") in ENGLISH_WORDS
        or _is_inflected(word)
        or any(rest in COMMON_WORDS or _is_inflected(rest) for rest in begun)
    )


def _is_inflected(word: str) -> bool:
    return any(
        word.endswith(ending) and word.removesuffix(ending) in COMMON_WORDS for ending in _ENDINGS
    )


def _closest(word: str, lexicon: Lexicon) -> str | None:
    """The library's word with the fewest slips; of several, one with no letter lost or changed."""
    most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    lengths = range(len(word) - most, len(word) + most + 1)
    known_words = lexicon.words_of_shape(word[0], lengths)
    near = process.extract(word, known_words, scorer=OSA.distance, score_cutoff=most, limit=None)
    likely = [
        (
            slips,
            _is_incomplete(word, known),
            abs(len(known) - len(word)),
            -lexicon.frequency.get(stem(known), 0),
            known,
        )
        for known, slips, _ in near
        if len(word) > _SHORTEST or not _is_incomplete(word, known)
    ]
    return min(likely)[-1] if likely else None


def _is_incomplete(word: str, known: str) -> bool:
    """Whether `known` leaves out or changes a letter of `word`; people rather leave letters out."""
    return len(known) <= len(word) and sorted(known) != sorted(word)
