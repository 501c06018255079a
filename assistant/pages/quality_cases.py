"""Failed cases as HTML: what was asked and said, the evidence, and the passages behind it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.pages.markdown_html import answer_html, passage_html
from assistant.pages.quality_wording import HALVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.models import Status
    from assistant.quality import Failure, Source

_STATUS: dict[Status, str] = {
    "answered": "an answer",
    "partial": "a part of an answer",
    "not_in_library": "that the library has none",
    "out_of_scope": "that it is outside the field",
}


def failures_html(failures: Iterable[Failure]) -> str:
    """The cases one below the other, each closed until it is opened."""
    return "".join(map(_case, failures))


def _case(failure: Failure) -> str:
    *before, question = failure.questions
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in failure.reasons)
    where = f"{failure.slice} · {HALVES[failure.half]} · {failure.id}"
    return (
        f"<details class='wsa-failure'><summary>{escape(question)}"
        f"<span>{escape(where)}</span></summary>{_conversation(before, failure)}"
        f"<p>Expected was {_STATUS[failure.expected]}; it gave {_STATUS[failure.status]}.</p>"
        f"<ul class='wsa-plain'>{reasons}</ul>"
        f"<h3 class='wsa-label'>What it said</h3>{_boxed(answer_html(failure.answer, {}))}"
        f"{_evidence(failure.evidence)}{_passages(failure)}</details>"
    )


def _conversation(before: list[str], failure: Failure) -> str:
    if not before:
        return ""
    asked = " ".join(f"“{question}”" for question in before)
    words = f"Asked after {asked} and understood as “{failure.understood}”."
    return f"<p>{escape(words)}</p>"


def _evidence(sources: Iterable[Source]) -> str:
    parts = [f"{_place(source)}{_boxed(passage_html(source.quote))}" for source in sources]
    return "<h3 class='wsa-label'>The evidence</h3>" + "".join(parts) if parts else ""


def _place(source: Source) -> str:
    rank = f"retrieved at rank {source.rank}" if source.rank else "not among the first ten passages"
    return f"<p class='wsa-meta'>{escape(source.doc_id)}, {rank}</p>"


def _passages(failure: Failure) -> str:
    head = "Passages it cited" if failure.cited else "The passage retrieved first"
    quotes = [source.quote for source in failure.evidence]
    parts = [
        f"<p class='wsa-meta'>{escape(passage.id)}</p>{_boxed(passage_html(passage.text, quotes))}"
        for passage in failure.passages
    ]
    return f"<h3 class='wsa-label'>{head}</h3>{''.join(parts)}" if parts else ""


def _boxed(html: str) -> str:
    return f"<blockquote class='wsa-passage'>{html}</blockquote>"
