"""Tells how far a long run is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
_EVERY_SECONDS = 15.0


def told(
    items: Sequence[Item],
    noun: str,
    tell: Callable[[str], object],
    every: float = _EVERY_SECONDS,
) -> Iterator[Item]:
    """The `items` one by one; every so many seconds it tells how many are done: "40 of 150 …"."""
    last = time.monotonic()
    for done, item in enumerate(items):
        if done and time.monotonic() - last >= every:
            tell(f"  {done} of {len(items)} {noun}")
            last = time.monotonic()
        yield item
