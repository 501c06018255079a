"""A document's outline: the numbered units that plans are made of, and what each commits to.

Works from headings, numbering and lists alone, so it serves any document that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexing.document import Passage
from indexing.units import Unit, split_units

_HEADING_UNIT = re.compile(
    r"^(?P<noun>[A-Za-z]+(?: [a-z]+)?)\s+(?P<label>\d{1,2}[a-z]?)\s*(?:[:.—–-]+\s*(?P<title>.*))?$"
)
_ITEM_LABEL = re.compile(r"^(?P<label>\d{1,2}(?:\.\d{1,2}|[a-z]))[.:)]?\s+(?P<rest>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One item of a unit's list: its label where it has one ('5a'), its words, and its evidence."""

    label: str | None
    text: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class OutlineUnit:
    """A numbered unit ('Action 5'), its title, the units around it and what stands under it."""

    doc_id: str
    noun: str
    label: str
    title: str
    heading_path: tuple[str, ...]
    parents: tuple[str, ...]
    """Names of the numbered units around it, outermost first, such as ('priority 3',)."""
    passages: tuple[Passage, ...]
    items: tuple[OutlineItem, ...]

    @property
    def name(self) -> str:
        """Noun and label in lower case, such as 'action 5'."""
        return f"{self.noun} {self.label}"


def outline(passages: Sequence[Passage]) -> tuple[OutlineUnit, ...]:
    """The numbered units that the headings of one document name, in reading order.

    `passages` are all passages of that document in order. A unit holds the passages under its
    heading, those under deeper numbered units included, and the items of the lists directly its own.
    """
    grouped: dict[tuple[str, ...], list[Passage]] = {}
    for passage in passages:
        for depth in range(1, len(passage.heading_path) + 1):
            path = passage.heading_path[:depth]
            if _HEADING_UNIT.match(path[-1]):
                grouped.setdefault(path, []).append(passage)
    return tuple(_unit(path, members) for path, members in grouped.items())


def _unit(path: tuple[str, ...], members: list[Passage]) -> OutlineUnit:
    match = _HEADING_UNIT.match(path[-1])
    assert match is not None  # noqa: S101  (the caller selected paths by this pattern)
    own = [p for p in members if _innermost_unit(p.heading_path) == path]
    return OutlineUnit(
        doc_id=members[0].doc_id,
        noun=match.group("noun").lower(),
        label=match.group("label").lower(),
        title=(match.group("title") or "").strip(),
        heading_path=path,
        parents=tuple(_name(heading) for heading in path[:-1] if _HEADING_UNIT.match(heading)),
        passages=tuple(members),
        items=tuple(_items(own)),
    )


def _innermost_unit(path: tuple[str, ...]) -> tuple[str, ...]:
    depth = max(i for i, heading in enumerate(path, 1) if _HEADING_UNIT.match(heading))
    return path[:depth]


def _name(heading: str) -> str:
    match = _HEADING_UNIT.match(heading)
    return f"{match.group('noun')} {match.group('label')}".lower() if match else heading


def _items(passages: Iterable[Passage]) -> Iterable[OutlineItem]:
    """Labelled items if the unit has any; otherwise all its list items."""
    units = [u for p in passages if p.kind == "list" for u in split_units(p) if u.kind == "item"]
    labelled = [(u, m) for u in units if (m := _ITEM_LABEL.match(u.text))]
    if labelled:
        return [OutlineItem(m.group("label").lower(), u.text, u) for u, m in labelled]
    return [OutlineItem(None, u.text, u) for u in units]
