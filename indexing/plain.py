"""Markdown without its marks, for embedding, searching and comparing words."""

from __future__ import annotations

import re

_NOT_WORDS = re.compile(r"\s*(?:(?:`{3,}|~{3,}).*|=+|([-*_])(?:[ \t]*\1){2,})\s*")
_DELIMITER_ROW = re.compile(r"[\s|:-]*-[\s|:-]*")
_LINE_MARK = re.compile(r"^\s*(?:>\s?)*\s*(?:#{1,6}(?=\s|$)|[-*+](?=\s|$))?\s*")
_CLOSING_HASHES = re.compile(r"(?<=\s)#+\s*$")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(r"<(?:!--[^<]*--|/?[A-Za-z][^<>]*)>")
_STRONG = re.compile(r"\*\*+|`+")
_EMPHASIS = re.compile(r"(?<!\w)(?:\*|__?)(?=\S)|(?<=\S)(?:\*|__?)(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_text(markdown: str) -> str:
    """The words of `markdown`, one line for each line that has any.

    Marks of emphasis, code, links (their words stay), headings, bullets and quotations go, and so
    do table delimiters; a table row becomes its cells joined by "; ".
    """
    lines = (_plain_line(line) for line in markdown.split("\n"))
    return "\n".join(line for line in lines if line)


def plain_words(text: str) -> str:
    """The words of a piece of one line, such as a cell, where "-" or ">" in front is no mark."""
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub("", _STRONG.sub("", _TAG.sub(" ", text)))
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _plain_line(line: str) -> str:
    if _NOT_WORDS.fullmatch(line) or ("|" in line and _DELIMITER_ROW.fullmatch(line)):
        return ""
    marked = line.lstrip()
    line = _CLOSING_HASHES.sub("", line) if marked.startswith("#") else line
    line = _LINE_MARK.sub("", line, count=1)
    if line.startswith("|"):
        cells = (plain_words(cell) for cell in _CELL_EDGE.split(line))
        return "; ".join(cell for cell in cells if cell)
    return plain_words(line)
