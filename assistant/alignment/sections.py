"""What a section is, by its headings: the document's own matter, its framing, or commentary."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

from corpus.provenance import is_own_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = Path(__file__).with_name("sections.yaml")
_NUMBER = re.compile(r"^[\d.]+\s+")


class HeadingWords(BaseModel):
    """Words that tell a heading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    begins: tuple[str, ...]
    holds: tuple[str, ...]

    def tell(self, heading: str) -> bool:
        """Whether `heading` is one of these."""
        words = _NUMBER.sub("", heading).casefold()
        return words.startswith(self.begins) or any(held in words for held in self.holds)


class SectionWords(BaseModel):
    """What `sections.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    views: HeadingWords
    apparatus: HeadingWords
    framing: HeadingWords


@cache
def load_section_words() -> SectionWords:
    """The words that the package ships."""
    return SectionWords.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def is_view(heading_path: Sequence[str]) -> bool:
    """Whether a section holds what others say of the document, or what became of it."""
    # The first heading is the document's title.
    words = load_section_words().views
    return any(words.tell(heading) for heading in heading_path[1:])


def is_apparatus(heading_path: Sequence[str]) -> bool:
    """Whether a section is about how it was made or read, or is the library's own reading."""
    words = load_section_words().apparatus
    return is_own_reading(heading_path) or any(words.tell(heading) for heading in heading_path[1:])


def is_framing(heading_path: Sequence[str]) -> bool:
    """Whether a section says what the document is, and not what it asks for."""
    words = load_section_words().framing
    return any(words.tell(heading) for heading in heading_path[1:])
