"""Scores evidence units against a question: what they say, where they stand, what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.matching import Concept, coverage
from assistant.lexicon import Lexicon
from assistant.understanding.question import AnswerType
from assistant.retrieval import Evidence
from indexing.units import Unit, split_units

# How far a concept counts when it stands not in the unit itself but around it.
LEAD_TRUST: Final = 0.85
HEADER_TRUST: Final = 0.9
HEADING_TRUST: Final = 0.8
TITLE_TRUST: Final = 0.7
PASSAGE_TRUST: Final = 0.45

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "spring|summer|autumn|winter"
)
_SHOWS: dict[AnswerType, re.Pattern[str]] = {
    "person": re.compile(
        r"\b(?!The |This |That |These |Its |Their |In |On |At |For |From |By |With |Launched )"
        r"(?:Dr |Sir |Dame |Professor |Lord |Baroness )?[A-Z][a-z]+(?:[- ][A-Z][a-z'’]+)+"
    ),
    "date": re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b", re.IGNORECASE),
    "duration": re.compile(
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half a|"
        r"a)[ -](?:\w+ )?(?:year|month|week|day|hour)s?\b",
        re.IGNORECASE,
    ),
    "money": re.compile(r"£\s?\d|\b\d[\d,.]*\s?(?:million|billion|bn|m)?\s?(?:pounds|sterling)\b"),
    "number": re.compile(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|"
        r"quarter|fifth|tenth|dozens?|hundreds?|thousands?|million|billion|doubled?|twice|most)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit with how well it answers, all figures from 0 to 1."""

    unit: Unit
    score: float
    own: float
    """Coverage of the question by the unit's own words (a row's headers included)."""
    covered: float
    """Coverage with what stands around it: lead-in, headings, title, passage."""
    shows_wanted: bool
    """Whether the sort of answer that is wanted stands in it."""


@dataclass(frozen=True)
class UnitScorer:
    """Scores units for one question."""

    concepts: Sequence[Concept]
    lexicon: Lexicon
    wants: AnswerType
    titles: dict[str, str]

    def score(self, evidence: Evidence, relevance: float) -> list[ScoredUnit]:
        """The scored units of one passage; `relevance` is its standing in the ranking, 0 to 1."""
        passage = evidence.passage
        around = (
            (self.lexicon.stems(self.titles.get(passage.doc_id, "")), TITLE_TRUST),
            (self.lexicon.stems(passage.section), HEADING_TRUST),
            (self.lexicon.stems(passage.text), PASSAGE_TRUST),
        )
        return [self._score(unit, around, relevance) for unit in split_units(passage)]

    def _score(
        self, unit: Unit, around: tuple[tuple[frozenset[str], float], ...], relevance: float
    ) -> ScoredUnit:
        texts = [(self.lexicon.stems(unit.text), 1.0)]
        if unit.table is not None:
            texts.append((self.lexicon.stems(" ".join(unit.table.headers)), HEADER_TRUST))
        own = coverage(self.concepts, *texts)
        lead = (self.lexicon.stems(unit.lead), LEAD_TRUST)
        covered = coverage(self.concepts, *texts, lead, *around)
        shows = shows_wanted(unit.text, self.wants)
        score = 0.45 * covered + 0.30 * own + 0.20 * relevance + (0.05 if shows else -0.05)
        return ScoredUnit(unit, score, own, covered, shows)


def shows_wanted(text: str, wants: AnswerType) -> bool:
    """Whether `text` holds a thing of the wanted sort; sorts that have no form always do."""
    pattern = _SHOWS.get(wants)
    return pattern is None or pattern.search(text) is not None
