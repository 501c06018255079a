"""The things that a question names: units, documents, sectors, areas, measures, years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.understanding.numbering import find_unit_mentions
from assistant.understanding.question import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.understanding.vocabulary import Vocabulary
    from corpus.glossary import NamedDocument


class NamesDocuments(Protocol):
    """Finds the documents that a text names, as `corpus.glossary.Glossary` does."""

    def documents_named(self, text: str) -> Sequence[NamedDocument]:
        """The documents that `text` names, in its order."""
        ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in a text, at half-open offsets: its class and its words."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds what texts name, among units, documents and the vocabulary's classes."""

    vocabulary: Vocabulary
    glossary: NamesDocuments

    def find(self, text: str) -> list[Mention]:
        """The mentions in `text`, in its order; a name inside another counts as part of it."""
        found: list[Mention] = []
        for kind, start, end in self._candidates(text):
            if all(end <= other.start or start >= other.end for other in found):
                found.append(Mention(kind, text[start:end], start, end))
        return sorted(found, key=lambda mention: mention.start)

    def _candidates(self, text: str) -> Iterator[tuple[str, int, int]]:
        for unit in find_unit_mentions(text):
            yield "unit", unit.start, unit.end
        for document in self.glossary.documents_named(text):
            yield "document", *document.span
        yield from self.vocabulary.find(text)
        for year in YEAR.finditer(text):
            yield "year", *year.span()


def of_kind(mentions: Iterable[Mention], *kinds: str) -> list[Mention]:
    """Those of `mentions` that are of one of `kinds`."""
    return [mention for mention in mentions if mention.kind in kinds]
