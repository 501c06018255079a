"""The named things that follow-ups exchange for one another: data, in `vocabulary.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = Path(__file__).with_name("vocabulary.yaml")


@dataclass(frozen=True)
class Vocabulary:
    """Named things by class, such as `{"sector": ("social care", "NHS trusts")}`."""

    classes: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The class, start and end of each named thing in `text`; of several the longest."""
        for match in self._pattern.finditer(text):
            yield self._class_of[match.group().lower()], match.start(), match.end()

    @cached_property
    def _class_of(self) -> dict[str, str]:
        return {term.lower(): kind for kind, terms in self.classes.items() for term in terms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        terms = sorted(self._class_of, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)", re.IGNORECASE)


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Vocabulary(TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data))
