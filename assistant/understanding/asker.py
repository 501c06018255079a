"""What people say of themselves before they ask: "We are a hospice charity. …", "As a nurse, …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.kinds import kind_of

if TYPE_CHECKING:
    from assistant.understanding.mentions import Namer

_SELF = (
    r"(?:i['’]?m|i am|we['’]?re|we are|i (?:run|manage|lead|own|chair|work (?:for|in|at|as|with))|"
    r"we (?:run|manage|own))\b"
)
_NO_ROLE = r"(?:result|consequence|percentage|proportion|share|rule|whole|part|matter|guide)\b"
_THEN_ASKS = (
    r",(?=\s+(?:(?:and|so|but)\s+)?(?:what|how|which|who|where|when|why|is|are|do|does|did|can|could|"
    r"will|would|should|has|have|any)\b)"
)
_BEFORE = re.compile(
    rf"^\W*(?:{_SELF}[^.;:!?,]{{2,80}}(?:[.;:!]|{_THEN_ASKS})|"
    rf"(?:speaking |asking )?as an? (?!{_NO_ROLE})[^.;:!?,]{{2,60}}[,:]|"
    rf"as an? (?!{_NO_ROLE})[^.;:!?,]{{2,40}}(?=\s(?:i|we)\s(?:need|want|would)\b)|"
    r"(?:[\w'’-]+ ){1,4}here[.,;:!–-])\s+(?=\w)",
    re.IGNORECASE,
)
_LEANS_ON_IT = re.compile(
    r"\b(?:like|such as) (?:us|ours|me|mine|this|that)\b|\b(?:for|help) (?:us|me)\b", re.IGNORECASE
)
# Not "is there a plan?", nor "there are plans".
_BE = "is|are|was|were|be|been|isn't|aren't|wasn't|weren't"
_THERE = re.compile(
    rf"(?<!\w)(?P<before>(?!(?:{_BE})\s)[\w'’]+\s+)there\b(?!['’]s|\s+(?:{_BE}|an?|any|has|have|had)\b)",
    re.IGNORECASE,
)


def said_of_asker(question: str) -> str:
    """The words at the beginning that say who asks and nothing of what is asked; often none.

    None either where the question leans on them ("for practices like us").
    """
    found = introduction(question)
    if not found or kind_of(question) == "onboarding":
        return ""
    return "" if _LEANS_ON_IT.search(question, len(found)) else found


def introduction(question: str) -> str:
    """The words at the beginning that say who asks; empty where there are none."""
    found = _BEFORE.match(question)
    return found.group() if found else ""


def with_place_said(question: str, namer: Namer) -> str:
    """`question` with "there" spelt out, where the words about the asker name one place.

    "I'm moving to Leeds. Do staff leave there?" asks whether staff leave in Leeds.
    """
    about = introduction(question)
    places = [mention.text for mention in namer.find(about) if mention.kind == "area"]
    if len(places) != 1:
        return question
    asked = _THERE.sub(lambda found: f"{found['before']}in {places[0]}", question[len(about) :])
    return about + asked
