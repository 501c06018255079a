"""Which documents are set beside one another unless others are asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

from corpus.vocabulary import DocumentType

if TYPE_CHECKING:
    from assistant.opening import Shelf

_FILE = Path(__file__).with_name("frameworks.yaml")
_SORTS = (DocumentType.POLICY, DocumentType.PLAN, DocumentType.STRATEGY)


def own_plan(shelf: Shelf) -> str | None:
    """The document whose commitments are looked for in others; None where nothing commits."""
    return next(iter(shelf.register.defaults), None)


def frameworks(shelf: Shelf, besides: str | None) -> tuple[str, ...]:
    """The documents that `besides` is set beside, in the order to be shown."""
    held = tuple(i for i in _listed() if i in shelf.records)
    core = (i for i, record in shelf.records.items() if record.core and record.type in _SORTS)
    return tuple(doc_id for doc_id in held or core if doc_id != besides)


@cache
def _listed() -> tuple[str, ...]:
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data)["frameworks"]
