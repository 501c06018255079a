"""What plans call their numbered parts, and numbers in words."""

from __future__ import annotations

UNIT_NOUNS = (
    "action", "priority", "aim", "commitment", "recommendation", "milestone", "step", "phase",
    "mission", "goal", "objective", "principle", "indicator", "theme", "pillar", "stage",
    "chapter", "section",
)  # fmt: skip

CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
"""Number words, from one."""

UNDERTAKING_CUES = (
    "we will", "how it will be done", "how we will", "how this will be done", "will be done",
    "commitment", "commitments", "action", "actions", "to deliver this", "to do this",
)  # fmt: skip
"""What introduces the list of what a unit of a plan promises, among lists that say other things."""

NUMBER_OF = {word: n for words in (CARDINALS, ORDINALS) for n, word in enumerate(words, 1)}
"""The number that a word stands for."""


def singular_noun(written: str) -> str:
    """A noun of `UNIT_NOUNS` in small letters and the singular: "Priorities" as "priority"."""
    low = written.lower()
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")
