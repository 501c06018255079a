"""Opaque keys for passages: nothing that a model could count up, or find in their texts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_LENGTH = 4


def make_keys(question: str, passage_ids: Sequence[str], texts: Sequence[str]) -> list[str]:
    """A key for each passage; the same question and passages always get the same ones."""
    said = "\n".join((question, *texts)).upper()
    keys: list[str] = []
    for passage_id in passage_ids:
        turn = 0
        while (key := _key(f"{question}\n{passage_id}\n{turn}")) in said or key in keys:
            turn += 1
        keys.append(key)
    return keys


def _key(seed: str) -> str:
    digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LENGTH])
