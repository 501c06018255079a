"""Questions that set the plan beside another document, answered by the alignment engine."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

from assistant.alignment.caveats import ABSENCE
from assistant.alignment.exports import name_of
from assistant.alignment.frameworks import own_plan
from assistant.answering.draft import Draft, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.alignment import AlignedRow, AlignedUnit, Alignment
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_FILE = Path(__file__).with_name("side_by_side.yaml")
_MOST_GAPS = 12
_MOST_MATCHES = 2


def answer_side_by_side(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """How named units of the plan line up with a named document, or what it asks for besides.

    None unless the question names one other document, and units of the plan or what is missing.
    """
    own, question = own_plan(shelf), understanding.standalone_question
    others = [doc_id for doc_id in understanding.documents if doc_id != own]
    if own is None or len(others) != 1:
        return None
    if _asks("gaps", question):
        return _gaps(shelf.aligner.align(own, others[0]))
    labels = _labels(understanding, own, shelf)
    if labels and _asks("lines_up", question):
        return _lined_up(shelf.aligner.align(own, others[0]), labels)
    return None


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
    rows = [row for row in found.rows if row.unit.label in labels]
    matched = [row for row in rows if row.matches]
    without = [name_of(row, 0) for row in rows if not row.matches]
    said = f"Of {len(rows)} commitments, {len(matched)} have a counterpart in {found.target.title}"
    missing = f"; none was found for {', '.join(without)}" if without else ""
    note = f"{said}{missing}. Grades are the machine's proposal. {ABSENCE}"
    drafts = tuple(draft for row in rows for draft in _row(row, found))
    return Finding("answered", drafts, note)


def _row(row: AlignedRow, found: Alignment) -> Iterator[Draft]:
    under = f"{row.unit.label} {row.grade}" if row.unit.label else row.grade
    yield _draft(row.unit, under, "the plan")
    for match in row.matches[:_MOST_MATCHES]:
        aside = f"{found.target.title}, {match.grade}; {match.reason}"
        yield _draft(match.unit, under, aside)


def _gaps(found: Alignment) -> Finding:
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
