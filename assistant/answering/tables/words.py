"""Words of questions about figures that name no row and no column: data, `words.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).with_name("words.yaml")


class TableWords(BaseModel):
    """What `words.yaml` holds, all in small letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asking: frozenset[str]
    common: frozenset[str]
    own: frozenset[str]


@cache
def load_table_words() -> TableWords:
    """The words that the package ships."""
    return TableWords.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
