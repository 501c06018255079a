"""Answers to keep, as an assistant would give them."""

from __future__ import annotations

from assistant.models import Answer, Citation, RetrievedPassage, Statement, Timings


def answer_to(question: str, *, quote: str = "Every rota is published six weeks ahead.") -> Answer:
    """An answer of one cited statement."""
    return Answer(
        question=question,
        standalone_question=question,
        status="answered",
        mode="extractive",
        answer=f"From **Rota guide** (April 2023), *Rota rules*:\n\n- {quote} [1]",
        statements=(Statement(text=quote, citations=(1,), support="verbatim"),),
        citations=(
            Citation(
                number=1,
                doc_id="rota",
                title="Rota guide",
                publisher="Harbour Trust",
                published="2023-04",
                section="Rota guide > Rota rules",
                page=3,
                quote=quote,
                url="https://harbour.example/rota",
                passage_id="rota-0000000001",
            ),
        ),
        retrieved=tuple(
            RetrievedPassage(
                rank=rank,
                passage_id=f"{doc_id}-{rank:010}",
                doc_id=doc_id,
                section="Rota rules",
                page=None,
                score=1.0,
                text="Every rota. " * 100,
            )
            for rank, doc_id in enumerate(("rota", "rota", "other"), 1)
        ),
        timings_ms=Timings(understand=1, retrieve=1, answer=1, total=3),
    )
