"""Marks quoted words in Markdown that has been read, so that marking cannot change what it means.

Words are compared, not characters: a quoted table row has bars where its rendering has cells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_PUNCTUATION_AFTER = re.compile(r"[^\w\s]*")


class _Word(NamedTuple):
    text: str
    place: int
    """Which of the texts it stands in, counted from 0."""
    start: int
    end: int


def mark_quotes(tokens: Sequence[Token], quotes: Iterable[Sequence[Token]]) -> None:
    """Marks in `tokens` the words of every quote, each given as tokens of the same reader."""
    texts = list(_texts(tokens))
    words = list(_words(texts))
    covered: dict[int, list[tuple[int, int]]] = {}
    for quote in quotes:
        wanted = [word.text for word in _words(list(_texts(quote)))]
        for place, start, end in _stretches(words, wanted, texts):
            covered.setdefault(place, []).append((start, end))
    marked = {id(texts[place]): _joined(ranges) for place, ranges in covered.items()}
    for block in tokens:
        if block.children:
            block.children = [
                piece for token in block.children for piece in _cut(token, marked.get(id(token)))
            ]


def html_token(content: str) -> Token:
    """A token that renders as the given HTML."""
    return Token("html_inline", "", 0, content=content)


def _texts(tokens: Iterable[Token]) -> Iterator[Token]:
    for block in tokens:
        for token in block.children or ():
            if token.type in ("text", "code_inline"):
                yield token


def _words(texts: Sequence[Token]) -> Iterator[_Word]:
    for place, token in enumerate(texts):
        for found in _WORD.finditer(token.content):
            yield _Word(found[0], place, found.start(), found.end())


def _stretches(
    words: Sequence[_Word], wanted: Sequence[str], texts: Sequence[Token]
) -> Iterator[tuple[int, int, int]]:
    """What the first run of `wanted` covers: (place, start, end) in each text that it goes over."""
    size = len(wanted)
    for at in range(len(words) - size + 1 if size else 0):
        if all(words[at + i].text == wanted[i] for i in range(size)):
            first, last = words[at], words[at + size - 1]
            break
    else:
        return
    for place in range(first.place, last.place + 1):
        content = texts[place].content
        start = first.start if place == first.place else 0
        end = len(content)
        if place == last.place:
            closing = _PUNCTUATION_AFTER.match(content, last.end)
            end = closing.end() if closing else last.end
        yield place, start, end


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that meet made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(token: Token, ranges: Sequence[tuple[int, int]] | None) -> Iterator[Token]:
    """`token` in pieces, those in `ranges` inside marks."""
    at = 0
    for start, end in ranges or ():
        if start > at:
            yield token.copy(content=token.content[at:start])
        yield html_token("<mark>")
        yield token.copy(content=token.content[start:end])
        yield html_token("</mark>")
        at = end
    if at == 0:
        yield token
    elif at < len(token.content):
        yield token.copy(content=token.content[at:])
