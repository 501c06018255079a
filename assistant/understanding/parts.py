"""A question that asks for several things, divided into the questions that it is made of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.function_words import AUXILIARIES, LEADING_WORDS, either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Mention

MOST = 4
_LEADS_IN = either(LEADING_WORDS)
_WH = "what|which|who|whom|whose|when|where|why|how"
_ASKS = re.compile(rf"\b(?:{_WH})\b", re.IGNORECASE)
_BEGINS = re.compile(rf"^\W*(?:{either(AUXILIARIES)})\b", re.IGNORECASE)
# ", which" alone begins a relative clause more often than a question.
_JOINT = re.compile(
    r"[?.;]\s+(?=\w)|"
    rf",?\s+(?:and|or)\s+(?=(?:(?:{_LEADS_IN})\s+)?(?:{_WH})\b)|"
    rf",\s*(?=(?:(?:{_LEADS_IN})\s+(?:{_WH})|what|who|when|where|why|how)\b)|"
    rf",\s*(?:and\s+)?(?=(?:{either(AUXILIARIES)})\s+(?:it|they|there|he|she|these|those|this)\b)|"
    rf"\s+and\s+(?=(?:{either(AUXILIARIES)})\s+(?:it|they|there|he|she|these|those|this)\b)",
    re.IGNORECASE,
)

_SIDE_BY_SIDE = re.compile(
    r"\s+and\s+(?:also\s+)?(?:(?:in|of|for|by|to|at|on)\s+)?(?:the\s+)?", re.IGNORECASE
)
_OF_BOTH = re.compile(r"^\s+(?:each|both)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:do|have|are|were)\b(?=\s+(?:the\s+)?$)", re.IGNORECASE)
_SINGULAR = {"do": "does", "have": "has", "are": "is", "were": "was"}
_SPREAD = ("document", "area")
"""What a question is spread over. Sectors and measures stand side by side in tables."""

# "The workshops: how many, and on which dates?"
_HEADED = re.compile(r"^(?P<topic>[^:?.;]+):\s+(?P<asked>.+)$", re.DOTALL)


def divide(question: str) -> tuple[str, ...]:
    """The questions that `question` is made of, in its order; empty where it asks for one thing.

    The later ones may lean on the first, as follow-ups do: "and who leads it?". What stands before
    a colon belongs to all.
    """
    headed = _HEADED.match(question.strip())
    if headed and not _is_question(headed["topic"]):
        return tuple(f"{headed['topic']}: {part}" for part in divide(headed["asked"]))
    pieces: list[str] = []
    for piece in _JOINT.split(question.strip()):
        text = piece.strip(" ,;?.")
        if not text:
            continue
        if pieces and not _is_question(pieces[-1]):
            pieces[-1] = f"{pieces[-1]}, {text}"
        else:
            pieces.append(text)
    if len(pieces) > 1 and not _is_question(pieces[-1]):
        return ()
    return tuple(f"{piece}?" for piece in pieces) if 2 <= len(pieces) <= MOST else ()


def spread(question: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The question once for each of two documents or places that it names side by side; else empty.

    "Do Leeds and West Yorkshire count carers?" asks whether Leeds does and whether West Yorkshire
    does.
    """
    for one, other in pairwise(mentions):
        joint = _SIDE_BY_SIDE.fullmatch(question[one.end : other.start])
        if joint and one.kind == other.kind and one.kind in _SPREAD:
            before = _PLURAL.sub(lambda verb: _SINGULAR[verb[0].lower()], question[: one.start])
            before = before[:1].upper() + before[1:]
            after = _OF_BOTH.sub("", question[other.end :])
            return tuple(f"{before}{name.text}{after}" for name in (one, other))
    return ()


def _is_question(text: str) -> bool:
    return bool(_ASKS.search(text) or _BEGINS.search(text))
