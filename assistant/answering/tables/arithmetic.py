"""Works out a difference, ratio, sum or share of figures, exactly, and shows how."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.tables.measures import PERCENT, in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.tables.measures import Measure
    from assistant.understanding.sums import Operation

OURS = "(our arithmetic, from the cells cited)"
_MOST_TERMS = 8


def worked_out(operation: Operation, figures: Sequence[tuple[str, Measure]]) -> str | None:
    """A sentence with the sum and its result, for named figures of one unit.

    None where the operation does not fit them: a difference or ratio is of two, a share is of a
    part in a whole and not of percentages, a sum is of two or more amounts that are no percentages.
    """
    measures = [measure for _, measure in figures]
    if any(measure.value < 0 for measure in measures):
        return None
    if operation == "sum":
        return _sum(measures)
    if len(figures) != 2:
        return None
    (high, more), (_, less) = sorted(figures, key=lambda figure: -figure[1].value)
    if operation == "difference":
        return _difference(high, more, less)
    if not less.value:
        return None
    if operation == "ratio":
        return f"{more.text} ÷ {less.text} {_rounded(more.value / less.value)} times {OURS}"
    if more.unit == PERCENT:
        return None
    return f"{less.text} ÷ {more.text} {_rounded(100 * less.value / more.value)}% {OURS}"


def _difference(high: str, more: Measure, less: Measure) -> str:
    if more.value == less.value:
        return f"The two are the same: {more.text} − {less.text} = 0 {OURS}"
    result = in_words(more.value - less.value, more.unit, _shared_scale([more, less]))
    return f"{high} is higher: {more.text} − {less.text} {_sign([more, less])} {result} {OURS}"


def _sum(measures: Sequence[Measure]) -> str | None:
    if not 2 <= len(measures) <= _MOST_TERMS or measures[0].unit == PERCENT:
        return None
    total = sum((measure.value for measure in measures), Decimal())
    result = in_words(total, measures[0].unit, _shared_scale(measures))
    return f"{' + '.join(m.text for m in measures)} {_sign(measures)} {result} {OURS}"


def _sign(measures: Sequence[Measure]) -> str:
    return "≈" if any(measure.rough for measure in measures) else "="


def _shared_scale(measures: Sequence[Measure]) -> str:
    scales = {measure.scale for measure in measures}
    return scales.pop() if len(scales) == 1 else ""


def _rounded(value: Decimal) -> str:
    """The sign and the number, to one decimal place below ten thousand-fold."""
    short = value.quantize(Decimal("0.1"))
    return f"{'=' if short == value else '≈'} {short.normalize():f}"
