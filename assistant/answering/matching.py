"""How well a text covers what a question is about, concept by concept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.lexicon import Lexicon, Token

_ASKING_FACTOR = 0.3
_ASIDE_FACTOR = 0.3
_UNKNOWN_WEIGHT = 2.5
_LARGEST_WEIGHT = 5.0
_YEARS = re.compile(r"\b((?:19|20)\d{2})\s?[/–-]\s?(?:20)?(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question is about, in any of its forms."""

    surface: str
    alternatives: tuple[frozenset[str], ...]
    """Sets of stems; any one set, wholly present, is the concept."""
    weight: float
    documents: frozenset[str] = frozenset()
    """Documents that the words name: everything in them counts as being about the concept."""

    def match(self, stems: frozenset[str]) -> float:
        """Largest share of one form's stems that `stems` holds, 0 to 1."""
        return max(len(form & stems) / len(form) for form in self.alternatives)


@dataclass(frozen=True, slots=True)
class Name:
    """Words at `start`–`end` of the question that are one thing, and what else it is called."""

    start: int
    end: int
    forms: tuple[str, ...] = ()
    documents: frozenset[str] = frozenset()


def find_concepts(
    question: str, lexicon: Lexicon, names: Sequence[Name] = (), aside: int = 0
) -> tuple[Concept, ...]:
    """The concepts of `question`: each name one, each other topical word one.

    Those that begin before the offset `aside` weigh little.
    """
    years = [Name(m.start(), m.end()) for m in _YEARS.finditer(question)]
    groups = [*names, *(y for y in years if not any(_inside(y, n) for n in names))]
    found: list[tuple[int, str, Concept]] = []
    for group in groups:
        surface = question[group.start : group.end]
        concept = _name_concept(surface, group, lexicon)
        if concept is not None:
            found.append((group.start, surface.lower(), concept))
    for token in lexicon.tokens(question):
        taken = any(g.start <= token.start and token.end <= g.end for g in groups)
        if not taken and not token.is_stop_word:
            found.append((token.start, token.stem, _word_concept(token, lexicon)))
    concepts: dict[str, Concept] = {}
    for start, key, concept in sorted(found, key=lambda place: place[0] < aside):
        weight = concept.weight if start >= aside else _ASIDE_FACTOR * concept.weight
        concepts.setdefault(key, replace(concept, weight=weight))
    return tuple(concepts.values())


def _inside(inner: Name, outer: Name) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _word_concept(token: Token, lexicon: Lexicon) -> Concept:
    factor = _ASKING_FACTOR if token.surface.lower() in asking_words().asking else 1.0
    return Concept(token.surface, (frozenset({token.stem}),), factor * _weight(token.stem, lexicon))


def _name_concept(surface: str, name: Name, lexicon: Lexicon) -> Concept | None:
    alternatives = [
        frozenset(token.stem for token in lexicon.tokens(form) if not token.is_stop_word)
        for form in (surface, *name.forms)
    ]
    usable = tuple(dict.fromkeys(form for form in alternatives if form))
    if not usable:
        return None
    # The commonest form says how specific the concept is: an acronym that the library spells out
    # everywhere is not rare.
    weight = min(sum(_weight(stem, lexicon) for stem in form) / len(form) ** 0.5 for form in usable)
    return Concept(surface, usable, min(weight, _LARGEST_WEIGHT), name.documents)


def _weight(stem: str, lexicon: Lexicon) -> float:
    """A word that the library never uses says nothing about where to look; it counts as common."""
    known = lexicon.frequency.get(stem, 0) > 0
    return min(lexicon.weight(stem), _LARGEST_WEIGHT) if known else _UNKNOWN_WEIGHT


def coverage(
    concepts: Sequence[Concept], texts: Sequence[tuple[frozenset[str], float]], doc_id: str = ""
) -> float:
    """Share of the concepts' weight that `texts` (stems, trust from 0 to 1) cover, 0 to 1.

    The idea is IDF-weighted query coverage (Zhao and Callan 2010, on term mismatch); a concept
    counts through the text that serves it best, and wholly in a document that it names.
    """
    total = sum(concept.weight for concept in concepts)
    if not total:
        return 0.0
    return sum(c.weight * _served(c, texts, doc_id) for c in concepts) / total


def _served(concept: Concept, texts: Sequence[tuple[frozenset[str], float]], doc_id: str) -> float:
    if doc_id in concept.documents:
        return 1.0
    return max((concept.match(stems) * trust for stems, trust in texts), default=0.0)


def wholly_held(concepts: Sequence[Concept], stems: frozenset[str], doc_id: str = "") -> float:
    """Share of the concepts' weight whose concept stands whole in `stems`, 0 to 1.

    A concept that names the document `doc_id` counts as standing there.
    """
    total = sum(concept.weight for concept in concepts)
    held = sum(c.weight for c in concepts if doc_id in c.documents or c.match(stems) >= 1)
    return held / total if total else 0.0
