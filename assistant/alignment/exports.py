"""An alignment as JSON lines, a sheet or a Word report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.alignment.model import NONE_FOUND
from assistant.exports import Sheet, WordReport
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.alignment.model import AlignedRow, AlignedUnit, Alignment
    from assistant.exports import Provenance

HOW = (
    "Each unit of the first document beside the units of the second that hybrid search proposes, "
    "graded strong, partial or none by likeness in meaning both ways, shared words by their rarity "
    "and shared subjects, with weights fitted on pairs that a person judged. A proposal, for a "
    "person to decide."
)
MODEL_REASONS = (
    "Reasons that are marked so were put in words by a language model, each part of them "
    "held in code against the quotes."
)
_COLUMNS = (
    "row", "unit", "our words", "our section", "our page", "grade", "reason", "their words",
    "their section", "their page", "score",
)  # fmt: skip
_GAP_COLUMNS = ("their chapter", "their words", "their section", "their page")


def as_json_lines(found: Alignment) -> Iterator[str]:
    """One object a unit of the source, then one a unit of the target that nothing answers."""
    for number, row in enumerate(found.rows, 1):
        yield json.dumps(_row(row, number), ensure_ascii=False)
    for unit in found.gaps:
        yield json.dumps({"gap": True, **_place(unit), "quote": unit.quote}, ensure_ascii=False)


def name_of(row: AlignedRow, number: int) -> str:
    """The label of a row's unit, or its number among the rows where the document gives none."""
    return row.unit.label or str(number)


def _row(row: AlignedRow, number: int) -> dict[str, Any]:
    return {
        "source_unit": name_of(row, number),
        "source_text": row.unit.text,
        **_place(row.unit),
        "grade": row.grade,
        "reason": row.reason,
        "matches": [
            {
                **_place(match.unit),
                "quote": match.unit.quote,
                "score": round(match.score, 4),
                "grade": match.grade,
                "reason": match.reason,
                **({"reason_by": match.reason_by} if match.reason_by else {}),
            }
            for match in row.matches
        ],
    }


def _place(unit: AlignedUnit) -> dict[str, Any]:
    return {"section": unit.passage.section, "page": unit.passage.page}


def as_sheets(found: Alignment) -> tuple[Sheet, Sheet]:
    """The pairs, one a line; and what of the target nothing answers."""
    return (
        Sheet("Alignment", _COLUMNS, tuple(_lines(found))),
        Sheet(
            "Gaps",
            _GAP_COLUMNS,
            tuple((u.chapter, u.text, u.passage.section, u.passage.page) for u in found.gaps),
        ),
    )


def as_one_sheet(found: Alignment) -> Sheet:
    """The same in one table: a gap has no words of ours."""
    gaps = (
        ("gap", "", "", "", None, "none", NONE_FOUND, u.text, u.passage.section, u.passage.page)
        for u in found.gaps
    )
    return Sheet("Alignment", _COLUMNS, (*_lines(found), *((*gap, None) for gap in gaps)))


def _lines(found: Alignment) -> Iterator[tuple[str | int | float | None, ...]]:
    for number, row in enumerate(found.rows, 1):
        ours = ("pair", name_of(row, number), row.unit.text, *_place(row.unit).values())
        for match in row.matches:
            theirs = (match.unit.text, *_place(match.unit).values(), round(match.score, 3))
            yield (*ours, match.grade, match.reason_told, *theirs)
        if not row.matches:
            yield (*ours, "none", NONE_FOUND, "", "", None, None)


def as_word(found: Alignment, made: Provenance) -> bytes:
    """A report: what to know, the grades in a table, every pair, the gaps; quotes as footnotes."""
    report = WordReport(f"{found.source.title} beside {found.target.title}", made, landscape=True)
    report.heading("What to know first")
    report.bullets((caveat, ()) for caveat in found.caveats)
    report.heading("At a glance")
    rows = list(enumerate(found.rows, 1))
    report.table(
        ("Ours", "Grade", "Why"),
        [
            [(f"{name_of(r, n)}. {r.unit.text}", ()), (r.grade, ()), (r.reason_told, ())]
            for n, r in rows
        ],
        (13.0, 2.0, 10.5),
    )
    report.heading("Line by line")
    for number, row in rows:
        # Footnotes stand in the text and not in a table, which leaves half of each page empty.
        report.heading(f"{name_of(row, number)}: {row.grade}", level=2)
        report.paragraph(row.unit.text, (_cited(row.unit),))
        report.bullets(
            (f"{m.grade}: {m.unit.text} ({m.reason_told})", (_cited(m.unit),)) for m in row.matches
        )
    report.heading("Ours with no counterpart found")
    unanswered = [(row, number) for number, row in enumerate(found.rows, 1) if not row.matches]
    report.bullets((f"{name_of(r, n)}: {r.unit.text}", (_cited(r.unit),)) for r, n in unanswered)
    if not unanswered:
        report.paragraph("Every unit of ours has at least a partial counterpart.")
    report.heading("Theirs that nothing of ours answers")
    for chapter in dict.fromkeys(unit.chapter for unit in found.gaps):
        report.heading(chapter, level=2)
        members = [unit for unit in found.gaps if unit.chapter == chapter]
        report.bullets((unit.text, (_cited(unit),)) for unit in members)
    if not found.gaps:
        report.paragraph("None found.")
    return report.save()


def _cited(unit: AlignedUnit) -> str:
    """The quote in plain words, with the document's heading, the section's, and the page."""
    page = f", page {unit.passage.page}" if unit.passage.page else ""
    path = unit.passage.heading_path
    where = " > ".join(dict.fromkeys((*path[:1], *path[-1:])))
    return f"“{plain_text(unit.quote)}” {where}{page}."
