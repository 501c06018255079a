"""The named things that follow-ups exchange for one another: data, in `vocabulary.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

_FILE = Path(__file__).with_name("vocabulary.yaml")


@cache
def load_vocabulary() -> dict[str, tuple[str, ...]]:
    """Class name to its members."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data)
