"""Real footnotes in a Word file, which python-docx (1.2) cannot write by itself.

Office Open XML (ECMA-376, part 1, section 17.11): a part of footnotes, which the document refers to
by number, and two notes that draw the line above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.exports.harmless import writable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST = {-1: "separator", 0: "continuationSeparator"}
TEXT_STYLE = "FootnoteText"
MARK_STYLE = "FootnoteReference"


class Footnotes:
    """The footnotes of one document, numbered from 1 in the order that they are added."""

    def __init__(self) -> None:
        self._root: Any = OxmlElement("w:footnotes")
        for number, kind in _FIRST.items():
            note = _element("footnote", type=kind, id=str(number))
            note.append(_around("p", _around("r", _element(kind))))
            self._root.append(note)
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> int:
        """A mark at the end of `paragraph` and `text` at the foot of its page; gives its number."""
        self._count += 1
        reference = _element("footnoteReference", id=str(self._count))
        paragraph.add_run().element.extend([_style("r", MARK_STYLE), reference])
        words = _element("t")
        words.set(_SPACE, "preserve")
        words.text = f" {writable(text)}"
        mark = _around("r", _style("r", MARK_STYLE), _element("footnoteRef"))
        note = _element("footnote", id=str(self._count))
        note.append(_around("p", _style("p", TEXT_STYLE), mark, _around("r", words)))
        self._root.append(note)
        return self._count

    def attach(self, document: Document) -> None:
        """Puts the footnotes into `document`; once, when all are added."""
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            serialize_part_xml(self._root),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 (an element of lxml, untyped)
    element: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _around(name: str, *inside: Any) -> Any:  # noqa: ANN401
    element = _element(name)
    element.extend(inside)
    return element


def _style(of: str, name: str) -> Any:  # noqa: ANN401
    """The properties of a paragraph ("p") or a run ("r") that give it a style."""
    style = "pStyle" if of == "p" else "rStyle"
    return _around(f"{of}Pr", _element(style, val=name))
