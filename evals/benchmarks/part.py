"""What a benchmark is made of, whatever its files look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evals.cases import Case


class BenchmarkError(ValueError):
    """A benchmark's files are not as they should be; the message names the file."""


@dataclass(frozen=True)
class Part:
    """A library of a benchmark, and the questions about it."""

    files: Mapping[str, bytes]
    """The library's documents by file name."""
    cases: tuple[Case, ...]
    pages: bool = False
    """Whether evidence is pages of the one document: its pages then count as documents do."""


def page_name(number: int | None) -> str:
    """The name of a page where pages count as documents do; '' for what stands on none."""
    return "" if number is None else f"page-{number}"
