"""Words that ask rather than say what about: data, in `asking_words.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).with_name("asking_words.yaml")


class AskingWords(BaseModel):
    """Two lists of words, in small letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asking: frozenset[str]
    """Count little in matching a question to a text."""
    whole_unit: frozenset[str]
    """Besides those, ask for a numbered unit as a whole and for nothing narrower about it."""


@cache
def asking_words() -> AskingWords:
    """The words that come with the package."""
    return AskingWords.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
