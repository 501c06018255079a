"""Mends what PDF text extraction leaves: odd characters, cut words, running headers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexing.parsing.pdf_lines import Line

_BULLETS = re.compile("[\x7f\uf0b7\uf0a7\uf0be\uf0d8\uf076\uf0fc]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
# pdfium puts U+FFFE where a line ended in a hyphen.
_LINE_END_HYPHENS = re.compile("[\ufffe\u00ad]")
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x80-\x9f\u200b\ufeff\ufffd\uffff\ue000-\uf8ff]")
_MOST_UNREADABLE = 0.2
_HYPHEN = "\u2010"
"""Stands, in a cleaned line, where a word was cut at a line's end."""
_CUT_WORD = re.compile(rf"(\w+(?:-\w+)*){_HYPHEN}\s*(\w+)")
_CUT_PARTS = re.compile(rf"[\w-]+{_HYPHEN}\s*\w*")
_RULE = re.compile(r"(?:[\W_]{3,})?")
_LONE_MARK = re.compile(r"[•◦▪‣⁃·●○■–-]|\d{1,2}[.)]")
_CUT_AT_END = re.compile(r"(?<=\w)-$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_AND = {"and", "or", "to"}
"""Words before which a hyphen is left hanging, as in "pre- and post-war"."""
_WORD_OF_LETTERS = re.compile(r"[^\W\d_]{3}")
_LONGEST_RUNNING_LINE = 120
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.4
_LINES_AT_EDGE = 3


def cleaned_pages(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages with readable characters and without the headers and footers of most pages.

    A page whose text is mostly unreadable comes back empty.
    """
    readable = [[_cleaned(line) for line in page] if _is_readable(page) else [] for page in pages]
    return _without_running_lines([list(_with_their_marks(page)) for page in readable])


class WordMender:
    """Decides about words cut at line ends by the words that the document has elsewhere."""

    def __init__(self, pages: Iterable[Iterable[Line]]) -> None:
        self._words = {
            word.casefold()
            for page in pages
            for line in page
            for word in _WORD.findall(_CUT_PARTS.sub(" ", _marked(line.text)))
        }

    def joined(self, lines: Sequence[str]) -> str:
        """The lines of one paragraph as one, cut words made whole."""
        marked = " ".join(_marked(line) for line in lines)
        return _CUT_WORD.sub(self._mended, marked).replace(_HYPHEN, "-")

    def _mended(self, cut: re.Match[str]) -> str:
        first, second = cut[1], cut[2]
        if second in _AND:
            return f"{first}- {second}"
        whole, compound = f"{first}{second}", f"{first}-{second}"
        if whole.casefold() in self._words:
            return whole
        stand_alone = {first.casefold(), second.casefold()} <= self._words
        is_compound = compound.casefold() in self._words or stand_alone or not second[0].islower()
        return compound if is_compound else whole


def _with_their_marks(page: Sequence[Line]) -> Iterator[Line]:
    """Lines with any words; a bullet or number that stands alone goes to the line after it."""
    mark = ""
    for line in page:
        if _LONE_MARK.fullmatch(line.text):
            mark = f"{line.text} "
        elif not _RULE.fullmatch(line.text):
            yield replace(line, text=mark + line.text)
            mark = ""


def _marked(line: str) -> str:
    return _CUT_AT_END.sub(_HYPHEN, line)


def _is_readable(page: Sequence[Line]) -> bool:
    text = "".join(line.text for line in page)
    return len(_UNREADABLE.findall(text)) <= _MOST_UNREADABLE * len(text)


def _cleaned(line: Line) -> Line:
    text = _BULLETS.sub("•", line.text)
    # Only ligatures: NFKC of a whole text would make 10² into 102.
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _UNREADABLE.sub("", _LINE_END_HYPHENS.sub(_HYPHEN, text))
    return replace(line, text=" ".join(text.split()))


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    counts = Counter(key for page in pages for key in {_key(line) for line in _edge_lines(page)})
    needed = max(_FEWEST_PAGES, _SHARE_OF_PAGES * sum(1 for page in pages if page))
    running = {key for key, count in counts.items() if count >= needed}
    return [
        [line for line in page if not _is_running(line, running, edges)]
        for page in pages
        for edges in [_edge_lines(page)]
    ]


def _is_running(line: Line, running: set[str], edges: Sequence[Line]) -> bool:
    """Whether a line is a header or footer; a mere number is one only at the page's edge."""
    key = _key(line)
    return key in running and (line in edges or bool(_WORD_OF_LETTERS.search(key)))


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    """Short lines at the top and the bottom of a page, where headers and footers stand."""
    placed = [(line.place.top, line) for line in page if line.place]
    lines = [line for _, line in sorted(placed, key=lambda pair: pair[0])] or list(page)
    edges = [*lines[:_LINES_AT_EDGE], *lines[-_LINES_AT_EDGE:]]
    return [line for line in edges if len(line.text) <= _LONGEST_RUNNING_LINE]
