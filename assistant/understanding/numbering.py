"""The numbered units of a plan that a question names: "action 5", "the second priority", "5d"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from indexing.plan_words import CARDINALS, NUMBER_OF, ORDINALS, UNIT_NOUNS, singular_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_RANGE = 20

_NOUN = "|".join(f"{noun}s?" for noun in UNIT_NOUNS).replace("prioritys?", "priorit(?:y|ies)")
_CARDINAL = "|".join(CARDINALS)
# Letters past h are left to amounts (5k, 3m); a decimal point makes it a section such as 5.3.
_LABEL = rf"(?:\d{{1,2}}(?:[a-h]|\([a-h]\))?(?![\w%]|\.\d)|(?:{_CARDINAL})\b)"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b"
_ORDINAL_LIST = rf"{_ORDINAL}(?:\s*(?:,|,?\s+and|\s+or|&)\s+(?:the\s+)?{_ORDINAL})*"
_NOT_BETWEEN = (
    r"(?:times?|years?|half|quarter|sectors?|party|to|for|in|on|and|is|are|was|were|that|which)\b"
)
_FEW_WORDS = rf"(?:(?!{_NOT_BETWEEN})[\w'’‘-]+\s+){{0,4}}?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_NAMED = _pattern(rf"\b({_NOUN})\s+(?:no\.?\s*|numbers?\s+|#\s*)?({_LABEL})")
_FURTHER = _pattern(rf"\s*(,\s*and\b|,|and\b|&|or\b|to\b|-|–|through\b)\s*#?\s*({_LABEL})")
_RANGE_WORDS = ("to", "-", "–", "through")
_ORDERED = _pattern(rf"\b({_ORDINAL_LIST})\s+(of the\s+)?{_FEW_WORDS}({_NOUN})\b")
_LEADING = _pattern(rf"\bfirst\s+({_CARDINAL}|\d{{1,2}})\s+(?:\w+\s+)?({_NOUN})\b")
_CODE = _pattern(r"(?<![\w.£$€-])\d{1,2}(?:[a-h]|\([a-h]\))(?![\w%]|\.\d)")


@dataclass(frozen=True, slots=True, order=True)
class UnitReference:
    """A numbered unit of a plan that a question names, such as action 5 or commitment 5d."""

    noun: str
    label: str

    def __str__(self) -> str:
        return f"{self.noun} {self.label}"


class UnitMention(NamedTuple):
    """Words at half-open offsets of a text that name numbered units of one kind."""

    references: tuple[UnitReference, ...]
    start: int
    end: int


def find_units(text: str) -> tuple[UnitReference, ...]:
    """The numbered units that `text` names, in digits, words or ordinals, in order of mention."""
    found = dict.fromkeys(ref for mention in find_unit_mentions(text) for ref in mention.references)
    return tuple(found)


def find_unit_mentions(text: str) -> list[UnitMention]:
    """Where `text` names numbered units, in its order; mentions do not overlap."""
    found: list[UnitMention] = []
    for mention in (*_named(text), *_leading(text), *_ordered(text), *_coded(text)):
        if all(mention.end <= other.start or mention.start >= other.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _named(text: str) -> Iterator[UnitMention]:
    """As in "actions 3 and 4", "priority two", "commitment 2c", "actions 1 to 3"."""
    for match in _NAMED.finditer(text):
        labels, end = [label_of(match[2])], match.end()
        while further := _FURTHER.match(text, end):
            last = label_of(further[2])
            between = further[1].lower() in _RANGE_WORDS
            labels += _range(labels[-1], last) if between else [last]
            end = further.end()
        yield _mention(match[1], labels, match.start(), end)


def _leading(text: str) -> Iterator[UnitMention]:
    """As in "the first two priorities"."""
    for match in _LEADING.finditer(text):
        labels = [str(n) for n in range(1, int(label_of(match[1])) + 1)]
        yield _mention(match[2], labels, *match.span())


def _ordered(text: str) -> Iterator[UnitMention]:
    """As in "the second priority", "first and third actions", "the fifth of the six actions"."""
    for match in _ORDERED.finditer(text):
        labels = [label_of(word) for word in re.findall(_ORDINAL, match[1], re.IGNORECASE)]
        vague = match[3].lower().endswith("s") and len(labels) == 1 and not match[2]
        if not vague:  # "the first actions" may be any
            yield _mention(match[3], labels, *match.span())


def _coded(text: str) -> Iterator[UnitMention]:
    """As in "5d" alone."""
    for match in _CODE.finditer(text):
        yield _mention("commitment", [label_of(match[0])], *match.span())


def _mention(noun: str, labels: list[str], start: int, end: int) -> UnitMention:
    references = tuple(UnitReference(singular_noun(noun), label) for label in labels)
    return UnitMention(references, start, end)


def _range(first: str, last: str) -> list[str]:
    """What follows `first` up to `last`: the numbers between too, where both are numbers."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < _LONGEST_RANGE:
        return [str(n) for n in range(int(first) + 1, int(last) + 1)]
    return [last]


def label_of(written: str) -> str:
    """A label as units carry it: "fifth", "five" and "5th" as "5", "5(D)" as "5d"."""
    low = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", written.lower())
    return str(NUMBER_OF[low]) if low in NUMBER_OF else re.sub(r"[()]", "", low)
