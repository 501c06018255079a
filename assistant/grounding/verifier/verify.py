"""Statement by statement: supported, repaired (cited to what does support it), or removed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.grounding.support_score import (
    load_support_weights,
    support_score,
    unsupported_numbers,
)
from assistant.grounding.verifier.checks import find_faults, stems_of
from assistant.grounding.verifier.sources import Source, sources_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from indexing.document import Passage

Outcome = Literal["supported", "repaired", "removed"]

_LEAST_SHARED = 0.4
"""Share of a statement's words below which a source is not looked at closely."""
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one statement, and why."""

    statement: str
    outcome: Outcome
    source: Source | None
    """What carries it; None where it was removed."""
    score: float
    """The support score of the best source that was found, 0 to 1."""
    faults: tuple[str, ...]
    """Where it was removed: what spoke against the source that came closest."""
    cited: tuple[str, ...]
    """Ids of the passages that the model cited."""
    milliseconds: float


@dataclass(frozen=True)
class Verifier:
    """Holds statements against the passages that a model was given."""

    passages: Sequence[Passage]
    titles: Mapping[str, str]
    """Title by document id."""

    def verify(self, statement: str, cited: Collection[str]) -> Verdict:
        """Whether `statement` is what one of the passages with the ids `cited` says.

        If not, the other passages are tried, and the one that says it is cited in their place.
        """
        started = time.perf_counter()
        first = [passage for passage in self.passages if passage.id in cited]
        rest = [passage for passage in self.passages if passage.id not in cited]
        near = self._best(statement, first)
        outcome: Outcome = "supported"
        if near is None or near[2]:
            other = self._best(statement, rest)
            outcome = "repaired" if other is not None and not other[2] else "removed"
            near = other if outcome == "repaired" else near or other
        score, source, faults = near or (0.0, None, ("no passage is like it",))
        return Verdict(
            statement=statement,
            outcome=outcome,
            source=None if outcome == "removed" else source,
            score=score,
            faults=tuple(faults),
            cited=tuple(cited),
            milliseconds=1000 * (time.perf_counter() - started),
        )

    def _best(
        self, statement: str, passages: Sequence[Passage]
    ) -> tuple[float, Source, tuple[str, ...]] | None:
        """The first source without fault, the shortest words first; else the closest one."""
        closest: tuple[float, Source, tuple[str, ...]] | None = None
        for source in self._near(statement, passages):
            score, faults = weigh(statement, source)
            if not faults:
                return score, source, ()
            if closest is None or (len(faults), -score) < (len(closest[2]), -closest[0]):
                closest = (score, source, faults)
        return closest

    def _near(self, statement: str, passages: Sequence[Passage]) -> Iterator[Source]:
        said = stems_of(statement)
        found = [
            (shared, -len(source.parts), place, source)
            for place, source in enumerate(self._sources(passages))
            if (shared := len(said & stems_of(source.own)) / (len(said) or 1)) >= _LEAST_SHARED
        ]
        found.sort(key=lambda one: (bool(one[1]), -one[0], -one[1], len(one[3].own), one[2]))
        alone = [source for *_, source in found if not source.parts]
        joined = [source for *_, source in found if source.parts]
        yield from alone[:_LOOKED_AT]
        yield from joined[:_LOOKED_AT]

    def _sources(self, passages: Sequence[Passage]) -> Iterator[Source]:
        for passage in passages:
            yield from sources_of(passage, self.titles.get(passage.doc_id, ""))


def weigh(statement: str, source: Source) -> tuple[float, tuple[str, ...]]:
    """The support score of `statement` by `source`, and all that speaks against it."""
    score = support_score(statement, source.quotes)
    return score, tuple(_faults(statement, source, score))


def _faults(statement: str, source: Source, score: float) -> Iterator[str]:
    yield from find_faults(statement, source)
    for number in unsupported_numbers(statement, source.quotes):
        yield f"number not quoted: {number}"
    if score < load_support_weights().threshold:
        yield f"support {score:.2f} is below {load_support_weights().threshold}"
