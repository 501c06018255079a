"""A document's outline as people and programs read it: headings, and its numbered units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from assistant.document_ids import require_document
from indexing.outline import heading_tree, names_above, outline
from indexing.outline_lists import listed_units
from indexing.outline_restated import restated_units

if TYPE_CHECKING:
    from indexing.document import Passage
    from indexing.library import Library
    from indexing.outline import Heading, OutlineUnit
    from indexing.outline_lists import ListedUnit


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeadingNode(_Frozen):
    """A heading and those under it."""

    title: str
    page: int | None
    children: tuple[HeadingNode, ...]


class UnitItem(_Frozen):
    """An item of a unit's list."""

    label: str | None = Field(description="Such as '5a', where the document prints one.")
    text: str


class NumberedUnit(_Frozen):
    """A numbered part of a plan, such as action 5."""

    name: str = Field(description="Such as 'action 5'.")
    title: str
    section: str = Field(description="Heading path, outermost first, joined by ' > '.")
    page: int | None
    under: tuple[str, ...] = Field(description="Names of the units around it, outermost first.")
    items: tuple[UnitItem, ...]
    passage: str = Field(description="Id of the passage that it begins in.")


class DocumentOutline(_Frozen):
    """The line of `outline --json`."""

    id: str
    title: str
    headings: tuple[HeadingNode, ...]
    units: tuple[NumberedUnit, ...] = Field(description="Those that headings name.")
    listed: tuple[NumberedUnit, ...] = Field(
        description="Those that lists and tables number, or list under the name of a section."
    )


def document_outline(library: Library, doc_id: str) -> DocumentOutline:
    """The outline of one document of a library.

    Raises:
        UnknownDocument: the library does not hold it.
    """
    titles = {document.id: document.record.title for document in library.documents()}
    require_document(doc_id, titles)
    passages = library.document_passages(doc_id)
    headed = outline(passages)
    listed = listed_units(passages)
    nouns = {unit.noun for unit in (*headed, *listed)}
    restated = (unit for unit in restated_units(passages) if unit.noun not in nouns)
    return DocumentOutline(
        id=doc_id,
        title=titles[doc_id],
        headings=tuple(_node(heading) for heading in heading_tree(passages)),
        units=tuple(_headed(unit) for unit in headed),
        listed=tuple(_listed(unit) for unit in (*listed, *restated)),
    )


def _node(heading: Heading) -> HeadingNode:
    return HeadingNode(
        title=heading.title,
        page=heading.page,
        children=tuple(_node(child) for child in heading.children),
    )


def _headed(unit: OutlineUnit) -> NumberedUnit:
    return NumberedUnit(
        name=unit.name,
        title=unit.title,
        section=" > ".join(unit.heading_path),
        page=unit.page,
        under=unit.parents,
        items=tuple(UnitItem(label=item.label, text=item.text) for item in unit.items),
        passage=unit.passages[0].id,
    )


def _listed(unit: ListedUnit) -> NumberedUnit:
    passage: Passage = unit.unit.passage
    return NumberedUnit(
        name=unit.name,
        title=unit.unit.text,
        section=passage.section,
        page=passage.page,
        under=names_above(passage.heading_path),
        items=(),
        passage=passage.id,
    )
