"""The words that the verifier goes by, from `wording.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from indexing.analysis import stem

_FILE = Path(__file__).with_name("wording.yaml")


class Wording(BaseModel):
    """Lists of words, as stems; `weighty`, `negations` and `numbers` as written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    light: frozenset[str]
    weighty: frozenset[str]
    negations: frozenset[str]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]
    reservations: frozenset[str]
    measures: frozenset[str]
    numbers: dict[str, int]
    fractions: frozenset[str]


@cache
def load_wording() -> Wording:
    """The words that the package ships."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Wording(
        light=_stems(raw["light"]),
        weighty=frozenset(raw["weighty"].split()),
        negations=frozenset(raw["negations"].split()),
        opposites=tuple((_stems(one), _stems(other)) for one, other in raw["opposites"]),
        reservations=_stems(raw["reservations"]),
        measures=_stems(raw["measures"]),
        numbers=raw["numbers"],
        fractions=_stems(raw["fractions"]),
    )


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())
