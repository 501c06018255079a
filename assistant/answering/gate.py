"""Abstention: whether the evidence holds an answer, decided before anything is said.

A question can be about what the library covers and still ask for the one fact that it lacks: a
name, a cost, a date. So the gate looks at the units that would answer, not at the topic alone, and
weighs several signals by logistic regression (weights in `weights.yaml`).
"""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.answering.gate_features import gate_features
from assistant.answering.kinds_of_fact import FACTS, shows_news
from assistant.answering.premises.absence import is_absent
from assistant.answering.tables.cells import cells_absent, wanted_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.gate_features import GateFeatures
    from assistant.answering.scoring import ScoredUnit
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_NEAR = 6
"""Units of which one must hold the sort of fact that is asked for."""
_NEAR_WHERE_COUNTED = 10
"""The same for "how many": a list may tell, and what counts its items may stand behind them all."""
_TELLING = 1.5
_HALF = 0.5
_HOLDS_ALL = 0.9
_HOLDS_SOME = 0.7
_SAYS_ABOUT = re.compile(
    r"\b(?:(?:says?|said|thinks?|thought|finds?|found) (?:about|on|of)|have to say (?:about|on)|"
    r"mention)\b",
    re.IGNORECASE,
)
_SEARCHED = 60
"""Units among which a statement of absence is looked for: lacking what is asked, it ranks low."""
_CUES: Mapping[str, str] = {
    "person": "lead leader owner name person chair author responsible member membership",
    "money": "budget cost money sum funding price pound resource",
    "date": "date year milestone deadline timetable month when dated",
    "number": "target figure number measure metric numerical indicator",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to answer, how sure that is, and where the library says that the thing is missing."""

    answer: bool
    confidence: float
    absent: ScoredUnit | None = None


def judge(
    understanding: Understanding,
    ranked: Sequence[ScoredUnit],
    shelf: Shelf,
    *,
    whole_list: bool,
    weights: Mapping[str, float],
) -> Verdict:
    """Whether the best units, `ranked` best first, answer the question.

    Where none of the first holds the sort of fact that is asked for, or the very first says that it
    is missing and holds no such fact, nothing else counts. Nor does it where a rate is asked for a
    year and none of the first is of that year.
    """
    if not ranked:
        return Verdict(False, 0.0)
    absent = None if whole_list else stated_absence(understanding, ranked, shelf)
    features = gate_features(understanding, ranked, shelf, absent is not None, whole_list)
    sure = confidence(features, weights)
    best = ranked[0]
    held = _held_of_what_is_said(understanding, best)
    if held >= _HOLDS_SOME:
        sure = max(sure, weights["sure" if held >= _HOLDS_ALL else "threshold"])
    fact = understanding.form.wants in FACTS and features.lacks == 0
    near = ranked[: _NEAR_WHERE_COUNTED if understanding.form.asks_count else _NEAR]
    missing = (
        not any(shows_news(s.unit.text, understanding, shelf.lexicon) for s in near)
        or (absent is best and best.unit.row is None and not fact)
        or (_asks_measure(understanding) and features.year_missing == 1)
    )
    return Verdict(sure >= weights["threshold"] and not missing, sure, absent)


def _asks_measure(understanding: Understanding) -> bool:
    """Whether a rate or another measure is asked for, of which there is one a year."""
    asked = any(mention.kind == "measure" for mention in understanding.mentions)
    return asked and understanding.form.wants == "number"


def _held_of_what_is_said(understanding: Understanding, best: ScoredUnit) -> float:
    """Where "What does X say about Y?" is asked and `best` is of X: how much of it that holds."""
    named = best.unit.passage.doc_id in understanding.documents
    asks = named and _SAYS_ABOUT.search(understanding.asked) is not None
    return best.features.near if asks else 0.0


def confidence(features: GateFeatures, weights: Mapping[str, float]) -> float:
    """How likely the evidence holds an answer, 0 to 1, as far as the signals tell."""
    total = weights["bias"] + sum(weights[k] * v for k, v in asdict(features).items())
    return 1 / (1 + math.exp(-total))


def stated_absence(
    understanding: Understanding, ranked: Sequence[ScoredUnit], shelf: Shelf
) -> ScoredUnit | None:
    """The library's own word that the asked thing is not there: an empty cell or a statement."""
    best = ranked[0]
    named = understanding.documents
    if named and best.unit.passage.doc_id not in named:
        return None
    columns = wanted_columns(best.unit, understanding.concepts, shelf.lexicon)
    if cells_absent(best.unit, columns):
        return best
    asked = _asked_attribute(understanding, shelf.lexicon)
    for scored in ranked[:_SEARCHED]:
        if scored.unit.passage.doc_id != best.unit.passage.doc_id:
            continue
        stems = shelf.lexicon.stems(scored.unit.text)
        if (
            is_absent(scored.unit)
            and asked & stems
            and _is_of_what_is_counted(understanding, stems)
        ):
            close = scored.score >= best.score - 1.0
            if close or scored.unit.kind != "row":
                return scored
    return None


def _is_of_what_is_counted(understanding: Understanding, stems: frozenset[str]) -> bool:
    """Where it is asked how many there are: whether a statement speaks of them."""
    if not understanding.form.asks_count:
        return True
    areas = {m.text for m in understanding.mentions if m.kind == "area"}
    counted = [c for c in understanding.concepts if c.surface not in areas and c.weight >= _TELLING]
    return not counted or any(c.match(stems) >= _HALF for c in counted)


def _asked_attribute(understanding: Understanding, lexicon: Lexicon) -> frozenset[str]:
    """Stems of what is asked about the subject: the cue words of the wanted sort of fact."""
    cues = lexicon.stems(_CUES.get(understanding.form.wants, ""))
    heavy = [c for c in understanding.concepts if c.weight >= 3 and not c.documents]
    return cues | frozenset(stem for c in heavy for form in c.alternatives for stem in form)
