"""The wording of what an answer offers next: data, in `offers.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_name("offers.yaml")


@cache
def load_offers() -> Mapping[str, str]:
    """The wording of offers, by what they offer."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, str]).validate_python(data)


def asked_as(offer: str) -> str:
    """An offered question as it is put to the reader."""
    return load_offers()["asked"].format(question=offer)
