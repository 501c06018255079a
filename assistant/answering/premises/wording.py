"""What people take for granted, and what documents say of it: data, in `wording.yaml`."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from corpus.phrases import Phrases

_FILE = Path(__file__).with_name("wording.yaml")


class _Gap(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    asked: tuple[str, ...]
    absent: tuple[str, ...]


class _Opposite(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    said: tuple[str, ...]
    opposite: tuple[str, ...]


class Premises(BaseModel):
    """What `wording.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gaps: dict[str, _Gap]
    opposites: tuple[_Opposite, ...]

    @cached_property
    def asked(self) -> Phrases[str]:
        """What people ask for, each form with the kind of thing."""
        return Phrases((form, kind) for kind, gap in self.gaps.items() for form in gap.asked)

    @cached_property
    def absent(self) -> Phrases[str]:
        """What documents say is not there, each form with the kind of thing."""
        return Phrases((form, kind) for kind, gap in self.gaps.items() for form in gap.absent)


@cache
def load_premises() -> Premises:
    """The words that come with the package."""
    return Premises.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
