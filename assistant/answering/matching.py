"""How well a text covers what a question is about, concept by concept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.lexicon import Lexicon, Token

ASKING_WORDS = frozenset(
    """amount answer author called change compared comparison contain contains current currently
    describe described detail details document documents example examples exactly explain figure
    figures find give happen happened happening important included includes including information
    involve involved kind kinds main mean means mention mentioned name named number numbers part
    percentage percent point points proportion question read report reported saying set share
    sort state stated summarise summary talk talking tell thing total type types value way ways
    word words work""".split()
)
"""Words that people ask with more often than about; they count little."""
_ASKING_FACTOR = 0.3


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question is about, in any of its forms."""

    surface: str
    alternatives: tuple[frozenset[str], ...]
    """Sets of stems; any one set, wholly present, is the concept."""
    weight: float

    def match(self, stems: frozenset[str]) -> float:
        """Largest share of one form's stems that `stems` holds, 0 to 1."""
        return max(len(form & stems) / len(form) for form in self.alternatives)


@dataclass(frozen=True, slots=True)
class Synonym:
    """A term found at `start`–`end` of the question, and what else it is called."""

    start: int
    end: int
    forms: tuple[str, ...]


def find_concepts(
    question: str, lexicon: Lexicon, synonyms: Sequence[Synonym] = ()
) -> tuple[Concept, ...]:
    """The concepts of `question`: each synonym group one, each other topical word one."""
    concepts: dict[str, Concept] = {}
    for group in synonyms:
        surface = question[group.start : group.end]
        concept = _group_concept(surface, (surface, *group.forms), lexicon)
        if concept is not None:
            concepts[surface.lower()] = concept
    for token in lexicon.tokens(question):
        inside = any(g.start <= token.start and token.end <= g.end for g in synonyms)
        if not inside and not token.is_stop_word:
            concepts.setdefault(token.stem, _word_concept(token, lexicon))
    return tuple(concepts.values())


def _word_concept(token: Token, lexicon: Lexicon) -> Concept:
    factor = _ASKING_FACTOR if token.surface.lower() in ASKING_WORDS else 1.0
    weight = lexicon.weight(token.stem) * factor
    return Concept(token.surface, (frozenset({token.stem}),), weight)


def _group_concept(surface: str, forms: Iterable[str], lexicon: Lexicon) -> Concept | None:
    alternatives = [
        frozenset(token.stem for token in lexicon.tokens(form) if not token.is_stop_word)
        for form in forms
    ]
    usable = tuple(dict.fromkeys(form for form in alternatives if form))
    if not usable:
        return None
    # The commonest form says how specific the concept is: an acronym that the library spells out
    # everywhere is not rare.
    weight = min(sum(lexicon.weight(stem) for stem in form) / len(form) ** 0.5 for form in usable)
    return Concept(surface, usable, weight)


def coverage(concepts: Sequence[Concept], *texts: tuple[frozenset[str], float]) -> float:
    """Share of the concepts' weight that `texts` (stems, trust from 0 to 1) cover, 0 to 1.

    The idea is IDF-weighted query coverage (for instance Zhao and Callan 2010, on term mismatch);
    a concept counts through the text that serves it best.
    """
    total = sum(concept.weight for concept in concepts)
    if not total:
        return 0.0
    return sum(c.weight * max(c.match(s) * trust for s, trust in texts) for c in concepts) / total
