"""Documents and case studies of an evidence map as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.answering.compose import caveat, readable_date
from assistant.pages.markdown_html import passage_link
from assistant.pages.wording import term_of
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.evidence import CaseStudy, DocumentEvidence
    from assistant.evidence.model import Quoted


def document_html(document: DocumentEvidence) -> str:
    """One document with its facts and its quotes."""
    date = readable_date(document.published) if document.published else "undated"
    facts = (
        document.kind.capitalize(), date, document.publisher or "", term_of(document.sector),
        term_of(document.geography),
    )  # fmt: skip
    return (
        f"<article class='wsa-evidence'><h3>{escape(document.title)}</h3>"
        f"<p class='wsa-meta'>{escape(' · '.join(filter(None, facts)))}</p>"
        f"{_quotes(document.quotes)}</article>"
    )


def case_html(case: CaseStudy) -> str:
    """A case study: what was done, and what came of it."""
    outcome = _quotes(case.outcome) if case.outcome else "<p>The document states no outcome.</p>"
    return (
        f"<article class='wsa-evidence'><h3>{escape(case.title)}</h3>"
        f"<p class='wsa-label'>What was done</p>{_quotes(case.did)}"
        f"<p class='wsa-label'>What came of it</p>{outcome}</article>"
    )


def _quotes(quotes: Iterable[Quoted]) -> str:
    return "".join(_quote(one) for one in quotes)


def _quote(one: Quoted) -> str:
    path = one.section.split(" > ")
    page = f", page {one.page}" if one.page else ""
    text = plain_text(one.quote)
    link = passage_link(one.passage_id, "Open the passage", label=f"Open the passage: {text[:60]}")
    note = caveat(path).strip(" —")
    warning = f"<p class='wsa-caveat'>Please note: {escape(note)}.</p>" if note else ""
    where = escape(" › ".join(path[1:] or path))
    return (
        f"<blockquote>{escape(text)}</blockquote>"
        f"<p class='wsa-meta'>{where}{page}. {link}</p>{warning}"
    )
