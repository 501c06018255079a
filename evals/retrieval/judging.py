"""Which passages hold the evidence, whatever way the documents were cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from evals.wording import normalised, says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evals.cases import Case, Span

_TOKEN = re.compile(r"\w+")
_SHINGLE = 5
"""Words of a shingle: few enough to survive a cut, enough to be no chance."""
_HELD = 0.5
"""The share of a quote's shingles from which on a passage holds it."""
NEAR_THE_TOP = 4
"""Passages whose text counts as shown to a reader: what the tutorials hand to a model."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document, as some system cut it."""

    id: str
    doc_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a system ranks for a case, judged; passages and documents best first."""

    case: Case
    passages: tuple[bool, ...]
    """Whether each passage holds a span of the evidence."""
    spans: tuple[int | None, ...]
    """1-based rank of the first passage that holds each span; None if none does."""
    relevant: int
    """How many passages of the system's whole collection hold a span."""
    documents: tuple[bool, ...]
    """Whether each document, at its first passage, is one of the evidence."""
    facts_shown: int
    """Key facts that stand in the first passages, taken together."""
    characters_shown: int


def holds_span(text: str, span: Span) -> bool:
    """Whether `text` holds a span's quote, or at least half of it where a cut went through.

    Compared by shingles of five words (Broder 1997, On the resemblance and containment of
    documents), so that marks, line breaks and table edges do not matter.
    """
    if _spaced(span.quote) in _spaced(text):
        return True
    wanted = _shingles(span.quote)
    return bool(wanted) and len(wanted & _shingles(text)) >= _HELD * len(wanted)


def judge_ranking(
    case: Case, ranked: Sequence[Chunk], collection: Mapping[str, Iterable[Chunk]]
) -> Ranking:
    """`ranked`, best first, against the evidence of `case`; `collection` is all, by document."""
    wanted = {span.doc_id for span in case.evidence}
    held = [
        [chunk.doc_id == span.doc_id and holds_span(chunk.text, span) for span in case.evidence]
        for chunk in ranked
    ]
    shown = "\n".join(chunk.text for chunk in ranked[:NEAR_THE_TOP])
    return Ranking(
        case=case,
        passages=tuple(any(spans) for spans in held),
        spans=tuple(
            next((rank for rank, spans in enumerate(held, 1) if spans[place]), None)
            for place in range(len(case.evidence))
        ),
        relevant=sum(
            any(span.doc_id == doc_id and holds_span(chunk.text, span) for span in case.evidence)
            for doc_id in wanted
            for chunk in collection.get(doc_id, ())
        ),
        documents=tuple(
            doc_id in wanted for doc_id in dict.fromkeys(chunk.doc_id for chunk in ranked)
        ),
        facts_shown=sum(any(says(shown, form) for form in fact) for fact in case.key_facts),
        characters_shown=len(shown),
    )


@lru_cache(maxsize=16_384)
def _spaced(text: str) -> str:
    """The words of `text`, each between two spaces."""
    return f" {' '.join(_TOKEN.findall(normalised(text)))} "


@lru_cache(maxsize=16_384)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _spaced(text).split()
    places = range(len(words) - _SHINGLE + 1)
    return frozenset(tuple(words[place : place + _SHINGLE]) for place in places)
