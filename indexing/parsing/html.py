"""HTML pages, by Beautiful Soup over lxml: the content, without the page's furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, PreformattedString

from indexing.parsing.html_tables import caption_of, is_layout, table_rows
from indexing.parsing.writer import ListItem, MarkdownWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexing.document import ParsedDocument

_FURNITURE = {"script", "style", "nav", "aside", "template", "noscript", "svg", "head"}
_CONTROLS = {"button", "input", "select", "textarea"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LISTS = ("ul", "ol", "menu")
_TABLE_PARTS = {"thead", "tbody", "tr", "th", "td"}
_BLOCKS = (
    HTMLTreeBuilder.DEFAULT_BLOCK_ELEMENTS | _TABLE_PARTS | {"body", "details", "menu", "summary"}
)


def parse_html(data: bytes) -> ParsedDocument:
    """Headings, paragraphs, lists and tables of a page, in order."""
    soup = BeautifulSoup(data, "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    _remove_furniture(soup)
    first_heading = soup.find("h1")
    heading = " ".join(first_heading.get_text().split()) if first_heading else ""
    writer = MarkdownWriter()
    _Page(writer).write(soup)
    # A page's own title often has its site's name added.
    named = heading if heading and title.startswith(heading) else title or heading
    return writer.document(title=" ".join(named.split()))


def _remove_furniture(soup: BeautifulSoup) -> None:
    for tag in soup(_is_furniture):
        if not tag.decomposed:
            tag.decompose()


def _is_furniture(tag: Tag) -> bool:
    if tag.name in {"header", "footer"}:
        # Inside an article they hold its heading and notes, outside they are the site's.
        return not tag.find_parent(["main", "article"])
    if tag.name == "form":
        # Some sites put the whole page into one form.
        return not tag.find(["h1", "main", "article"])
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true"
    return (
        tag.name in _FURNITURE | _CONTROLS
        or hidden
        or bool(_HIDDEN.search(str(tag.get("style", ""))))
    )


class _Page:
    """Walks a page; text between blocks gathers until a block begins or ends."""

    def __init__(self, writer: MarkdownWriter) -> None:
        self._writer = writer
        self._gathered: list[str] = []

    def write(self, tag: Tag) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                self._write_tag(child)
            elif _is_text(child):
                self._gathered.append(str(child))

    def _write_tag(self, tag: Tag) -> None:
        if tag.name not in _BLOCKS:
            if tag.name == "br":
                self._gathered.append(" ")
            self.write(tag)
            return
        self._flush()
        if re.fullmatch("h[1-6]", tag.name):
            self._writer.heading(int(tag.name[1]), _text(tag))
        elif tag.name in _LISTS:
            self._writer.items(tuple(_items(tag, 0)))
        elif tag.name == "table" and not is_layout(tag):
            self._writer.prose(caption_of(tag))
            self._writer.table(table_rows(tag))
        elif tag.name == "pre":
            self._writer.code(tag.get_text())
        else:
            self.write(tag)
            self._flush()

    def _flush(self) -> None:
        self._writer.prose("".join(self._gathered))
        self._gathered.clear()


def _items(tag: Tag, depth: int) -> Iterator[ListItem]:
    number = 0
    for child in tag.children:
        if not isinstance(child, Tag):
            if _is_text(child):
                yield ListItem(str(child), depth)
        elif child.name in _LISTS:
            yield from _items(child, depth + 1)
        else:
            number += 1
            marker = f"{number}." if tag.name == "ol" else "-"
            yield ListItem(_text(child, without=_LISTS), depth, marker)
            for inner in child.find_all(_LISTS):
                if inner.find_parent(_LISTS) is tag:
                    yield from _items(inner, depth + 1)


def _text(tag: Tag, without: tuple[str, ...] = ()) -> str:
    """Words of `tag`, blocks apart from one another, leaving out what is inside `without`."""
    words: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name not in without:
                space = " " if child.name in _BLOCKS or child.name == "br" else ""
                words.append(f"{space}{_text(child, without)}{space}")
        elif _is_text(child):
            words.append(str(child))
    return "".join(words)


def _is_text(node: object) -> bool:
    """Whether `node` is text to read, not a comment or declaration."""
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
