"""Markdown to passages, with a model's window counted in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexing.parsing.markdown import parse_markdown
from indexing.passages import split_passages

if TYPE_CHECKING:
    from indexing.document import Passage


class WordCounter:
    """Counts words, two special tokens included."""

    def __init__(self, window: int = 256) -> None:
        self.window = window

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 2


def passages_of(markdown: str, window: int = 256) -> tuple[Passage, ...]:
    document = parse_markdown(markdown.encode())
    return split_passages(document, doc_id="plan", title="", embedder=WordCounter(window))
