"""What the gate looks at: signals of whether the units that rank first answer a question."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.answering.kinds_of_fact import shows_news
from assistant.answering.known_questions import known_questions
from assistant.answering.premises.unsaid import is_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.matching import Concept
    from assistant.answering.scoring import ScoredUnit
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_LOOKED_AT = 4
_SHOWN = 12
_BEHIND = 6
_ASKS = re.compile(r"\b(?:what|which|who|whom|whose|how (?:many|much))\b", re.IGNORECASE)
_PROPER = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class GateFeatures:
    """What is known of the evidence as a whole, each from 0 to 1. The weights name these fields."""

    coverage: float
    near: float
    similarity: float
    lacks: float
    """How far down the first unit with the wanted sort of fact stands; 1 if none has it."""
    absent: float
    """The library itself says that it is missing, or the table's cell is empty."""
    unknown: float
    """Share of the question's weight in words that the library never uses."""
    missing: float
    """Weight of the heaviest concept that none of the first units, nor their headings, hold."""
    missing_fact: float
    """The same over units that hold the wanted sort of fact, where a person, date or figure is."""
    apart: float
    """Share of the question's weight that does not stand beside such a fact in any one unit."""
    focus_missing: float
    """The first telling word after "what", "which", "who" or "how many" stands in none of the
    first units: the focus of a question (Moldovan and others 2000)."""
    name_missing: float
    """A name in the question does not stand in the best document."""
    year_missing: float
    whole_list: float
    person: float
    money: float
    date: float
    number: float
    reason: float
    yes_no: float
    concepts: float
    """How many things the question names, five or more being 1."""
    best: float
    """Score of the first unit, twenty being 1."""
    margin: float
    """How far it is before the sixth, twenty being 1: an answer stands out."""
    asked: float
    """Likeness of the question and the likest question that a unit of the evidence answers."""
    known_near: float
    """Share of the question's weight in the first unit, its surroundings and its questions."""
    known_missing: float
    """As `missing`, with the questions that the first units answer added to their words."""
    unanswered: float
    answered: float
    known_lead: float
    known_share: float
    """The last four as in `known_questions.py`."""


def gate_features(
    understanding: Understanding,
    ranked: Sequence[ScoredUnit],
    shelf: Shelf,
    absent: bool,
    whole_list: bool,
) -> GateFeatures:
    """The signals for one question."""
    first = ranked[:_LOOKED_AT]
    concepts, form = understanding.concepts, understanding.form
    total = sum(concept.weight for concept in concepts) or 1.0
    near = frozenset[str]().union(*(_stems_near(scored, shelf.lexicon) for scored in first))
    wants_fact = form.wants not in ("text", "yes_no", "reason", "place")
    telling = [s for s in ranked[:_SHOWN] if shows_news(s.unit.text, understanding, shelf.lexicon)]
    showing = telling if wants_fact else []
    beside = frozenset[str]().union(*(_stems_near(s, shelf.lexicon) for s in showing[:3]))
    known = [_stems_near(s, shelf.lexicon) | shelf.asked.stems_at(s.unit) for s in first]
    best_document = first[0].unit.passage.doc_id
    document = shelf.document_stems(best_document) | shelf.lexicon.stems(
        shelf.titles[best_document]
    )
    names = [shelf.lexicon.stems(n) for n in _PROPER.findall(understanding.standalone_question)]
    text = " ".join(_dated(scored, shelf) for scored in first).replace(" ", "")
    return GateFeatures(
        coverage=max(scored.features.document for scored in first),
        near=max(scored.features.near for scored in first),
        similarity=max(scored.features.similarity for scored in ranked[:12]),
        lacks=next(
            (i / len(first) for i, s in enumerate(first) if s in telling),
            1.0,
        ),
        absent=float(absent),
        unknown=sum(c.weight for c in concepts if is_unknown(c, shelf.lexicon)) / total,
        missing=_heaviest_missing(concepts, near, best_document),
        missing_fact=_heaviest_missing(concepts, beside, best_document) if wants_fact else 0.0,
        apart=1 - max((s.features.near for s in showing), default=0.0) if wants_fact else 0.0,
        focus_missing=float(_focus_missing(understanding, telling[:_LOOKED_AT], shelf.lexicon)),
        name_missing=float(any(not name <= document for name in names)),
        year_missing=float(
            any(year.replace(" ", "") not in text for year in understanding.form.years)
        ),
        whole_list=float(whole_list),
        person=float(form.wants == "person"),
        money=float(form.wants == "money"),
        date=float(form.wants in ("date", "duration")),
        number=float(form.wants == "number"),
        reason=float(form.wants == "reason"),
        yes_no=float(form.wants == "yes_no"),
        concepts=_within(len(concepts) / 5),
        best=_within(first[0].score / 20),
        margin=_within((first[0].score - ranked[:_BEHIND][-1].score) / 20),
        asked=max(scored.features.asked for scored in ranked),
        known_near=_share(concepts, known[0], best_document) / total,
        known_missing=_heaviest_missing(concepts, near.union(*known), best_document),
        **asdict(known_questions(understanding, shelf)),
    )


def _dated(scored: ScoredUnit, shelf: Shelf) -> str:
    """The passage's words, with its document's title and date: a year may be the document's own."""
    passage = scored.unit.passage
    record = shelf.records[passage.doc_id]
    return f"{passage.text} {record.title} {record.published or ''}"


def _focus_missing(
    understanding: Understanding, telling: Sequence[ScoredUnit], lexicon: Lexicon
) -> bool:
    asked = _ASKS.search(understanding.standalone_question)
    if asked is None:
        return False
    after = understanding.standalone_question[asked.end() :]
    told = {
        stem for c in understanding.concepts if c.weight >= 1 for f in c.alternatives for stem in f
    }
    focus = next((t.stem for t in lexicon.tokens(after) if t.stem in told), None)
    about = [c for c in understanding.concepts if any(focus in form for form in c.alternatives)]
    near = [_stems_near(scored, lexicon) for scored in telling]
    return any(all(c.match(stems) < 0.5 for stems in near) for c in about if not c.documents)


def _heaviest_missing(concepts: Sequence[Concept], stems: frozenset[str], doc_id: str) -> float:
    heavy = [c.weight for c in concepts if c.match(stems) < 0.5 and doc_id not in c.documents]
    return max(heavy, default=0.0) / 5


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def _share(concepts: Sequence[Concept], stems: frozenset[str], doc_id: str) -> float:
    held = (c.weight * max(c.match(stems), float(doc_id in c.documents)) for c in concepts)
    return sum(held)


def _stems_near(scored: ScoredUnit, lexicon: Lexicon) -> frozenset[str]:
    unit = scored.unit
    headers = " ".join(unit.table.headers) if unit.table else ""
    return lexicon.stems(f"{unit.text}\n{unit.lead}\n{headers}\n{unit.passage.section}")
