"""Figures on one thing that differ between documents, or between editions: shown side by side.

Two signs count. A document may say itself that a figure is not the only one ("revised", "lower than
the …"): then both figures are shown and that statement is quoted. Or a table elsewhere, on the same
sector and area, has a row of the same name with another value in a column of the same name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

from assistant.answering.extractive import to_draft
from assistant.answering.matching import wholly_held
from assistant.answering.tables.cells import cell_draft
from assistant.answering.tables.figures_said import figures_said, years_said
from assistant.answering.tables.other_cells import other_cells
from assistant.understanding.wording import any_of
from indexing.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.draft import Draft, Finding
    from assistant.answering.tables.figures_said import Figure
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.document import Passage
    from indexing.units import Unit

THEY_DIFFER = "These sources differ."
_FILE = Path(__file__).with_name("conflicts.yaml")
_LOOKED_AT = 3
"""Statements of an answer that are held against other documents."""
_PASSAGES = 6
_ABOUT_IT = 0.3
"""Share of the question's weight that another figure's place must hold."""
_ONE_SIZE = 3
"""Figures on one thing differ by less than this factor."""


@cache
def _says_so() -> re.Pattern[str]:
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return any_of(*TypeAdapter(tuple[str, ...]).validate_python(data))


def with_differences(finding: Finding, understanding: Understanding, shelf: Shelf) -> Finding:
    """`finding` with what differs from its first figures put beside them; as it is if nothing does.

    Only for a question that wants a figure, or that sets two against each other.
    """
    wants = understanding.form.wants in ("number", "money")
    if finding.status not in ("answered", "partial") or not (wants or _sets_two(understanding)):
        return finding
    for draft in finding.drafts if _sets_two(understanding) else finding.drafts[:_LOOKED_AT]:
        sides = _explained(draft, understanding, shelf) or other_cells(draft, understanding, shelf)
        if sides:
            shown = [_with_publisher(side, shelf) for side in _once((draft, *sides))]
            texts = {side.text for side in shown}
            rest = [other for other in finding.drafts if other.text not in texts]
            note = f"{THEY_DIFFER} {finding.note}".strip()
            return replace(finding, drafts=(*shown, *rest), note=note)
    return finding


def _sets_two(understanding: Understanding) -> bool:
    figures = figures_said(understanding.standalone_question)
    return sum(figure.is_distinctive for figure in figures) > 1


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    return list({draft.text: draft for draft in drafts}.values())


def _with_publisher(draft: Draft, shelf: Shelf) -> Draft:
    publisher = shelf.records[draft.passage.doc_id].publisher
    return replace(draft, aside=publisher or "") if not draft.aside else draft


def _explained(draft: Draft, understanding: Understanding, shelf: Shelf) -> list[Draft]:
    """Another figure and the statement that says that there are two; empty if none says so."""
    said = [figure for figure in figures_said(draft.text) if figure.is_distinctive]
    for unit in _statements(draft, said, understanding, shelf):
        others = [
            figure
            for figure in figures_said(unit.text)
            if figure.is_distinctive and all(figure.value != known.value for known in said)
        ]
        if others:
            rivals = _holding(others, draft.passage.doc_id, understanding, shelf)
        else:
            rivals = _beside(unit, said, understanding, shelf)
        rival = next((r for r in rivals if r.quote != unit.quote), None)
        if others or rival:
            return [*([_read_out(rival, understanding, shelf)] if rival else []), to_draft(unit)]
    return []


def _statements(
    draft: Draft, said: Sequence[Figure], understanding: Understanding, shelf: Shelf
) -> Iterator[Unit]:
    """Statements on differing figures: in the draft's own section, or that hold its figure."""
    for unit in units_of(_section_of(draft.passage, shelf)):
        if _is_on(unit, draft, understanding, shelf) and not _is_quoted(unit, draft):
            yield unit
    for figure in said:
        for unit in units_of(_passages_with(figure, shelf)):
            on_it = _holds(unit, figure) and _is_on(unit, draft, understanding, shelf)
            if on_it and not _is_quoted(unit, draft):
                yield unit


def _is_quoted(unit: Unit, draft: Draft) -> bool:
    return any(unit.quote in quote for quote in draft.quotes)


def _is_on(unit: Unit, draft: Draft, understanding: Understanding, shelf: Shelf) -> bool:
    """Whether a unit says that figures differ, on what the question and the draft are about."""
    if not _says_so().search(unit.text) or not _comparable(unit, draft):
        return False
    asked, said = frozenset(understanding.form.years), years_said(unit.text)
    if asked and said and not asked & said:
        return False
    shared = _topic(unit.text, shelf) & _topic(draft.text, shelf)
    return bool(shared) and _share(unit.text, understanding, shelf) > 0


def _comparable(unit: Unit, draft: Draft) -> bool:
    """Whether both hold figures of one kind that are of one size."""
    return any(
        one.kind == other.kind
        and max(one.value, other.value) < _ONE_SIZE * min(one.value, other.value)
        for one in figures_said(unit.text)
        for other in figures_said(draft.text)
        if one.is_distinctive and other.is_distinctive
    )


def _topic(text: str, shelf: Shelf) -> frozenset[str]:
    """The stems of the topical words of `text`, figures left out."""
    tokens = shelf.lexicon.tokens(text)
    return frozenset(t.stem for t in tokens if not t.is_stop_word and not t.surface[0].isdigit())


def _holding(
    figures: Sequence[Figure], not_in: str, understanding: Understanding, shelf: Shelf
) -> list[Unit]:
    """Units of other documents that hold one of `figures`, those most about the question first."""
    found = [
        unit
        for figure in figures
        for unit in units_of(_passages_with(figure, shelf))
        if unit.passage.doc_id != not_in and _holds(unit, figure)
    ]
    return _about_it(found, understanding, shelf)


def _beside(
    statement: Unit, said: Sequence[Figure], understanding: Understanding, shelf: Shelf
) -> list[Unit]:
    """Units of the statement's own section with a figure that differs from all of `said`."""
    kinds = {figure.kind for figure in said}
    found = [
        unit
        for unit in units_of(_section_of(statement.passage, shelf))
        if not _says_so().search(unit.text)
        and any(
            figure.is_distinctive
            and figure.kind in kinds
            and all(figure.value != known.value for known in said)
            for figure in figures_said(unit.text)
        )
    ]
    return _about_it(found, understanding, shelf)


def _section_of(passage: Passage, shelf: Shelf) -> list[Passage]:
    """All passages under the headings of `passage`."""
    passages = shelf.library.document_passages(passage.doc_id)
    return [other for other in passages if other.heading_path == passage.heading_path]


def _read_out(unit: Unit, understanding: Understanding, shelf: Shelf) -> Draft:
    return cell_draft(unit, understanding.concepts, shelf.lexicon)


def _passages_with(figure: Figure, shelf: Shelf) -> list[Passage]:
    found = shelf.retriever.lexical.search(figure.written, _PASSAGES)
    return shelf.library.passages([passage_id for passage_id, _ in found])


def _holds(unit: Unit, figure: Figure) -> bool:
    return any((f.value, f.kind) == (figure.value, figure.kind) for f in figures_said(unit.text))


def _about_it(units: Iterable[Unit], understanding: Understanding, shelf: Shelf) -> list[Unit]:
    """Those of `units` that are about the question, best first."""
    shares = [(_share(unit.in_its_place, understanding, shelf), unit) for unit in units]
    near = [(share, unit) for share, unit in shares if share >= _ABOUT_IT]
    return [unit for _, unit in sorted(near, key=lambda pair: -pair[0])]


def _share(text: str, understanding: Understanding, shelf: Shelf) -> float:
    """Share of the weight of the question's concepts, documents and years apart, in `text`."""
    years = understanding.form.years
    concepts = [c for c in understanding.concepts if not c.documents and c.surface not in years]
    return wholly_held(concepts, shelf.lexicon.stems(text))
