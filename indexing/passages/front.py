"""What stands in front of a passage when it is embedded: its title and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from indexing.plain import plain_text

if TYPE_CHECKING:
    from indexing.document import Passage

_HEADING = re.compile(r"\s*(?:#{1,6}[ \t]+[^\n]*|[^\n]+\n(?:=+|-+)[ \t]*)(?=\n|$)")
_SEPARATOR = " > "


class TokenCounter(Protocol):
    """The part of an `Embedder` that decides how long a passage may be."""

    @property
    def window(self) -> int:
        """Largest number of tokens in one text, special tokens included."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of `text`, special tokens included, never truncated."""
        ...


def embedding_text(title: str, passage: Passage, embedder: TokenCounter) -> str:
    """The text to embed for `passage`: title and headings on one line, then its plain words.

    Title and headings take a quarter of the window at most: outer headings go first, then words at
    their ends. A heading that is said in front is not said again.
    """
    front = front_parts(title, passage.heading_path, embedder)
    return front_line(front) + "\n" + plain_body(passage.text, front)


def front_line(front: tuple[str, ...]) -> str:
    """Title and headings as one line."""
    return _SEPARATOR.join(front)


def front_parts(title: str, path: tuple[str, ...], embedder: TokenCounter) -> tuple[str, ...]:
    """The title and the innermost headings, as many as fit into a quarter of the window."""
    limit = embedder.window // 4
    if title.strip() and path and _key(path[0]).startswith(_key(title)):
        path = path[1:]
    parts = [part for part in (title.strip(), *path) if part]
    while len(parts) > 2 and embedder.count_tokens(_SEPARATOR.join(parts)) > limit:
        del parts[1]
    if embedder.count_tokens(_SEPARATOR.join(parts)) > limit:
        share = max(2, limit // len(parts) - 2)
        parts = [_first_words(part, share, embedder) for part in parts]
    return tuple(parts)


def plain_body(text: str, front: tuple[str, ...]) -> str:
    """Plain words of a passage's text, without the headings at its start that `front` says."""
    said = {_key(part) for part in front}
    start = 0
    kept: list[str] = []
    while heading := _HEADING.match(text, start):
        words = plain_text(heading[0])
        if _key(words) not in said:
            kept.append(words)
        start = heading.end()
    return "\n".join([*kept, plain_text(text[start:])]).strip()


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _first_words(text: str, tokens: int, embedder: TokenCounter) -> str:
    """The longest start of `text` of at most `tokens` tokens, up to a word's end if it can be."""
    if embedder.count_tokens(text) <= tokens:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if embedder.count_tokens(text[:middle] + "…") <= tokens:
            fits = middle
        else:
            too_long = middle
    return (text[:fits].rsplit(" ", 1)[0] or text[:fits]) + "…"
