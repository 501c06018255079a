"""Charts as SVG that stands in a page by itself, each with a title and its figures in words."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.report.summary import Estimate

_WIDTH = 720
_LABEL = 290
_PLOT = 380
_ROW = 17
_IDS = count(1)
Bars = tuple[str, "Sequence[tuple[str, Estimate]]"]
"""A row of a chart: its label, then name and estimate of each bar."""


def bar_chart(title: str, rows: Sequence[Bars]) -> Markup:
    """Horizontal bars from 0 to 100%, each with a line for its interval."""
    height = 30 + sum(_ROW * len(bars) + 12 for _, bars in rows)
    words = "; ".join(
        f"{label}: " + ", ".join(f"{name} {_percent(one.value)}" for name, one in bars)
        for label, bars in rows
    )
    chart = _chart(title, words, height)
    for share in (0, 25, 50, 75, 100):
        x = _LABEL + _PLOT * share / 100
        _line(chart, x, 22, x, height - 4, "grid")
        _text(chart, x, 14, f"{share}%", "tick", "middle")
    y = 30.0
    for label, bars in rows:
        _text(chart, _LABEL - 8, y + _ROW * len(bars) / 2 + 3, label, "label", "end")
        for place, (_, estimate) in enumerate(bars):
            _bar(chart, y, estimate, f"series{place + 1}")
            y += _ROW
        y += 12
    return _markup(chart)


def line_chart(
    title: str, axes: tuple[str, str], lines: Mapping[str, Sequence[tuple[float, float]]]
) -> Markup:
    """Lines of (x, y), both from 0 to 1; `axes` name x and y."""
    side, left, top = 300, 60, 20
    ends = (f"{name} ends at {_percent(x)}, {_percent(y)}" for name, ((x, y), *_) in _ends(lines))
    chart = _chart(title, f"{axes[1]} against {axes[0]}. " + "; ".join(ends), side + 70)
    for share in (0, 25, 50, 75, 100):
        x, y = left + side * share / 100, top + side * (1 - share / 100)
        _line(chart, x, top, x, top + side, "grid")
        _line(chart, left, y, left + side, y, "grid")
        _text(chart, x, top + side + 16, f"{share}%", "tick", "middle")
        _text(chart, left - 6, y + 4, f"{share}%", "tick", "end")
    _text(chart, left + side / 2, top + side + 36, axes[0], "label", "middle")
    for place, (name, points) in enumerate(lines.items(), 1):
        path = " ".join(f"{left + side * x:.1f},{top + side * (1 - y):.1f}" for x, y in points)
        SubElement(chart, "polyline", {"points": path, "class": f"line series{place}"})
        _line(chart, 400, 30 + 20 * place, 424, 30 + 20 * place, f"line series{place}")
        _text(chart, 432, 34 + 20 * place, name, "label", "start")
    _text(chart, 400, 30, axes[1], "label", "start")
    return _markup(chart)


def _ends(
    lines: Mapping[str, Sequence[tuple[float, float]]],
) -> list[tuple[str, Sequence[tuple[float, float]]]]:
    return [(name, points[-1:]) for name, points in lines.items() if points]


def _chart(title: str, words: str, height: float) -> Element:
    number = next(_IDS)
    chart = Element(
        "svg",
        {
            "viewBox": f"0 0 {_WIDTH} {height:.0f}",
            "role": "img",
            "aria-labelledby": f"chart-{number}-title chart-{number}-words",
        },
    )
    SubElement(chart, "title", {"id": f"chart-{number}-title"}).text = title
    SubElement(chart, "desc", {"id": f"chart-{number}-words"}).text = words
    return chart


def _bar(chart: Element, y: float, estimate: Estimate, kind: str) -> None:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        _text(chart, _LABEL + 6, y + 11, "no case", "tick", "start")
        return
    shape = {"x": f"{_LABEL}", "y": f"{y:.1f}", "height": "13", "class": f"bar {kind}"}
    SubElement(chart, "rect", {**shape, "width": f"{_PLOT * estimate.value:.1f}"})
    low, high = (_LABEL + _PLOT * end for end in (estimate.low, estimate.high))
    _line(chart, low, y + 6.5, high, y + 6.5, "interval")
    _text(chart, max(high, low) + 5, y + 11, _percent(estimate.value), "tick", "start")


def _line(parent: Element, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    SubElement(parent, "line", {k: f"{v:.1f}" for k, v in ends.items()} | {"class": kind})


def _text(parent: Element, x: float, y: float, words: str, kind: str, anchor: str) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": kind, "text-anchor": anchor}
    SubElement(parent, "text", place).text = words


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%"


def _markup(chart: Element) -> Markup:
    # ElementTree has escaped everything that came from outside.
    return Markup(tostring(chart, encoding="unicode"))  # noqa: S704
