"""What a document is about and how it was made, in the words of the section that says so."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.grounding.quotes import squeezed
from assistant.understanding.wording import any_of
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.document import Passage

_AS_A_WHOLE = any_of(
    r"\babout\W*$|^\W*(?:tell me|what do you know)(?: more)? (?:about|–)",
    r"\bsummar(?:y|ise|ize)\b|\boverview\b|\bin (?:brief|short|a nutshell)\b",
    r"\bmain points?\b",
    r"^\W*(?:and |so )?what(?:['’]?s| is| was| are| were)\b",
)
_IN_SHORT = any_of(r"^(?:brief|short|nutshell)$")
_SAYS_WHAT_IT_IS = any_of(
    r"^[\d.\s]*what .*\b(?:is|are|was|were)$",
    r"^[\d.\s]*about\b",
    r"^[\d.\s]*(?:(?:executive )?summary|overview|introduction|in (?:brief|short)|at a glance)$",
)
_MAKING = (
    r"(?:made|developed|written|produced|created|prepared|drawn up|put together|drafted|built|"
    r"carried out|done)"
)
_HOW_IT_WAS_MADE = any_of(
    rf"^\W*(?:and |so )?how (?:was|were|did) .*\b(?:{_MAKING}|come about)\W*$"
)
_SAYS_HOW_IT_WAS_MADE = any_of(
    rf"^[\d.\s]*how .*\b(?:{_MAKING}|came about)\b",
    r"^[\d.\s]*(?:approach|methods?|methodology|who and how)$",
)
_MADE = any_of(rf"^{_MAKING}$", r"^(?:drawn|put|together|come|carried)$")
_MOST = 5


def answer_overview(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """How a document begins, where a question asks what it is and nothing narrower.

    Or how it was made, where it asks that and a section says so. In sentences as far as it can. Who
    asks for more gets what stands after that.
    """
    if len(understanding.documents) != 1 or understanding.form.units:
        return None
    asked = understanding.asked
    making = _HOW_IT_WAS_MADE.search(asked) is not None
    aside = (_MADE,) if making else (_AS_A_WHOLE, _IN_SHORT)
    narrower = any(
        not (concept.documents or any(words.search(concept.surface) for words in aside))
        for concept in understanding.concepts
    )
    if narrower or not (making or _AS_A_WHOLE.search(asked)):
        return None
    passages = shelf.library.document_passages(understanding.documents[0])
    if making:
        opening = [p for p in passages if any(map(_SAYS_HOW_IT_WAS_MADE.search, p.heading_path))]
    else:
        opening = passages if understanding.shown else opening_of(passages)
    units = [unit for passage in opening for unit in split_units(passage)]
    drafts = map(to_draft, sorted(units, key=lambda unit: unit.row is not None))
    new = (draft for draft in drafts if squeezed(draft.text) not in understanding.shown)
    told = tuple(draft for draft, _ in zip(new, range(_MOST), strict=False))
    return Finding("answered", told) if told else None


def opening_of(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The first section of a document that says what it is, by its heading.

    Without such a heading, its first section that is no table, such as a map of its contents.
    """
    sections = [list(group) for _, group in groupby(passages, key=lambda p: p.heading_path)]
    under_headings = [section for section in sections if len(section[0].heading_path) > 1]
    told = [section for section in under_headings if _SAYS_WHAT_IT_IS.search(_heading(section))]
    text = (section for section in (*under_headings, *sections) if section[0].kind != "table")
    return next((section for section in (*told, *text)), passages)


def _heading(section: Sequence[Passage]) -> str:
    return section[0].heading_path[-1]
