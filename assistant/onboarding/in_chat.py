"""A newcomer's question in the chat: "I am new here, from a charity: what is in this for us?"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.onboarding.brief import tell
from assistant.onboarding.model import Visitor
from assistant.onboarding.tours import load_tours
from assistant.understanding.asker import introduction
from corpus.phrases import Phrases, split_words

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from assistant.understanding import Understanding

_ANYBODY = "several"
_LEFT_OUT = "words"
_FEWEST = 3
"""Fewer statements than this are no brief."""
_LONGER = "The page New here? has longer ones, by sector, role, place and reason."


def answer_newcomer(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """A short brief for the sector that a newcomer's question names, or for anybody.

    None where the question is no newcomer's, or asks of another document than those that the
    library is about, or for something else besides: what is left of it, without the words that say
    who is asking, is then what it is about.
    """
    question = understanding.standalone_question
    if understanding.form.kind != "onboarding" or understanding.narrowing is not None:
        return None
    if not all(shelf.records[doc_id].core for doc_id in understanding.documents):
        return None
    sector = _sector_of(question)
    if sector is None:
        return None
    tours = load_tours()
    drafts = tuple(
        replace(draft, under=tours.headings[name])
        for name, told in tell(Visitor(sector), shelf).items()
        for _, draft in told
        if name != _LEFT_OUT
    )
    if len(drafts) < _FEWEST:
        return None
    whom = "" if sector == _ANYBODY else f" for: {tours.sectors[sector].name}"
    note = f"A short brief{whom}. {_LONGER}"
    return Finding("answered", drafts, note, complete=True)


def _sector_of(question: str) -> str | None:
    """The sector that is named most, `several` if none is; None where other words are left."""
    found = _names().find(question)
    taken = [range(name.start, name.end) for name in found]
    taken.append(range(len(introduction(question))))
    rest = {
        word.folded
        for word in split_words(question)
        if not any(word.start in span for span in taken)
    }
    if rest - _besides():
        return None
    counts = Counter(name.value for name in found)
    return counts.most_common(1)[0][0] if counts else _ANYBODY


@cache
def _names() -> Phrases[str]:
    sectors = load_tours().sectors.items()
    return Phrases((call, key) for key, sector in sectors for call in sector.calls)


@cache
def _besides() -> frozenset[str]:
    return frozenset(word.folded for word in split_words(load_tours().besides))
