"""Questions for evidence, answered from the evidence map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.draft import Draft, Finding
from assistant.answering.matching import wholly_held
from assistant.evidence.mapping import EvidenceMapper
from assistant.evidence.statements import statement_of
from assistant.evidence.wording import load_evidence_wording
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.matching import Concept
    from assistant.evidence.model import DocumentEvidence, EvidenceMap
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_MOST_DOCUMENTS = 6
_SPEAKS_OF = 0.5
"""Share of the question's weight that a statement must hold to be evidence for a claim."""
_STANCES = {
    "supports": "Documents that line up strongly",
    "informs": "Documents that line up in part",
    "contradicts": "Documents that speak of doubt",
}


def answer_with_evidence(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """What supports, informs or contradicts what the question asks evidence for.

    None where it does not ask for evidence as such, or where no document bears on it.
    """
    asked = load_evidence_wording().asked_about(understanding.standalone_question)
    if asked is None or understanding.documents:
        return None
    sought = statement_of(asked, shelf)
    found = EvidenceMapper(shelf.aligner).map(sought)
    claim = [one for one in understanding.concepts if one.surface.lower() in asked.lower()]
    # A unit of the plan is what was meant; other words may mean something that is nowhere.
    if not sought.besides and not any(
        one.stance == "supports" and _speaks_of(one, claim, shelf) for one in found.documents
    ):
        return None
    drafts = tuple(_drafts(found, shelf))
    more = len(found.documents) - _MOST_DOCUMENTS
    rest = f" The {_MOST_DOCUMENTS} that say most are below." if more > 0 else ""
    return Finding("answered", drafts, f"{found.strength.in_words}{rest}")


def _speaks_of(document: DocumentEvidence, claim: Sequence[Concept], shelf: Shelf) -> bool:
    """Whether one of its quotes holds half of the claim that evidence is asked for, by weight."""
    told = [shelf.lexicon.stems(f"{quote.quote} {quote.section}") for quote in document.quotes]
    return any(wholly_held(claim, stems) >= _SPEAKS_OF for stems in told)


def _drafts(found: EvidenceMap, shelf: Shelf) -> Iterator[Draft]:
    best = found.documents[:_MOST_DOCUMENTS]
    for stance, under in _STANCES.items():
        for document in best:
            if document.stance == stance:
                yield _draft(document, under, shelf)
    named = {case.doc_id for case in found.case_studies} & {one.doc_id for one in best}
    for case in found.case_studies:
        for quote in case.outcome[:1] if case.doc_id in named else ():
            passage = shelf.library.passages([quote.passage_id])[0]
            text = plain_text(quote.quote)
            yield Draft(text, passage, (quote.quote,), "What came of it elsewhere", case.title)


def _draft(document: DocumentEvidence, under: str, shelf: Shelf) -> Draft:
    quote = document.quotes[0]
    passage = shelf.library.passages([quote.passage_id])[0]
    about = f"{document.title}, {document.kind}, {document.published or 'undated'}"
    return Draft(plain_text(quote.quote), passage, (quote.quote,), under, about)
