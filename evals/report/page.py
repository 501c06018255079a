"""The report as one page that needs nothing else: no script, no font, no picture from outside."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined

from evals.cases import HALVES
from evals.evaluation import OURS
from evals.report.charts import bar_chart, line_chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from assistant.quality import Failure
    from evals.report.summary import Summary
    from evals.statistics import Estimate

HALF_NAMES = {"tune": "Tuning", "held-out": "Held out"}
BY_SLICE = ("key_fact_recall", "right_document", "wholly_right")
COMPARED = (
    "passage_ndcg_at_10",
    "span_recall_at_10",
    "passage_reciprocal_rank",
    "document_ndcg_at_10",
    "facts_shown",
)
"""The metrics that the table of baselines shows."""


def page(summary: Summary, failures: Sequence[Failure]) -> str:
    """The report as HTML; every word that comes from elsewhere is escaped."""
    here = files("evals.report")
    sources = {
        name: (here / name).read_text("utf-8")
        for name in ("page.html.j2", "judge.html.j2", "page.css")
    }
    environment = Environment(
        loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["share"] = share
    environment.filters["percent"] = percent
    return environment.get_template("page.html.j2").render(
        summary=summary,
        failures=failures,
        halves=HALVES,
        half_names=HALF_NAMES,
        ours=OURS,
        by_slice=[summary.metric(name) for name in BY_SLICE],
        compared=COMPARED,
        answers_chart=_answers_chart(summary),
        systems_chart=_systems_chart(summary),
        risk_chart=_risk_chart(summary),
    )


def share(estimate: Estimate) -> str:
    """'75.0% (50.0 to 93.8; n = 12)'; a dash where no case says anything."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    interval = f"{100 * estimate.low:.1f} to {100 * estimate.high:.1f}"
    return f"{percent(estimate.value)} ({interval}; n = {estimate.whole:g})"


def percent(value: float | None) -> str:
    """'75.0%'; a dash for None."""
    return "–" if value is None else f"{100 * value:.1f}%"


def _answers_chart(summary: Summary) -> Markup:
    rows = [
        (metric.title, [(HALF_NAMES[half], metric.groups[half]) for half in HALVES])
        for metric in summary.answers
    ]
    return bar_chart("Metrics of the answers on both parts", rows)


def _systems_chart(summary: Summary) -> Markup:
    rows = [
        (
            system.title,
            [
                (HALF_NAMES[half], system.metric("passage_ndcg_at_10").groups[half])
                for half in HALVES
            ],
        )
        for system in summary.systems
    ]
    return bar_chart("nDCG at 10 of passages, the assistant and the baselines", rows)


def _risk_chart(summary: Summary) -> Markup:
    lines = {
        HALF_NAMES[half]: [(point.coverage, point.risk) for point in summary.risk_coverage[half]]
        for half in HALVES
    }
    axes = ("share of questions answered", "share of answers that are wrong")
    return line_chart("Risk and coverage", axes, lines)
