"""A document's outline: its headings, the numbered units that plans are made of, and their lists.

Works from headings, numbering and lists alone, so it serves any document that has them. Nothing is
stored: it is read off a document's passages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indexing.outline_items import OutlineItem, unit_items
from indexing.plan_words import NUMBER_OF, UNIT_NOUNS, singular_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexing.document import Passage

__all__ = ["Heading", "OutlineItem", "OutlineUnit", "heading_tree", "names_above", "outline"]

_NOUN = "|".join(UNIT_NOUNS)
_LABEL = rf"\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|{'|'.join(NUMBER_OF)}"
_UNIT = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:[\w-]+\s+){0,3}?"
    rf"(?P<noun>{_NOUN})\s+(?:no\.?\s*|number\s+)?(?P<label>{_LABEL})\s*"
    r"(?:(?:[:.)—–-]\s*)+(?P<title>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_CONTINUED = re.compile(r"\s*\(?\b(?:continued|cont\.?|cont['’]d)\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, where it stands, and the headings under it."""

    title: str
    page: int | None
    children: tuple[Heading, ...] = ()


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
    own: tuple[Passage, ...]
    """Those of `passages` that stand under no deeper numbered unit."""
    items: tuple[OutlineItem, ...]

    @property
    def name(self) -> str:
        """Noun and label in lower case, such as 'action 5'."""
        return f"{self.noun} {self.label}"

    @property
    def page(self) -> int | None:
        """1-based page of its first passage, where the format has pages."""
        return self.passages[0].page


def outline(passages: Sequence[Passage]) -> tuple[OutlineUnit, ...]:
    """The numbered units that the headings of one document name, in reading order.

    `passages` are all passages of that document in order. A unit holds the passages under its
    heading, those under deeper numbered units included, and the items of the lists directly its
    own. A heading said again with "(continued)" goes on with its unit.
    """
    grouped: dict[tuple[str, ...], list[Passage]] = {}
    for passage in passages:
        path = tuple(_CONTINUED.sub("", heading) for heading in passage.heading_path)
        for depth in range(1, len(path) + 1):
            if _UNIT.fullmatch(path[depth - 1]):
                grouped.setdefault(path[:depth], []).append(passage)
    return tuple(_unit(path, members) for path, members in grouped.items())


def _unit(path: tuple[str, ...], members: Sequence[Passage]) -> OutlineUnit:
    noun, label, title = _read(path[-1]) or ("", "", "")
    own = tuple(p for p in members if names_above(p.heading_path[len(path) :]) == ())
    return OutlineUnit(
        doc_id=members[0].doc_id,
        noun=noun,
        label=label,
        title=title,
        heading_path=members[0].heading_path[: len(path)],
        parents=names_above(path[:-1]),
        passages=tuple(members),
        own=own,
        items=unit_items(own, depth=len(path)),
    )


def names_above(path: Iterable[str]) -> tuple[str, ...]:
    """The names of the numbered units that a heading path leads through, outermost first."""
    read = (_read(heading) for heading in path)
    return tuple(f"{noun} {label}" for noun, label, _ in filter(None, read))


def _read(heading: str) -> tuple[str, str, str] | None:
    """Noun, label and title of a heading that names a unit."""
    match = _UNIT.fullmatch(heading)
    if match is None:
        return None
    label = match["label"].lower()
    title = (match["title"] or "").strip()
    return singular_noun(match["noun"]), str(NUMBER_OF.get(label, label)), title


def heading_tree(passages: Sequence[Passage]) -> tuple[Heading, ...]:
    """The headings of one document as a tree, in reading order; each path once.

    A heading with nothing under it is not there, since no passage stands in it.
    """
    root = Heading("", None)
    for passage in passages:
        root = _with_path(root, passage.heading_path, passage.page)
    return root.children


def _with_path(heading: Heading, path: tuple[str, ...], page: int | None) -> Heading:
    if not path:
        return heading
    children = list(heading.children)
    titles = [child.title for child in children]
    if path[0] not in titles:
        titles.append(path[0])
        children.append(Heading(path[0], page))
    place = titles.index(path[0])
    children[place] = _with_path(children[place], path[1:], page)
    return replace(heading, children=tuple(children))
