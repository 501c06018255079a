"""What "the last one", "the second" and "the West Yorkshire one" mean after a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.numbering import find_units, label_of
from assistant.understanding.phrases import noun_phrases, without_article
from corpus.phrases import fold
from indexing.plan_words import ORDINALS, UNIT_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Namer
    from assistant.understanding.subject import Subject

_FEW_WORDS = 3
_ORDER = rf"{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|last|final|next|previous"
_ORDERED = re.compile(rf"\b(?:the\s+)?(?P<order>{_ORDER})(?:\s+ones?\b|(?=\W*$))", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:the\s+)?(?:number|no\.?|item|point)\s*(?P<order>\d{1,2})\b|#\s*(?P<sign>\d{1,2})\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\bthe one (?P<side>before|after)(?: (?:that|this|it))?(?:\s+ones?)?(?=\W*$)", re.IGNORECASE
)
_ANY_ONE = re.compile(r"\b(?P<has>there|have|has|had|get|got|need|be)\s+one\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?P<the>the|our|their|which)\s+(?P<words>(?:(?!one)[\w'’&-]+\s+){0,4}?)one(?P<many>s?)\b",
    re.IGNORECASE,
)


def with_ones_named(question: str, subject: Subject, namer: Namer) -> str:
    """`question` with "the third one" and the like spelt out from `subject`, where it can be."""
    beside = _BESIDE.search(question)
    if beside:
        order = "previous" if beside["side"].lower() == "before" else "next"
        return _replaced(question, beside, _ordered(order, subject))
    numbered = None if find_units(question) else _NUMBERED.search(question)
    if numbered:
        return _replaced(question, numbered, _numbered(numbered[1] or numbered[2], subject))
    ordered = _ORDERED.search(question)
    if ordered:
        return _replaced(question, ordered, _ordered(ordered["order"].lower(), subject))
    any_one = _ANY_ONE.search(question)
    if any_one:
        spelt = f"{any_one['has']} a {subject.sort}" if subject.sort else None
        return _replaced(question, any_one, spelt)
    described = _DESCRIBED.search(question)
    if described:
        noun = _noun(described["words"], subject, namer)
        plural = _plural(noun) if noun and described["many"] else noun
        spelt = f"{described['the']} {described['words']}{plural}" if noun else None
        return _replaced(question, described, spelt)
    return question


def _replaced(question: str, match: re.Match[str], words: str | None) -> str:
    return question[: match.start()] + words + question[match.end() :] if words else question


def _ordered(order: str, subject: Subject) -> str | None:
    if (item := _item(order, subject.items)) is not None:
        return item
    labels = [int(unit.label) for unit in find_units(subject.question) if unit.label.isdigit()]
    if order in ("next", "previous") and labels:
        return f"{subject.member} {labels[-1] + (1 if order == 'next' else -1)}"
    if order in ("last", "final") and subject.counted and not labels:
        count = subject.counted[0].count
        order = ORDINALS[count - 1] if count <= len(ORDINALS) else order
    number = label_of(order)
    enough = (c.noun for c in subject.counted if number.isdigit() and c.count >= int(number))
    noun = fold(next(enough, "")) or subject.member
    return f"the {order} {noun}" if noun else None


def _numbered(number: str, subject: Subject) -> str | None:
    item = _item(number, subject.items)
    return item or (f"{subject.member} {number}" if subject.member in UNIT_NOUNS else None)


def _item(order: str, items: Sequence[str]) -> str | None:
    """The item of that place in the list that was just given, if it had so many."""
    if order in ("last", "final"):
        return items[-1] if items else None
    number = label_of(order)
    return items[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(items) else None


def _noun(words: str, subject: Subject, namer: Namer) -> str | None:
    """One of what: beside a named area, what the subject says of an area; else its own things."""
    if list(namer.vocabulary.find(words)):
        for phrase in noun_phrases(subject.question):
            for _, _, end in namer.vocabulary.find(phrase.text):
                rest = re.sub(r"^['’]s?\s+", "", phrase.text[end:]).strip()
                if rest:
                    return rest
    thing = without_article(subject.thing or "")
    return subject.member or (thing if 0 < len(thing.split()) <= _FEW_WORDS else None)


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
