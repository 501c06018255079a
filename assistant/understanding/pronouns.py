"""The pronouns of a question that lean on the question before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.lexicon import STOP_WORDS, tokenise
from assistant.understanding.function_words import (
    AUXILIARIES,
    PREPOSITIONS,
    QUESTION_WORDS,
    either,
)
from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.lexicon import Token

Role = Literal[
    "it", "that", "fact", "doer", "things", "owner", "document", "unit", "year", "place", "ours"
]


class Pronoun(NamedTuple):
    """Words at half-open offsets of a question that stand for something said before."""

    role: Role
    start: int
    end: int
    is_possessive: bool = False


class _Word(NamedTuple):
    low: str
    start: int
    end: int


_WORD = re.compile(r"[\w'’]+")
_PLAIN: dict[str, tuple[Role, bool]] = {
    "its": ("it", True),
    "their": ("owner", True),
    "his": ("owner", True),
    "her": ("owner", True),
    "they": ("doer", False),
    "she": ("doer", False),
    "he": ("doer", False),
    "them": ("things", False),
    "ours": ("ours", False),
}
_DOCUMENT_NOUNS = """
plan strategy document report review note framework paper study survey act guidance charter pathway
programme article
"""
_UNIT_NOUNS = "action priority commitment aim recommendation milestone phase theme pillar"
_ROLE_OF_NOUN: dict[str, Role] = {
    **dict.fromkeys(_DOCUMENT_NOUNS.split(), "document"),
    **dict.fromkeys(_UNIT_NOUNS.split(), "unit"),
    **dict.fromkeys(("year", "period"), "year"),
    "one": "it",
}
_FACT_NOUNS = """
figure figures number numbers rate rates share percentage target targets money funding total sum
change changes difference gap people staff posts places role roles area group body
"""
_FACTS = frozenset(_FACT_NOUNS.split())
_AFTER_EMPTY_IT = """
that true possible likely clear worth important necessary fair right ok known said planned expected
take takes took
"""
_EMPTY_IT = frozenset(_AFTER_EMPTY_IT.split())
_EMPTY_BEFORE_TO = frozenset(("cost", "costs", "mean", "help", "matter", "feel", "make", "makes"))
_SAYING = frozenset(("say", "says", "said", "think", "thinks", "hope", "hopes", "claim", "claims"))
_ALONE_AFTER = {"", *AUXILIARIES, *PREPOSITIONS, *QUESTION_WORDS}
_NEW_CLAUSE = any_of(
    r"[.?!;:–—]\s|,\s|\s-\s",
    r"\b(?:when|if|because|while|once|until|unless|although|though|whether)\b",
    rf"\b(?:and|but|or|so)\s+(?:{either(QUESTION_WORDS | AUXILIARIES)}|it|they|he|she|this|that)\b",
)


def leaning_pronouns(question: str) -> Iterator[Pronoun]:
    """The pronouns of `question` that mean something outside it, in its order."""
    words = [_Word(match.group().lower(), *match.span()) for match in _WORD.finditer(question)]
    topical = [token for token in tokenise(question) if not token.is_stop_word]
    for place, word in enumerate(words):
        before = words[place - 1].low if place else ""
        found = _read(question, word, before, words[place + 1 :])
        if found is None:
            continue
        earlier = [token for token in topical if token.end <= found.start]
        if not _is_explained_before(question, found, before, earlier):
            yield found


def _read(question: str, word: _Word, before: str, rest: Sequence[_Word]) -> Pronoun | None:
    if word.low == "it":
        is_name = question[word.start : word.end] == "IT"
        return None if is_name or _is_empty(rest) else Pronoun("it", word.start, word.end)
    if word.low in _PLAIN:
        role, is_possessive = _PLAIN[word.low]
        return Pronoun(role, word.start, word.end, is_possessive)
    if word.low == "there" and not rest and before not in AUXILIARIES:
        return Pronoun("place", word.start, word.end)
    if word.low in ("this", "that") and before != "it":
        return _this(word, before, rest)
    if word.low == "the" and rest and _ROLE_OF_NOUN.get(rest[0].low) == "document":
        return Pronoun("document", word.start, rest[0].end)
    if word.low in ("these", "those"):
        alone = not rest or rest[0].low in AUXILIARIES | PREPOSITIONS
        return Pronoun("things", word.start, word.end) if alone else None
    return None


def _this(word: _Word, before: str, rest: Sequence[_Word]) -> Pronoun | None:
    noun = rest[0].low if rest else ""
    numbered = len(rest) > 1 and rest[1].low[0].isdigit()
    if noun in _ROLE_OF_NOUN and not numbered:
        return Pronoun(_ROLE_OF_NOUN[noun], word.start, rest[0].end)
    if noun in _FACTS:
        return Pronoun("fact", word.start, rest[0].end)
    if word.low == "that" and rest and before not in _ALONE_AFTER:
        return None  # it joins clauses
    if before in PREPOSITIONS and rest and rest[0].low not in STOP_WORDS:
        return None  # it belongs to the noun after it
    return Pronoun("that", word.start, word.end)


def _is_empty(rest: Sequence[_Word]) -> bool:
    """Whether "it" before `rest` stands for nothing: "is it true that", "does it take"."""
    if not rest:
        return False
    to_follows = any(word.low == "to" for word in rest[1:])
    return rest[0].low in _EMPTY_IT or (rest[0].low in _EMPTY_BEFORE_TO and to_follows)


def _is_explained_before(
    question: str, pronoun: Pronoun, before: str, topical: Sequence[Token]
) -> bool:
    """Whether the `topical` words before the pronoun say what it stands for."""
    if not topical:
        return False
    if before in _SAYING or _NEW_CLAUSE.search(question, topical[0].end, pronoun.end):
        return True
    if pronoun.is_possessive:
        return len(topical) > 1
    return pronoun.role == "doer" and before not in AUXILIARIES
