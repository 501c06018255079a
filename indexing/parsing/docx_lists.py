"""Which Word paragraphs are list items, how deep they are and what mark they bear."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.styles.style import CharacterStyle

from indexing.parsing.writer import ListItem

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle, ParagraphStyle

_MOST_STYLES = 20
"""How far to follow styles based on others, which may go in a circle."""
_STYLE_DEPTH = re.compile(r"List \w+ (\d)")


class ListNumbers:
    """A document's list definitions, and the count of each numbered list so far."""

    def __init__(self, document: Document) -> None:
        self._formats = dict(_formats(document))
        self._counts: Counter[tuple[str, int]] = Counter()

    def item(
        self, paragraph: BaseOxmlElement, style: ParagraphStyle | None, text: str
    ) -> ListItem | None:
        """The paragraph as a list item, or None where it is none.

        Decimal numbers are counted; letters and Roman numerals become plain bullets, since a wrong
        label is worse than none.
        """
        properties = _list_properties(paragraph, style)
        list_id = _value(properties, "w:numId") if properties is not None else "0"
        if properties is None or list_id == "0" or not text.strip():
            return None
        level = int(_value(properties, "w:ilvl") or 0)
        named = _STYLE_DEPTH.match((style and style.name) or "")
        depth = level or (int(named[1]) - 1 if named else 0)
        if self._formats.get((list_id, level)) != "decimal":
            return ListItem(text, depth)
        self._counts[list_id, level] += 1
        for known_id, deeper in list(self._counts):
            if known_id == list_id and deeper > level:
                del self._counts[known_id, deeper]
        return ListItem(text, depth, f"{self._counts[list_id, level]}.")


def _formats(document: Document) -> dict[tuple[str, int], str]:
    """Number format of each list and level, such as "bullet" or "decimal"."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            root: BaseOxmlElement = document.part.numbering_part.element
            break
    else:
        return {}
    abstract: dict[str, dict[int, str]] = {}
    for definition in root.iterfind(qn("w:abstractNum")):
        levels = {
            int(level.get(qn("w:ilvl"), "0")): _value(level, "w:numFmt")
            for level in definition.iterfind(qn("w:lvl"))
        }
        abstract[definition.get(qn("w:abstractNumId"), "")] = levels
    return {
        (number.get(qn("w:numId"), ""), level): number_format
        for number in root.iterfind(qn("w:num"))
        for level, number_format in abstract.get(_value(number, "w:abstractNumId"), {}).items()
    }


def _list_properties(
    paragraph: BaseOxmlElement, style: ParagraphStyle | None
) -> BaseOxmlElement | None:
    """The `numPr` of a paragraph, its own or its style's."""
    path = f"{qn('w:pPr')}/{qn('w:numPr')}"
    found = paragraph.find(path)
    based_on: BaseStyle | None = style
    for _ in range(_MOST_STYLES):
        if found is not None or based_on is None:
            break
        found = based_on.element.find(path)
        based_on = based_on.base_style if isinstance(based_on, CharacterStyle) else None
    return found


def _value(parent: BaseOxmlElement, name: str) -> str:
    found = parent.find(qn(name))
    return found.get(qn("w:val"), "") if found is not None else ""
