"""Orders to an assistant that stand in a document: text to be kept away from answers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

_FILE = Path(__file__).with_name("orders.yaml")


def orders_assistant(text: str) -> bool:
    """Whether `text` tells an assistant what to do or say, which no reader has asked for.

    Against instructions slipped into sources (Greshake et al. 2023, indirect prompt injection).
    Nothing here obeys them; this keeps them from being quoted as if they were facts.
    """
    return _orders().search(text) is not None


@cache
def _orders() -> re.Pattern[str]:
    patterns = TypeAdapter(tuple[str, ...]).validate_python(
        yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    )
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
