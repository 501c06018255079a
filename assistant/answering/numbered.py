"""Questions about numbered units ('action 5', 'the second priority', '5d'), from the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft, Finding
from assistant.answering.extractive import to_draft
from assistant.answering.matching import ASKING_WORDS
from assistant.opening import Shelf
from assistant.understanding import Understanding
from assistant.understanding.question import UNIT_NOUNS, UnitReference
from indexing.document import Passage
from indexing.outline import OutlineItem, OutlineUnit
from indexing.units import split_units

_ABOUT_ALL_OF_IT = ASKING_WORDS | frozenset(
    """cover covers commit commits committed commitment commitments deliver delivered delivery did
    aims ask asks asked achieve trying try plan planned promise promised strategy quote does
    local workforce lsc exactly short full please""".split()
)
_LABELLED = re.compile(r"^\d{1,2}[a-z]$")


@dataclass(frozen=True, slots=True)
class Found:
    """What the question's references lead to."""

    units: tuple[OutlineUnit, ...] = ()
    items: tuple[OutlineItem, ...] = ()
    missing: tuple[UnitReference, ...] = ()
    among: tuple[OutlineUnit, ...] = ()
    """Where something is missing: the units of its kind that there are."""

    @property
    def passages(self) -> frozenset[str]:
        """Ids of the passages that the references lead to."""
        ids = {p.id for unit in self.units for p in unit.passages}
        return frozenset(ids | {item.unit.passage.id for item in self.items})


def look_up(understanding: Understanding, shelf: Shelf) -> Found:
    """The units that the question names, from the document that it most likely means."""
    units: list[OutlineUnit] = []
    items: list[OutlineItem] = []
    missing: list[UnitReference] = []
    among: tuple[OutlineUnit, ...] = ()
    for reference in understanding.form.units:
        if _LABELLED.match(reference.label):
            found = _items(reference.label, _home(understanding, shelf, "action", items=True))
            items += found
            if not found:
                missing.append(reference)
                among = among or _parent_of(reference.label, understanding, shelf)
            continue
        home = _home(understanding, shelf, reference.noun)
        match = [unit for unit in home if unit.label == reference.label]
        units += match
        if home and not match:
            missing.append(reference)
            among = tuple(unit for unit in home if unit.noun == reference.noun)
    return Found(tuple(units), tuple(items), tuple(missing), among)


def _home(
    understanding: Understanding, shelf: Shelf, noun: str, *, items: bool = False
) -> tuple[OutlineUnit, ...]:
    """The outline units named `noun` of one document: a named one, else the core one with most."""
    by_document: dict[str, list[OutlineUnit]] = {}
    for unit in shelf.outline:
        if unit.noun == noun or (items and unit.items):
            by_document.setdefault(unit.doc_id, []).append(unit)
    if not by_document:
        return ()
    named = [doc_id for doc_id in understanding.documents if doc_id in by_document]
    if not named and understanding.documents and not _says_ours(understanding):
        return ()
    best = max(
        named or by_document,
        key=lambda doc_id: (shelf.records[doc_id].core, len(by_document[doc_id]), doc_id),
    )
    return tuple(by_document[best])


def _says_ours(understanding: Understanding) -> bool:
    return bool(re.search(r"\b(?:our|we|us|lsc|local)\b", understanding.question, re.IGNORECASE))


def _items(label: str, units: Sequence[OutlineUnit]) -> list[OutlineItem]:
    return [item for unit in units for item in unit.items if item.label == label]


def _parent_of(
    label: str, understanding: Understanding, shelf: Shelf
) -> tuple[OutlineUnit, ...]:
    number = label.rstrip("abcdefghijklmnopqrstuvwxyz")
    home = _home(understanding, shelf, "action", items=True)
    return tuple(u for u in home if any((i.label or "").startswith(number) for i in u.items))


def answer_from(found: Found, understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The whole of what was named, where the question asks for nothing narrower; else None."""
    if found.missing and not found.units and not found.items:
        return _missing(found)
    if not (found.units or found.items):
        return None
    others = _other_nouns(understanding)
    related = _related(found.units, others, shelf) if others else []
    if related:
        return Finding("answered", tuple(related))
    if not _asks_for_all_of_it(understanding):
        return None
    drafts = [to_draft(item.unit) for item in found.items]
    for unit in found.units:
        drafts += _whole(unit, understanding, shelf)
    status = "partial" if found.missing else "answered"
    note = _missing_note(found) if found.missing else ""
    return Finding(status, tuple(drafts), note) if drafts else None


def _asks_for_all_of_it(understanding: Understanding) -> bool:
    if understanding.form.wants not in ("text", "yes_no") or understanding.form.kind == "alignment":
        return False
    named = {word for unit in understanding.form.units for word in str(unit).split()}
    rest = [
        concept
        for concept in understanding.concepts
        if not concept.documents
        and concept.surface.lower() not in named | _ABOUT_ALL_OF_IT
        and concept.surface.lower().rstrip("s") not in UNIT_NOUNS
        and concept.surface.lower() not in _NUMBER_WORDS
        and not concept.surface.isdigit()
    ]
    return not rest


_NUMBER_WORDS = frozenset(
    "first second third fourth fifth sixth one two three four five six seven b c d e lsc".split()
)


def _other_nouns(understanding: Understanding) -> set[str]:
    """Kinds of unit that the question asks for besides those that it names by number."""
    said = {
        c.surface.lower().replace("priorities", "priority").rstrip("s")
        for c in understanding.concepts
    }
    return (said & set(UNIT_NOUNS)) - {unit.noun for unit in understanding.form.units}


def _related(
    units: Sequence[OutlineUnit], nouns: set[str], shelf: Shelf
) -> list[Draft]:
    """Headings of the units of another kind that stand around or under the named ones."""
    drafts: dict[str, Draft] = {}
    for unit in units:
        for other in shelf.outline:
            if other.doc_id != unit.doc_id or other.noun not in nouns:
                continue
            around = other.name in unit.parents
            under = unit.name in other.parents
            if around or under:
                drafts.setdefault(other.name, _heading(other))
                row = _row_with_both(unit, other, shelf)
                if row is not None:
                    drafts.setdefault(f"{unit.name} {row.passage.id} {row.text}", row)
    return list(drafts.values())


def _row_with_both(unit: OutlineUnit, other: OutlineUnit, shelf: Shelf) -> Draft | None:
    """A table row that ties the two together, such as 'Priority 3 … 5 and 6'."""
    outer, inner = (other, unit) if other.name in unit.parents else (unit, other)
    tie = re.compile(rf"\b{outer.noun} {outer.label}\b", re.IGNORECASE)
    number = re.compile(rf"\b{inner.label}\b")
    for passage in shelf.library.document_passages(unit.doc_id):
        for piece in split_units(passage) if passage.kind == "table" else ():
            if piece.row and tie.search(piece.text) and number.search(piece.row.cells[-1]):
                return to_draft(piece)
    return None


def _whole(unit: OutlineUnit, understanding: Understanding, shelf: Shelf) -> list[Draft]:
    """Its list; where it has none of its own, the headings of the units under it; else its text."""
    if unit.items:
        why = [] if understanding.form.kind == "list" else _opening(unit)
        return why + [to_draft(item.unit) for item in unit.items]
    below = [
        _heading(other)
        for other in shelf.outline
        if other.doc_id == unit.doc_id and other.parents and other.parents[-1] == unit.name
    ]
    if below:
        return [_heading(unit), *_needs_row(unit, shelf), *below]
    return [to_draft(u) for passage in unit.passages for u in split_units(passage)]


def _needs_row(unit: OutlineUnit, shelf: Shelf) -> list[Draft]:
    """The first table row elsewhere in the document that sums the unit up."""
    name = re.compile(rf"\b{unit.noun} {unit.label}\b", re.IGNORECASE)
    own = {passage.id for passage in unit.passages}
    for passage in shelf.library.document_passages(unit.doc_id):
        if passage.kind == "table" and passage.id not in own:
            for piece in split_units(passage):
                if name.search(piece.text):
                    return [to_draft(piece)]
    return []


def _opening(unit: OutlineUnit) -> list[Draft]:
    """The prose that a unit begins with, two sentences at most."""
    first = unit.passages[0]
    if first.kind != "prose":
        return []
    return [to_draft(u) for u in split_units(first)[:2]]


def _heading(unit: OutlineUnit) -> Draft:
    return Draft(unit.heading_path[-1], _holding(unit), (unit.heading_path[-1],))


def _holding(unit: OutlineUnit) -> Passage:
    """The passage that the heading itself stands in."""
    heading = unit.heading_path[-1]
    return next((p for p in unit.passages if heading in p.text), unit.passages[0])


def _missing(found: Found) -> Finding:
    drafts = tuple(_heading(unit) for unit in found.among)
    if found.among and _LABELLED.match(found.missing[0].label):
        drafts = tuple(to_draft(item.unit) for unit in found.among for item in unit.items)
    return Finding("not_in_library", drafts, _missing_note(found))


def _missing_note(found: Found) -> str:
    """Says which one is not there and, where that is known, how many there are."""
    absent = " or ".join(str(reference) for reference in found.missing)
    if not found.among:
        return f"There is no {absent} in the library."
    if _LABELLED.match(found.missing[0].label):
        unit = found.among[0]
        count = len(unit.items)
        return f"There is no {absent}: {unit.name} has {_in_words(count)} commitments ({count})."
    count = len(found.among)
    plural = found.among[0].noun.removesuffix("y") + "ies" if found.among[0].noun.endswith("y") else (
        found.among[0].noun + "s"
    )
    return f"There is no {absent}: there are {_in_words(count)} {plural} ({count})."


def _in_words(count: int) -> str:
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[count] if count < len(words) else str(count)
