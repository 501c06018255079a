"""Questions that set the plan beside another document, answered by the alignment engine."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

from assistant.alignment.caveats import ABSENCE
from assistant.alignment.exports import name_of
from assistant.alignment.frameworks import frameworks, own_plan
from assistant.alignment.model import GRADES
from assistant.answering.draft import Draft, Finding
from assistant.progress_wording import count
from indexing.analysis import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assistant.alignment import AlignedRow, AlignedUnit, Alignment
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_FILE = Path(__file__).with_name("side_by_side.yaml")
_MOST_GAPS = 12
_MOST_MATCHES = 2
_MOST_ROWS = 8
_WORD = re.compile(r"[a-z]+")


def answer_side_by_side(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """How the plan, or named units of it, line up with another document, or what either lacks.

    None unless the question sets the plan beside one other document.
    """
    own, question = own_plan(shelf), understanding.standalone_question
    asked = next((what for what in _FINDINGS if _asks(what, question)), None)
    if own not in shelf.held or asked is None:
        return None
    labels = _labels(understanding, own, shelf)
    if not (labels or own in understanding.documents or _asks("ours", question)):
        return None
    others = [doc_id for doc_id in understanding.documents if doc_id != own]
    others = others or _called(question, own, shelf)
    if len(others) != 1 or others[0] not in shelf.held:
        return None
    return _FINDINGS[asked](shelf.aligner.align(own, others[0]), labels)


def _called(question: str, own: str, shelf: Shelf) -> list[str]:
    """The frameworks whose title holds two words of the question together: "the white paper"."""
    words = _WORD.findall(question.lower())
    pairs = {f"{one} {other}" for one, other in pairwise(words) if not {one, other} & STOP_WORDS}
    named = {i: " ".join(_WORD.findall(shelf.titles[i].lower())) for i in frameworks(shelf, own)}
    return [doc_id for doc_id, title in named.items() if any(pair in title for pair in pairs)]


def _labels(understanding: Understanding, own: str, shelf: Shelf) -> set[str]:
    """The labels of the plan's commitments that the question's numbered units hold."""
    found: set[str] = set()
    for unit in understanding.form.units:
        if unit.noun == "priority":
            entries = shelf.register.select(documents=(own,), priority=unit.label)
        else:
            entries = shelf.register.select(documents=(own,), action=unit.label)
        found |= {entry.label for entry in entries}
    return found


def _lined_up(found: Alignment, labels: set[str]) -> Finding:
    """Named units with their counterparts; where none is named, those that line up strongly."""
    rows = [row for row in found.rows if row.unit.label in labels] or list(found.rows)
    matched = [row for row in rows if row.matches]
    without = [name_of(row, 0) for row in rows if not row.matches]
    have = "has" if len(matched) == 1 else "have"
    said = f"Of {count(len(rows), 'commitment')}, {len(matched)} {have} a counterpart in "
    said += found.target.title
    missing = f"; none was found for {', '.join(without)}" if without else ""
    shown = rows if labels else sorted(rows, key=lambda row: GRADES.index(row.grade))[-_MOST_ROWS:]
    best = f" The {len(shown)} that line up best are below." if len(shown) < len(rows) else ""
    note = f"{said}{missing}.{best} Grades are the machine's proposal. {ABSENCE}"
    drafts = tuple(draft for row in rows if row in shown for draft in _row(row, found))
    return Finding("answered", drafts, note)


def _ours_alone(found: Alignment, labels: set[str]) -> Finding:
    """The commitments of the plan, or of the named units, that the other document lacks."""
    rows = [row for row in found.unanswered if not labels or row.unit.label in labels]
    asked = len(labels) or len(found.rows)
    have = "has" if len(rows) == 1 else "have"
    note = (
        f"Of {count(asked, 'commitment')} of {found.source.title}, {len(rows) or 'none'} {have} no "
        f"counterpart in {found.target.title}. {ABSENCE}"
    )
    return Finding("answered", tuple(_draft(r.unit, "No counterpart") for r in rows), note)


def _row(row: AlignedRow, found: Alignment) -> Iterator[Draft]:
    under = f"{row.unit.label} {row.grade}" if row.unit.label else row.grade
    yield _draft(row.unit, under, "the plan")
    for match in row.matches[:_MOST_MATCHES]:
        aside = f"{found.target.title}, {match.grade}; {match.reason}"
        yield _draft(match.unit, under, aside)


def _gaps(found: Alignment, labels: set[str]) -> Finding:
    del labels
    if not found.gaps:
        note = f"Everything that this library holds of {found.target.title} has some counterpart."
        return Finding("answered", note=f"{note} {ABSENCE}")
    shown = found.gaps[:_MOST_GAPS]
    more = f"; the first {len(shown)} are below" if len(found.gaps) > len(shown) else ""
    note = (
        f"{len(found.gaps)} statements of {found.target.title} have no counterpart in "
        f"{found.source.title}{more}. {ABSENCE}"
    )
    return Finding("answered", tuple(_draft(unit, unit.chapter) for unit in shown), note)


def _draft(unit: AlignedUnit, under: str, aside: str = "") -> Draft:
    return Draft(unit.text, unit.passage, (unit.quote,), under, aside)


_FINDINGS: Mapping[str, Callable[[Alignment, set[str]], Finding]] = {
    "gaps": _gaps, "ours_alone": _ours_alone, "lines_up": _lined_up,
}  # fmt: skip
"""What is found for each way of asking, the most particular first."""


def _asks(what: str, question: str) -> bool:
    return _patterns()[what].search(question) is not None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    words = TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data)
    return {
        name: re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)
        for name, said in words.items()
    }
