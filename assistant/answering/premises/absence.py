"""Statements of absence: where the library itself says that something is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from indexing.units import Unit

_ABSENCE = any_of(
    r"\bnot (?:given|stated|named|known|read|found|recorded|published|printed|shown|dated|set)\b",
    r"\bnot (?:listed|available|legible|included)\b(?! as\b)",
    r"\bnot in the (?:text|copy|pages?|document|summary|strategy)\b",
    r"\bno (?:\w+[ ,-]+){0,7}(?:is|are|was|were|has been|have been|could be)(?: \w+)? (?:given|set|"
    r"shown|named|stated|recorded|published|printed|found|read|attached|quoted|listed)\b",
    r"\b(?:do|does|did) not (?:\w+ )?(?:say|name|give|state|contain|list|set|mention|show)\b",
    r"\b(?:do|does|did) not (?:\w+ )?(?:specify|include|record|print)\b",
    r"\bthere (?:is|are|was|were) no (?:\w+ (?:and|or) )?"
    r"(?:targets?|measures?|figures?|indicators?)\b",
    r"\bgives? no\b|\b(?:missing|lost) from\b|\bunavailable\b|\bnever published\b",
    r"\bcannot be (?:recovered|told|listed|read|given|shown)\b",
    r"\bno (?:numerical |numeric )?(?:targets?|figures?|budgets?|dates?|names?|owners?)\b",
)
_ABSENT_BELOW = any_of(
    r"^[\d.\s]*what (?:is|was) not (?:known|read|given|stated|said|published)\b",
    r"^[\d.\s]*what (?:it|the [\w' -]+) does not (?:contain|say|give|include|cover|state)\b",
)
"""Headings under which every statement names a thing that is missing."""


def is_absent(unit: Unit) -> bool:
    """Whether `unit` says that something is missing, by its own words or its heading."""
    headings = unit.passage.heading_path
    under = bool(headings) and _ABSENT_BELOW.search(headings[-1]) is not None
    return under or states_absence(unit.text)


def states_absence(text: str) -> bool:
    """Whether `text` says that something is missing, unstated or was not read."""
    return bool(_ABSENCE.search(text))
