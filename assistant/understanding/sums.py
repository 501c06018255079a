"""Whether a question asks for a figure to be worked out: difference, ratio, sum or share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    import re

Operation = Literal["difference", "ratio", "sum", "share"]

_GREATER = (
    r"(?:higher|lower|greater|more|less|fewer|bigger|smaller|larger|longer|shorter|older|younger|"
    r"better|worse|faster|slower|cheaper|dearer|above|below)"
)
_RISE = (
    r"(?:rise|rose|risen|fall|fell|fallen|drop|dropped|grow|grew|grown|increased?|decreased?|"
    r"(?:go|went|gone) (?:up|down)|changed?|shrink|shrank|improved?|cut|reduced?)"
)
_RATIO = any_of(
    rf"\bhow many times\b|\btimes (?:as|{_GREATER})\b",
    r"\bratio (?:of|between)\b|\b(?:as a|what(?:'s| is) the) (?:multiple|ratio)\b",
)
_DIFFERENCE = any_of(
    rf"\bhow (?:much|many) (?:\w+ ){{0,2}}?{_GREATER}\b.*\bthan\b",
    rf"\bhow (?:much|far) (?:\w+ )?{_GREATER}\b",
    r"\b(?:by|how many) (?:\w+ ){0,3}?percentage points\b",
    r"\bpercentage points? (?:gap|difference)\b",
    r"\b(?:difference|gap) (?:between|in|from)\b|\bwhat(?:'s| is) the (?:difference|gap)\b",
    r"\b(?:by how (?:much|many)|difference)\W*$",
    rf"\b(?:by how (?:much|many)|how (?:much|far))\b.*\b{_RISE}\b",
)
_SUM = any_of(
    r"\b(?:altogether|combined|added (?:up|together)|in total|in all|taken together|sum of)\b",
    r"\btogether\W*$|\btotal\b.*\b(?:and|plus)\b|\bplus\b",
)
_SHARE = any_of(r"\b(?:what|which) (?:share|proportion|percentage|part|fraction|%)\b", r"^\W*%")
_OVER_TIME = any_of(
    rf"^\W*(?:has|have|did|does|do|is|are|was|were)\b.*\b{_RISE}\b",
    rf"\b{_RISE}\b.*\bsince\b|\bsince\b.*\b{_RISE}\b",
)
_AGAINST = any_of(rf"\b{_GREATER}\b(?: [\w'’-]+){{0,8}}? than (?!\d|half\b|one\b|two\b|three\b)")
_BY_OPERATION: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    ("ratio", _RATIO),
    ("difference", _DIFFERENCE),
    ("sum", _SUM),
    ("share", _SHARE),
)


def operation_asked(question: str) -> Operation | None:
    """What `question` asks to be worked out, by its words alone; None if nothing.

    'sum' and 'share' may as well ask for a figure that stands in a table: only the cells tell.
    """
    return next((name for name, cue in _BY_OPERATION if cue.search(question)), None)


def asks_over_time(question: str) -> bool:
    """Whether `question` asks if a figure rose or fell: it takes two to tell."""
    return bool(_OVER_TIME.search(question))


def sets_against(question: str) -> bool:
    """Whether `question` holds a figure against another: "more leavers than elsewhere"."""
    return bool(_AGAINST.search(question))
