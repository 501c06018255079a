"""Figures that are asked for without a place, document or sector: those of our own plan first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.alignment.frameworks import own_plan
from assistant.answering.asking_words import asking_words
from assistant.answering.our_area import OUR, OURS, WIDER
from assistant.answering.tables.figures import answer_figures
from assistant.answering.tables.words import load_table_words
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.draft import Finding
    from assistant.opening import Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding

AT_HOME = "The question names no place; these are the figures for our own area."
_HERE = re.compile(r"\s*\b(?:here|locally)\b", re.IGNORECASE)
_ENGLAND = re.compile(r"\b(?:in |for )?(?:england|the uk)\b", re.IGNORECASE)
_MEASURED = frozenset({"measure"})
_COUNTED = frozenset({"measure", "group", "sector"})
_OF_ANYBODY = frozenset({"employees", "people", "staff", "workers", "workforce"})
_TELLING = 1.5
"""Weight from which a word besides the measure narrows the question."""


def figures_at_home(
    understanding: Understanding, evidence: Sequence[Evidence], shelf: Shelf
) -> Finding | None:
    """The cells that a question about figures names, as `answer_figures` gives them.

    "What is the vacancy rate?" is asked here, so it is read as of our area, in our own plan; tables
    of other documents come where that has none. How many there are of something, asked so barely,
    is not taken from a document that is not core: its own few are not meant.
    """
    plan = own_plan(shelf)
    if plan is None or plan not in shelf.held or not _is_bare(understanding):
        return answer_figures(understanding, evidence, shelf)
    reader = Reader(shelf.lexicon, shelf.glossary, load_vocabulary())
    asked = _ENGLAND.sub("national", _HERE.sub("", understanding.asked)).rstrip("?!. ")
    ours = reader.read(f"{asked} in our area?")
    found = answer_figures(replace(ours, documents=(plan,)), evidence, shelf)
    if found is not None and {draft.passage.doc_id for draft in found.drafts} == {plan}:
        placed = any(mention.kind == "area" for mention in understanding.mentions)
        return replace(found, note=" ".join(filter(None, ("" if placed else AT_HOME, found.note))))
    found = answer_figures(understanding, evidence, shelf)
    if found is None or not understanding.form.asks_count:
        return found
    core = all(shelf.records[draft.passage.doc_id].core for draft in found.drafts)
    return found if core else None


def _is_bare(understanding: Understanding) -> bool:
    """Whether a question names nothing that narrows it but what is measured."""
    form = understanding.form
    if understanding.documents or form.units or form.years or form.wants != "number":
        return False
    kinds = _COUNTED if form.asks_count else _MEASURED
    own = OURS | WIDER if OUR.search(understanding.asked) else OURS
    others = (m for m in understanding.mentions if m.text.lower() not in own)
    if any(mention.kind not in kinds for mention in others):
        return False
    said = " ".join(mention.text.lower() for mention in understanding.mentions).split()
    passed_over = asking_words().asking.union(said, _OF_ANYBODY, load_table_words().asking)
    return all(
        concept.weight < _TELLING or passed_over.issuperset(concept.surface.lower().split())
        for concept in understanding.concepts
    )
