"""Which passages a model is given, and what the library says beside what the model wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grounding.support_score import numbers_in
from assistant.grounding.verifier.checks import stems_of
from assistant.grounding.verifier.sources import gives_orders
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.answerer import Asked
    from assistant.answering.draft import Draft, Finding
    from indexing.document import Passage

_SAID = 0.9
"""Share of a statement's words that the model must have said for it to be left out after it."""


def is_for_a_model(finding: Finding) -> bool:
    """Whether a model may write the answer.

    Never where there is none: a model would invent one. Nor where the answer is exact as it is, as
    a whole list, a cell, a sum or what the catalogue says, which to write anew could only harm.
    """
    return (
        finding.status in ("answered", "partial")
        and finding.confidence is not None
        and not finding.complete
        and not any(draft.computed for draft in finding.drafts)
    )


def passages_for(asked: Asked, most: int, characters: int) -> list[Passage]:
    """The passages of the finding first, then the best others, within a budget of characters."""
    found = [passage for draft in asked.finding.drafts for passage, _ in draft.quoted]
    ranked = [*found, *(item.passage for item in asked.evidence)]
    chosen: list[Passage] = []
    left = characters
    for passage in {passage.id: passage for passage in ranked}.values():
        if len(chosen) == most or (chosen and len(passage.text) > left):
            break
        chosen.append(passage)
        left -= len(passage.text)
    return chosen


def shown_text(passage: Passage) -> str:
    """A passage for a model: without what in it gives orders."""
    text = passage.text
    for unit in split_units(passage):
        if gives_orders(unit):
            text = text.replace(unit.quote, "…")
    return text


def left_to_say(found: Sequence[Draft], written: Iterable[Draft]) -> list[Draft]:
    """Those of `found` that say something which no draft of `written` says.

    So nothing that the library was found to say is lost where a model leaves it out.
    """
    texts = [draft.text for draft in written]
    stems = frozenset[str]().union(*map(stems_of, texts))
    numbers = {number for text in texts for number in numbers_in(text)}
    return [draft for draft in found if not _is_said(draft, stems, numbers)]


def _is_said(draft: Draft, stems: frozenset[str], numbers: set[str]) -> bool:
    own = stems_of(draft.text)
    return (
        not draft.under
        and numbers.issuperset(numbers_in(draft.text))
        and len(own & stems) >= _SAID * len(own)
    )
