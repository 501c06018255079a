"""A metric: a function from one case's result to what it adds, with its name for people."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.cases import Case
    from evals.statistics import Tally


class Judged(Protocol):
    """The result of one case: a judged answer, or a judged ranking."""

    @property
    def case(self) -> Case:
        """The case that was asked."""
        ...


Result = TypeVar("Result", bound=Judged)
Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Metric(Generic[Result]):
    """How one aspect of a result is measured; the function's docstring says after whom."""

    title: str
    measure: Callable[[Result], Tally]
    better: Better = "higher"
    label: str = ""
    """The name where one function makes several metrics, such as hit@1 and hit@5."""

    @property
    def name(self) -> str:
        """The metric's name in files."""
        return self.label or getattr(self.measure, "__name__", "")

    @property
    def source(self) -> str:
        """What is measured and after whom."""
        measured = getattr(self.measure, "func", self.measure)
        return " ".join((inspect.getdoc(measured) or "").split())
