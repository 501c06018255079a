"""How many things a question says that there are: "the six principles"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.numbering import find_unit_mentions, label_of
from indexing.plan_words import CARDINALS

_NO_AMOUNT = ("over", "under", "above", "below", "aged", "age", "band", "level", "tier")
_NOT_COUNTED = (
    r"(?!(?:years?|months?|weeks?|days?|hours?|per|percent\w*|times|points|thirds|quarters)\b)"
)
# One of something is not a list, so counting begins with two.
_COUNTED = re.compile(
    rf"(?:(?P<before>\w+)\s+)?(?<![\w.,£/–-])(?P<count>{'|'.join(CARDINALS[1:])}|[2-9]|\d\d)\s+"
    rf"(?:{_NOT_COUNTED}[\w'’-]+\s+){{0,3}}?{_NOT_COUNTED}(?P<noun>[a-z]+s)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:wh(?:at|ich)|list|name|all)(?: of)?(?: (?:are|were))?(?: all)?(?: the| its| their)? "
    r"(?:(?!of\b|in\b|for\b)[\w'’-]+ ){0,2}?(?P<noun>(?!(?:does|has|was|says|this|gives|makes)\b)"
    r"[a-z]{3,}(?<![su])s)\b"
    r"(?! (?:is|was|has|does)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things that a text speaks of."""

    count: int
    noun: str
    """The things, in the plural as written, in small letters."""


def counted(text: str) -> list[Counted]:
    """All that `text` counts, in its order, apart from years, ages and the numbers of units."""
    units = find_unit_mentions(text)
    found: list[Counted] = []
    for match in _COUNTED.finditer(text):
        is_label = any(match.start("count") < u.end and u.start < match.end("count") for u in units)
        if not is_label and (match["before"] or "").lower() not in _NO_AMOUNT:
            found.append(Counted(int(label_of(match["count"])), match["noun"].lower()))
    return found


def count_said(question: str) -> int | None:
    """How many things the question says that there are ('the six principles'), if it does."""
    found = counted(question)
    return found[0].count if found else None


def listed_noun(question: str) -> str | None:
    """The things that a list is asked of ("which recommendations", "the six principles").

    In the plural as written, in small letters; None where no such words ask for a list.
    """
    found = counted(question)
    if found:
        return found[0].noun
    asked = _LISTED.search(question)
    return asked["noun"].lower() if asked else None
