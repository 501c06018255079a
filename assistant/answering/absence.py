"""Statements of absence: where the library itself says that something is not there."""

from __future__ import annotations

import re

_ABSENCE = re.compile(
    r"\bnot (?:given|stated|named|known|read|found|recorded|published|printed|shown|dated|set|"
    r"listed|available|legible|included|in the (?:text|copy|pages?|document|summary|strategy))\b|"
    r"\bno (?:\w+[ ,-]+){0,7}(?:is|are|was|were|has been|have been|could be)(?: \w+)? (?:given|set|"
    r"shown|named|stated|recorded|published|printed|found|read|attached|quoted|listed)\b|"
    r"\b(?:do|does|did)(?:es)? not (?:\w+ )?(?:say|name|give|state|contain|list|set|mention|show|"
    r"specify|include|record|print)\b|\bgives? no\b|\b(?:missing|lost) from\b|"
    r"\bcannot be (?:recovered|told|listed|read|given|shown)\b|\bunavailable\b|\bnever published\b|"
    r"\bno (?:numerical |numeric )?(?:targets?|figures?|budgets?|dates?|names?|owners?)\b",
    re.IGNORECASE,
)


def states_absence(text: str) -> bool:
    """Whether `text` says that something is missing, unstated or was not read."""
    return bool(_ABSENCE.search(text))
