"""The items of a numbered unit: its list, or the paragraphs that a list has lost its marks from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexing.plain import plain_text
from indexing.plan_words import UNDERTAKING_CUES
from indexing.runs import runs
from indexing.units import Unit, split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexing.document import Passage

_LABEL = re.compile(r"(\d{1,2}(?:\.\d{1,2}|[a-z]))[.:)]?\s+(?=\S)")
_CUE = re.compile(rf"\b(?:{'|'.join(UNDERTAKING_CUES)})\b", re.IGNORECASE)
_OPENING_WORDS = 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One item of a unit's list: its label where it has one ('5a'), its words, and its evidence."""

    label: str | None
    text: str
    unit: Unit


def unit_items(passages: Sequence[Passage], *, depth: int) -> tuple[OutlineItem, ...]:
    """The items among `passages`, which stand under a unit whose heading is `depth` deep.

    Labelled items if it has any; otherwise those of the lists that say what will be done, if any
    says so; otherwise all its list items; otherwise the paragraphs of a section under it that
    mostly begin with the same two words, as a list does whose marks were lost when the document was
    made into text.
    """
    listed = [u for p in passages if p.kind == "list" for u in split_units(p) if u.kind == "item"]
    labelled = [unit for unit in listed if own_label(unit.text)]
    promised = [unit for unit in listed if _is_promised(unit, depth)]
    found = labelled or promised or listed or _unmarked(passages, depth)
    return tuple(OutlineItem(own_label(unit.text), unit.text, unit) for unit in found)


def own_label(text: str) -> str | None:
    """The label that an item's words begin with, in small letters: "5a. Share …" has "5a"."""
    match = _LABEL.match(text)
    return match[1].lower() if match else None


def without_label(text: str) -> str:
    """An item's words without the label that they begin with."""
    return _LABEL.sub("", text, count=1) if own_label(text) else text


def is_sub_item(unit: Unit) -> bool:
    """Whether `unit` is an item under another item of its list."""
    items = (other for other in split_units(unit.passage) if other.kind == "item")
    return any(other.text == unit.lead for other in items)


def _is_promised(unit: Unit, depth: int) -> bool:
    """Whether what stands above an item's list says that it will be done."""
    heading = unit.passage.heading_path[depth:][-1:]
    return any(_CUE.search(words) for words in (unit.lead, *heading))


def _unmarked(passages: Sequence[Passage], depth: int) -> list[Unit]:
    sections: dict[tuple[str, ...], list[Unit]] = {}
    for passage in passages:
        if len(passage.heading_path) > depth:
            sections.setdefault(passage.heading_path, []).extend(_paragraphs(passage))
    alike = (units for units in sections.values() if _begin_alike(units))
    return next(alike, [])


def _paragraphs(passage: Passage) -> Iterable[Unit]:
    for order, run in enumerate(run for run in runs(passage.text) if run.kind == "prose"):
        yield Unit(passage, "item", order, run.text, plain_text(run.text))


def _begin_alike(units: Sequence[Unit]) -> bool:
    openings = Counter(tuple(unit.text.lower().split()[:_OPENING_WORDS]) for unit in units)
    most = max(openings.values(), default=0)
    return most >= _FEWEST and most > len(units) / 2
