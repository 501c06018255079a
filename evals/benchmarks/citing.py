"""Citations against the sentences that people chose as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.benchmarks.part import page_name
from evals.cases import Span
from evals.retrieval.judging import holds_span
from evals.statistics import NOTHING, Tally

if TYPE_CHECKING:
    from assistant.models import Citation
    from evals.answers import Outcome


def cited_evidence(outcome: Outcome) -> Tally:
    """Citations that hold a piece of the evidence, or stand in one: citation precision.

    Against people's choice of sentences, as in ClapNQ (Rosenthal et al. 2025).
    """
    citations, spans = outcome.answer.citations, outcome.case.evidence
    if not spans:
        return NOTHING
    right = sum(any(_meet(citation, span) for span in spans) for citation in citations)
    return Tally(part=right, whole=len(citations))


def evidence_cited(outcome: Outcome) -> Tally:
    """Pieces of the evidence that some citation holds, or stands in: citation recall."""
    citations, spans = outcome.answer.citations, outcome.case.evidence
    found = sum(any(_meet(citation, span) for citation in citations) for span in spans)
    return Tally(part=found, whole=len(spans))


def _meet(citation: Citation, span: Span) -> bool:
    if citation.doc_id != span.doc_id:
        return False
    quoted = Span(doc_id=citation.doc_id, quote=citation.quote)
    return holds_span(citation.quote, span) or holds_span(span.quote, quoted)


def cited_pages(outcome: Outcome) -> Tally:
    """Citations that name a page of the evidence: citation precision by page."""
    citations, spans = outcome.answer.citations, outcome.case.evidence
    if not spans:
        return NOTHING
    wanted = {span.doc_id for span in spans}
    return Tally(part=sum(page_name(c.page) in wanted for c in citations), whole=len(citations))


def pages_cited(outcome: Outcome) -> Tally:
    """Pages of the evidence that some citation names: citation recall by page."""
    cited = {page_name(citation.page) for citation in outcome.answer.citations}
    spans = outcome.case.evidence
    return Tally(part=sum(span.doc_id in cited for span in spans), whole=len(spans))
