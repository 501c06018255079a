"""From what was found to the answer that is handed over: its words, its notes, its timings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answer_wording import named_nearest
from assistant.answering.answerer import ExtractiveAnswerer, StopAnsweringError
from assistant.answering.compose import compose
from assistant.grounding.quotes import squeezed
from assistant.models import Answer, NearDocument, Partial, RetrievedPassage, Timings

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from assistant.answering.answerer import Answerer, Asked, Written
    from assistant.answering.generative.language_model import LanguageModel
    from assistant.retrieval import Evidence


def written_for(asked: Asked, chat: LanguageModel | None) -> Generator[Partial, None, Written]:
    """The statements, with the answer's visible part after each."""
    answerer: Answerer = ExtractiveAnswerer()
    if chat is not None:
        from assistant.answering.generative.writing import GenerativeAnswerer

        answerer = GenerativeAnswerer(chat)
    run = answerer.answer(asked)
    try:
        progress = next(run)
        while True:
            shown = compose(progress.drafts, "", asked.shelf.records)
            partial = Partial(
                words=progress.words,
                question=asked.understanding.standalone_question,
                answer=shown.markdown,
                citations=shown.citations,
            )
            try:
                yield partial
            except StopAnsweringError as stop:
                progress = run.throw(stop)
            else:
                progress = next(run)
    except StopIteration as end:
        return end.value
    finally:
        run.close()


def make_answer(
    question: str, asked: Asked, written: Written, offer: str | None, clock: Sequence[float]
) -> Answer:
    """The answer to `question`; `clock` has the seconds at its beginning and after each step."""
    understanding, finding, record = asked.understanding, asked.finding, written.record
    note = f"{written.notice} {finding.note}".strip()
    nearest = _nearest(asked)
    composition = compose(written.drafts, note, asked.shelf.records)
    understand, retrieve, answer = (1000 * (b - a) for a, b in pairwise(clock))
    return Answer(
        question=question,
        standalone_question=understanding.standalone_question or question,
        status=finding.status,
        mode=written.mode,
        confidence=finding.confidence,
        unsure=finding.unsure,
        answer=f"{composition.markdown}{left_out(written.removed)}{named_nearest(nearest)}",
        statements=composition.statements,
        citations=composition.citations,
        retrieved=as_retrieved(asked.evidence),
        nearest=nearest,
        timings_ms=Timings(
            understand=understand,
            retrieve=retrieve,
            answer=answer,
            total=1000 * (clock[-1] - clock[0]),
        ),
        expansions=understanding.expansions,
        offer=offer,
        notice=written.notice or None,
        removed=written.removed,
        model=record.model if record else None,
        prompt_version=record.prompt_version if record else None,
    )


def left_out(removed: int) -> str:
    """A last line on the model's statements that are not shown; empty where all are."""
    if not removed:
        return ""
    one = removed == 1
    what = "One statement" if one else f"{removed} statements"
    return (
        f"\n\n{what} of the language model {'was' if one else 'were'} left out, because the "
        f"passages do not support {'it' if one else 'them'}."
    )


def _nearest(asked: Asked) -> tuple[NearDocument, ...]:
    """The nearest documents where there is no answer, each with its best passage."""
    best: dict[str, str] = {}
    closest = {draft.passage.doc_id: draft for draft in asked.finding.closest}
    best.update({doc_id: draft.passage.id for doc_id, draft in closest.items()})
    for item in asked.evidence:
        best.setdefault(item.passage.doc_id, item.passage.id)
    titles = asked.shelf.titles
    return tuple(
        NearDocument(
            doc_id=doc_id,
            title=titles[doc_id],
            passage_id=best[doc_id],
            says=squeezed(closest[doc_id].text) if doc_id in closest else None,
        )
        for doc_id in asked.finding.nearest
        if doc_id in best
    )


def as_retrieved(evidence: Sequence[Evidence]) -> tuple[RetrievedPassage, ...]:
    """Evidence as it is shown, ranked from 1."""
    return tuple(
        RetrievedPassage(
            rank=rank,
            passage_id=item.passage.id,
            doc_id=item.passage.doc_id,
            section=item.passage.section,
            page=item.passage.page,
            score=item.score,
            text=item.passage.text,
        )
        for rank, item in enumerate(evidence, 1)
    )
