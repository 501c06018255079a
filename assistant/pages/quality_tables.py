"""Measures as tables, each figure with a bar of its length: the chart and its words in one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from assistant.pages.quality_wording import HALVES, interval, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.quality import Estimate, Measure, Report, System

Row = tuple[str, str, "Sequence[Estimate]"]
"""A row's head, a remark below it, and an estimate of each part."""


def answers_html(report: Report) -> str:
    """All measures of the answers, the halves side by side."""
    rows = [
        (measure.title, _remark(measure), [measure.groups[half] for half in HALVES])
        for measure in report.answers
    ]
    return _table("Measures of the answers", "Measure", rows)


def slices_html(measure: Measure) -> str:
    """One measure by kind of question."""
    rows = [
        (name, "", [halves[half] for half in HALVES]) for name, halves in measure.slices.items()
    ]
    return _table(f"By kind of question: {_title(measure)}", "Kind", rows)


def systems_html(systems: Sequence[System], name: str) -> str:
    """One measure of the ranking for the assistant and for each baseline."""
    found = [(system, one) for system in systems for one in system.metrics if one.name == name]
    rows = [(system.title, "", [one.groups[half] for half in HALVES]) for system, one in found]
    return _table(f"The assistant and the baselines: {_title(found[0][1])}", "System", rows)


def sources_html(measures: Iterable[Measure]) -> str:
    """What each measure is, and after whom."""
    return "<dl class='wsa-sources-of'>" + "".join(
        f"<dt>{escape(one.title)}</dt><dd>{escape(one.source)}</dd>" for one in measures
    ) + "</dl>"  # fmt: skip


def facts_html(title: str, facts: Mapping[str, Any]) -> str:
    """Names and values as they stand in the report."""
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{escape(_plain(value))}</td></tr>"
        for name, value in facts.items()
    )
    return (
        f"<table class='wsa-figures'><caption>{escape(title)}</caption><thead><tr>"
        f"<th scope='col'>Name</th><th scope='col'>Value</th></tr></thead><tbody>{rows}</tbody>"
        "</table>"
    )


def _table(caption: str, first: str, rows: Iterable[Row]) -> str:
    heads = "".join(f"<th scope='col'>{escape(name)}</th>" for name in (first, *HALVES.values()))
    return (
        f"<table class='wsa-figures wsa-measured'><caption>{escape(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"
    )


def _row(row: Row) -> str:
    head, remark, estimates = row
    below = f"<span>{escape(remark)}</span>" if remark else ""
    cells = "".join(f"<td>{_figure(estimate)}</td>" for estimate in estimates)
    return f"<tr><th scope='row'>{escape(head)}{below}</th>{cells}</tr>"


def _figure(estimate: Estimate) -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "<span>none asked</span>"
    value, low, high = (
        100 * min(1.0, max(0.0, share)) for share in (estimate.value, estimate.low, estimate.high)
    )
    span = f"<div class='wsa-span' style='left:{low:.1f}%;width:{high - low:.1f}%'></div>"
    return (
        f"<b>{percent(estimate.value)}</b> <span>{interval(estimate)}</span>"
        "<div class='wsa-track' aria-hidden='true'>"
        f"<div class='wsa-length' style='width:{value:.1f}%'></div>{span if high > low else ''}"
        "</div>"
    )


def _title(measure: Measure) -> str:
    remark = _remark(measure)
    return f"{measure.title} ({remark})" if remark else measure.title


def _remark(measure: Measure) -> str:
    return "lower is better" if measure.better == "lower" else ""


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "not set" if value is None else str(value)
