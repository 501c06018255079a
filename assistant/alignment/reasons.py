"""Why two units line up, in words: what both are about, and what only one of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.alignment.concepts import load_concepts
from assistant.answering.compose import caveat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.alignment.concepts import Concept
    from assistant.alignment.model import AlignedUnit, Grade
    from assistant.lexicon import Lexicon

_FEW = 3


def reason(source: AlignedUnit, target: AlignedUnit, words: tuple[str, ...], grade: Grade) -> str:
    """One line such as "both: supervision; only the second: apprenticeships".

    `words` are the rarest that both use; they stand in where no subject of the vocabulary does.
    """
    concepts = load_concepts()
    here, there = concepts.find(source.text), concepts.find(target.text)
    around = concepts.find("\n".join((target.lead, *target.passage.heading_path[1:][-1:])))
    both = here & (there | around)
    parts = [f"both: {_said(both)}" if both else _instead(words)]
    parts += [f"only the first: {_said(here - both)}"] if here - both else []
    parts += [f"only the second: {_said(there - both)}"] if there - both else []
    return noted("; ".join(parts) + _weak(grade, both), target)


def noted(said: str, target: AlignedUnit) -> str:
    """A reason with what a reader has to note of where the unit of the target stands."""
    note = caveat(target.passage.heading_path).strip(" —")
    return f"{said}; please note: {note}" if note else said


def _weak(grade: Grade, both: Iterable[Concept]) -> str:
    return " (another scope or means)" if grade == "partial" and both else ""


def _instead(words: tuple[str, ...]) -> str:
    if words:
        return f"both use: {', '.join(words[:_FEW])}"
    return "like in meaning, with no subject named in both"


def _said(found: Iterable[Concept]) -> str:
    ordered = sorted(found, key=lambda concept: (not concept.is_lever, concept.name))
    return ", ".join(concept.name for concept in ordered[:_FEW])


def shared_words(
    unit: AlignedUnit, one: Mapping[str, float], other: Mapping[str, float], lexicon: Lexicon
) -> tuple[str, ...]:
    """The words of `unit` whose stems both have, those that tell most first."""
    written = {token.stem: token.surface.lower() for token in lexicon.tokens(unit.text)}
    both = {stem: weight * other[stem] for stem, weight in one.items() if stem in other}
    ordered = sorted(both, key=lambda stem: -both[stem])
    return tuple(written[stem] for stem in ordered if stem in written)
