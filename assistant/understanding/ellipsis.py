"""What a question leaves out: whether it is a fragment of one, or too thin to stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.lexicon import tokenise
from assistant.understanding.function_words import (
    AUXILIARIES,
    LEADING_WORDS,
    QUESTION_WORDS,
    REQUESTS,
    either,
)
from assistant.understanding.mentions import of_kind
from assistant.understanding.phrases import proper_names
from assistant.understanding.wording import any_of
from indexing.plan_words import UNIT_NOUNS, singular_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Mention, Namer
    from assistant.understanding.subject import Subject

_ASKS = any_of(
    rf"^\W*(?:{either(QUESTION_WORDS | AUXILIARIES | REQUESTS)})\b",
    rf"^\W*(?:{either(LEADING_WORDS)})\s+(?:{either(QUESTION_WORDS)})\b",
)
_ASKS_WHAT_IT_IS = any_of(r"^\W*(?:what|how)(?:['’]s|\s+(?:is|are|was|were))\b")
_ASKS_ABOUT = any_of(r"^\W*(?:who|when|where|why|how|any|anything)\b")
_WHICH_OF_THEM = any_of(rf"^\W*which (?:ones? )?(?:{either(AUXILIARIES)})\b")
_VERB = any_of(rf"\b(?:{either(AUXILIARIES)})\b")
_SPEAKS = any_of(r"\b(?:i|we|you|it|they|he|she)\b")
_COMPARES = any_of(
    r"\b(?:later|afterwards?|since then|before that|beforehand|instead|besides|as well|too|again|"
    r"still|else|otherwise|then|meanwhile|next)\b",
    r"\bthe same\b(?!.* as\b)",
)
# "For social care, what is it?", "paramedics, what does it say about them?"
_FRONTED = re.compile(
    rf"^\W*(?:for\s+)?(?P<thing>[^,]{{2,60}}),\s+(?P<asking>(?:{either(QUESTION_WORDS)})\b.*"
    r"\b(?:it|that|they|them)\b.*)$",
    re.IGNORECASE,
)
_PRONOUN = any_of(r"\b(?:it|that|they|them)\b")
# "Does the strategy?" after "Does the plan cover dentists?"
_WHETHER = re.compile(rf"^\W*(?:{either(AUXILIARIES)})\s+(?P<thing>[^,]+?)\W*$", re.IGNORECASE)
_SAYS = re.compile(
    r"^\W*(?P<asking>what (?:does|did|do) (?P<who>.+?) (?:say|think|recommend))\W*$", re.IGNORECASE
)
_EXISTS = any_of(r"\b(?:is|are|was|were) there\b")
_FEW = 3
_PADDING = frozenset({"named", "exact", "actual", "overall", "final", "current"})
"""Say of an owner, a date or a sum no more than that it is asked for."""


def fragment_of(text: str, subject: Subject, namer: Namer, *, led: bool) -> str | None:
    """The part of `text` that belongs into the last question, if it is no question of its own.

    `led`: it began with "and", "what about" or the like, which a bare name needs least.
    """
    said = namer.find(text)
    names_alone = bool(said) and not _topical(text, said)
    fronted = _FRONTED.match(text)
    if fronted:
        return None if _topical(fronted["asking"], ()) else fronted["thing"]
    if not _ASKS.match(text) and not _SPEAKS.search(text):
        return text if led or (names_alone and _can_exchange(said, subject)) else None
    if led and names_alone and (asking := _ASKS_WHAT_IT_IS.match(text)):
        return text[asking.end() :].strip()
    whether = _WHETHER.match(text) if _WHETHER.match(subject.question) else None
    return whether["thing"] if whether and names_alone and _can_exchange(said, subject) else None


def with_thing_put_back(text: str) -> str:
    """`text` without the thing put in front of it: "action 4, who leads that?"."""
    fronted = _FRONTED.match(text)
    if fronted is None:
        return text
    return _PRONOUN.sub(fronted["thing"], fronted["asking"], count=1)


def with_matter(text: str, subject: Subject, namer: Namer) -> str:
    """What another document or body says, of the same matter as before, if `text` names none."""
    says = _SAYS.match(text)
    if says is None or subject.matter is None:
        return text
    who = says["who"]
    named = of_kind(namer.find(who), "document") or proper_names(f"of {who}")
    return f"{says['asking']} about {subject.matter}?" if named else text


def _can_exchange(said: Sequence[Mention], subject: Subject) -> bool:
    """Whether `said` can take places in the subject; a measure has a place for area and year.

    A measure with its sector or area is a question of its own.
    """
    kinds = {mention.kind for mention in subject.mentions}
    if "measure" in kinds:
        kinds |= {"area", "year"}
    wanted = {mention.kind for mention in said}
    complete = "measure" in wanted and len(wanted) > 1
    return wanted <= kinds and not complete


def is_thin(text: str, namer: Namer, *, led: bool) -> bool:
    """Whether a question without pronouns still says too little: "what got added later?"."""
    said = namer.find(text)
    words = _topical(text, said)
    names = {name for phrase in proper_names(text) for name in phrase.text.split()}
    unnamed = sum(word not in names and word.lower() not in _PADDING for word in words)
    if said or names:
        return led and unnamed <= 1 and not _ASKS_WHAT_IT_IS.match(text)
    if (led and unnamed <= _FEW) or (asks_which_of_them(text) and unnamed <= _FEW):
        return True
    if _COMPARES.search(text):
        return unnamed <= _FEW
    asks = _ASKS_ABOUT.match(text) or (_ASKS.match(text) and not _VERB.search(text))
    exists = _EXISTS.search(text)
    return unnamed <= 1 and bool(asks) and not (exists and _stands_by_itself(words))


def _stands_by_itself(words: Sequence[str]) -> bool:
    """Whether "how many … are there" needs no owner: plans are what the library is about."""
    return any(singular_noun(word) in UNIT_NOUNS for word in words) or not words


def asks_which_of_them(text: str) -> bool:
    """Whether `text` asks "which is …", with nothing said of what."""
    return bool(_WHICH_OF_THEM.match(text))


def _topical(text: str, said: Sequence[Mention]) -> list[str]:
    """The topical words of `text` outside what it names."""
    return [
        token.surface
        for token in tokenise(text)
        if not token.is_stop_word
        and not any(m.start <= token.start and token.end <= m.end for m in said)
    ]
