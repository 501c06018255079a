"""Statements of absence: where the library itself says that something is not there."""

from __future__ import annotations

from assistant.understanding.wording import any_of

_ABSENCE = any_of(
    r"\bnot (?:given|stated|named|known|read|found|recorded|published|printed|shown|dated|set)\b",
    r"\bnot (?:listed|available|legible|included)\b",
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


def states_absence(text: str) -> bool:
    """Whether `text` says that something is missing, unstated or was not read."""
    return bool(_ABSENCE.search(text))
