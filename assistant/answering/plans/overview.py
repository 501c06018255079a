"""What a document is about and how it was made, in the words of the section that says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.grounding.quotes import squeezed
from assistant.understanding.wording import any_of
from indexing.units import units_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from assistant.answering.matching import Concept
    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.document import Passage
    from indexing.units import Unit

_AS_A_WHOLE = any_of(
    r"\babout\W*$|^\W*(?:tell me|what do you know)(?: more)? (?:about|–)",
    r"^\W*(?:and |so )?what(?:['’]?s| is| was| are| were)\b",
)
_SUM_UP = any_of(
    r"\bsummar(?:y|ise|ize)\b|\boverview\b|\bin (?:brief|short|a nutshell)\b",
    r"\b(?:main|key) (?:points?|messages?)\b",
)
_SUMMING_UP = any_of(
    r"^(?:summar(?:y|ise|ize)|overview|brief|short|nutshell|main|key|points?|messages?)$"
)
_SAYS_WHAT_IT_IS = any_of(
    r"^[\d.\s]*what .*\b(?:is|are|was|were)$",
    r"^[\d.\s]*about\b",
    r"^[\d.\s]*(?:(?:executive )?summary|overview|introduction|in (?:brief|short)|at a glance)$",
)
_WHAT_FOR = any_of(
    r"\b(?:trying|aim(?:s|ed|ing)?|hop(?:es|ed|ing)|meant|supposed|intended|sets? out|set up|"
    r"seek(?:s|ing)?|want(?:s|ed|ing)?) to (?:do|achieve|be|change|deliver)\W*$",
    r"\b(?:aims?|purpose|point|intention|objectives?) of\b",
    r"\bwhat\b.*\b(?:its|the|their) (?:aims?|purpose)\b",
    r"^\W*(?:and |so )?what(?:['’]?s| is| was| are| were)\b.* for\W*$",
)
_FOR_WHAT = any_of(
    r"^(?:trying|try|aim(?:s|ed|ing)?|hop(?:es|ed|ing)|meant|supposed|intended|sets?|set|seeks?|seeking|"
    r"wants?|wanted|wanting|achieve|change|deliver|purpose|point|intention|objectives?)$"
)
_SAYS_WHAT_FOR = any_of(
    r"^[\d.\s]*(?:(?:main|stated|its|the) )?(?:aims?|purposes?|objectives?|aim restated)$",
    r"^[\d.\s]*(?:what|why) .*\b(?:aims?|sets? out|seeks?) to\b",
)
_RECOMMENDS = any_of(
    r"^\W*(?:and |so |but )?what (?:do|does|did|has|have) .*\b(?:recommend|propose|call for)"
    r"(?:ed|d|s)?\W*$"
)
_RECOMMENDING = any_of(r"^(?:recommend|propose)(?:ed|d|s)?$", r"^call$")
_SAYS_WHAT_IT_RECOMMENDS = any_of(r"\b(?:recommendations?|proposals?)\b")
_FINDS = any_of(
    r"^\W*(?:and |so |but )?what (?:do|does|did|has|have) .*\b(?:find|found|concluded?)"
    r"(?: out)?(?: (?:about|on|of) .+)?\W*$"
)
_FINDING = any_of(r"^(?:find|found|concluded?)$")
_SAYS_WHAT_IT_FOUND = any_of(
    r"\b(?:findings?|conclusions?|judgements?)\b", r"^[\d.\s]*(?:key|main) (?:messages|points)$"
)
_THE_DOCUMENT = any_of(r"^(?:report|review|document|paper|study|plan|strategy)$")
_SAYS_THE_MAIN_POINTS = any_of(
    r"\b(?:recommendations?|proposals?|findings?|conclusions?|judgements?|priorities)\b",
    r"^[\d.\s]*(?:(?:key|main) \w+|at a glance)\b",
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


@dataclass(frozen=True, slots=True)
class _Ask:
    """A way to ask of a document as a whole: its words, and the headings that answer it."""

    asked: re.Pattern[str]
    aside: tuple[re.Pattern[str], ...]
    """What words of the question may be besides the document's name."""
    headings: re.Pattern[str] | None = None
    else_opening: bool = True
    """Whether the document's beginning answers where no heading does."""
    opening_first: bool = False
    """Whether the document's beginning is told before what stands under `headings`."""
    of_subject: bool = False
    """Whether it may be asked about what the document's title says, and means all of it."""

    def takes(self, concept: Concept, title: str, lexicon: Lexicon) -> bool:
        """Whether `concept` asks nothing narrower of a document of this title."""
        aside = any(words.search(concept.surface) for words in (*self.aside, _THE_DOCUMENT))
        return aside or (self.of_subject and concept.match(lexicon.stems(title)) >= 1)


_MOST = 5
_MOST_TOLD = 12
"""Statements of a section that is there for what is asked, such as its aims."""
_FIRST = 2
"""Sentences of the beginning that are told before the main points."""


_ASKS = (
    _Ask(_HOW_IT_WAS_MADE, (_MADE,), _SAYS_HOW_IT_WAS_MADE, else_opening=False),
    _Ask(_WHAT_FOR, (_FOR_WHAT,), _SAYS_WHAT_FOR),
    _Ask(_RECOMMENDS, (_RECOMMENDING,), _SAYS_WHAT_IT_RECOMMENDS, else_opening=False),
    _Ask(_FINDS, (_FINDING,), _SAYS_WHAT_IT_FOUND, else_opening=False, of_subject=True),
    _Ask(_SUM_UP, (_SUMMING_UP,), _SAYS_THE_MAIN_POINTS, opening_first=True),
    _Ask(_AS_A_WHOLE, (_AS_A_WHOLE,)),
)


def answer_overview(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """How a document begins, where a question asks what it is and nothing narrower.

    Or how it was made, where it asks that and a section says so. In sentences as far as it can. Who
    asks for more gets what stands after that.
    """
    if len(understanding.documents) != 1 or understanding.form.units:
        return None
    ask = next((ask for ask in _ASKS if ask.asked.search(understanding.asked)), None)
    doc_id = understanding.documents[0]
    if ask is None or not all(
        concept.documents or ask.takes(concept, shelf.titles[doc_id], shelf.lexicon)
        for concept in understanding.concepts
    ):
        return None
    passages = shelf.library.document_passages(doc_id)
    told = [passage for passage in passages if _is_under(passage, ask.headings)]
    if not told and not ask.else_opening:
        return None
    drafts = map(to_draft, _in_order(ask, told, passages, more=bool(understanding.shown)))
    new = (draft for draft in drafts if squeezed(draft.text) not in understanding.shown)
    first = tuple(islice(new, _MOST_TOLD if told else _MOST))
    return Finding("answered", first) if first else None


def _is_under(passage: Passage, headings: re.Pattern[str] | None) -> bool:
    below_title = passage.heading_path[1:] or passage.heading_path
    return headings is not None and any(map(headings.search, below_title))


def _in_order(
    ask: _Ask, told: Sequence[Passage], passages: Sequence[Passage], *, more: bool
) -> Iterator[Unit]:
    """The units of the sections that are `told`, as they stand; without any, of the beginning.

    The beginning is told in sentences first; for who asks for more, the whole document is.
    """
    if told and not ask.opening_first:
        yield from units_of(told)
        return
    beginning = passages if more else opening_of(passages)
    ordered = sorted(units_of(beginning), key=lambda unit: unit.row is not None)
    yield from ordered[:_FIRST] if told and not more else ordered
    yield from units_of(told)


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
