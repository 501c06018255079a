"""Everyday words for the catalogue's closed vocabularies: data, in `vocabulary_words.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

from corpus.phrases import Phrases, fold, split_words
from corpus.strict_yaml import StrictTextLoader
from corpus.vocabulary import DocumentType, Geography, Sector, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).with_name("vocabulary_words.yaml")
VOCABULARIES: dict[str, tuple[str, ...]] = {
    name: tuple(map(str, values))
    for name, values in (
        ("type", DocumentType),
        ("sector", Sector),
        ("geography", Geography),
        ("theme", Theme),
        ("core", ("true",)),
    )
}
"""The fields that questions can filter by, and their values."""


class Role(StrEnum):
    """What a word of a question about the library's documents does there."""

    DOCUMENT = "document"
    HEAD = "head"
    """It stands for documents and says of what sort they are."""
    VALUE = "value"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for: its role and, for a head or value, the field and its value."""

    role: Role
    field: str = ""
    value: str = ""


class ValueWords(BaseModel):
    """What people say for one value, and what an answer says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    said: str
    words: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


class VocabularyWords(BaseModel):
    """The file's content, checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: tuple[str, ...]
    besides: str
    newest: tuple[str, ...]
    oldest: tuple[str, ...]
    type: dict[str, ValueWords]
    sector: dict[str, ValueWords]
    geography: dict[str, ValueWords]
    theme: dict[str, ValueWords]
    core: dict[str, ValueWords]

    @cached_property
    def phrases(self) -> Phrases[Meaning]:
        """Every phrase with what it stands for."""
        return Phrases(self._pairs())

    @cached_property
    def passed_over(self) -> frozenset[str]:
        """Words, folded, that say nothing of which documents are meant."""
        return frozenset(fold(word.written) for word in split_words(self.besides))

    def said(self, field: str, value: str) -> str:
        """How an answer says that documents have `value` in `field`: "are plans"."""
        values: dict[str, ValueWords] = getattr(self, field)
        return values[value].said

    def _pairs(self) -> Iterator[tuple[str, Meaning]]:
        for role, words in (
            (Role.DOCUMENT, self.documents),
            (Role.NEWEST, self.newest),
            (Role.OLDEST, self.oldest),
        ):
            yield from ((word, Meaning(role)) for word in words)
        for field in VOCABULARIES:
            values: dict[str, ValueWords] = getattr(self, field)
            for value, known in values.items():
                yield from ((head, Meaning(Role.HEAD, field, value)) for head in known.heads)
                yield from ((word, Meaning(Role.VALUE, field, value)) for word in known.words)


@cache
def load_vocabulary_words() -> VocabularyWords:
    """The words that come with the package."""
    text = _FILE.read_text(encoding="utf-8")
    return VocabularyWords.model_validate(yaml.load(text, StrictTextLoader))  # noqa: S506 (safe)
