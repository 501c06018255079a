"""What must hold between a statement and the words that carry it, each check on its own.

A check gives what is wrong, in words for the trace, or nothing. They are strict on purpose: a true
statement that is left out costs the reader less than a false one that is shown, and what was left
out is still there in the library's own words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.grounding.quotes import squeezed
from assistant.grounding.verifier.figures import dates_of, figures_of, fraction_words, measured
from assistant.grounding.verifier.relations import CLAUSE, RELATIONS
from assistant.grounding.verifier.wording import load_wording
from indexing.analysis import STOP_WORDS, index_terms, stem
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.grounding.verifier.sources import Source

_QUOTED = re.compile(r"[\"“]([^\"”“]{2,})[\"”]|(?<!\w)[‘']([^‘’']{2,})[’'](?!\w)")
_ADDRESS = re.compile(
    r"\w+://|\bwww\.|\S+@\S+\.\w|\b[\w-]+\.(?:com|org|net|uk|gov|io)\b", re.IGNORECASE
)
_SOURCE_CLAUSE = re.compile(r"[;:()–—]|\.\s|,\s(?:and|but|which|while|whereas)\b")
_NAME = re.compile(r"\b[A-Z][\w&’'-]*[A-Za-z0-9]\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT = re.compile(r"n['’]t\b")


def find_faults(statement: str, source: Source) -> list[str]:
    """Everything that speaks against `statement` being what `source` says."""
    return [fault for check in CHECKS for fault in check(statement, source)]


def addresses(statement: str, source: Source) -> Iterator[str]:
    """The model writes no addresses: a link is the reader's way out of what was checked."""
    del source
    if _ADDRESS.search(statement):
        yield "holds an address"


def quotes(statement: str, source: Source) -> Iterator[str]:
    """What a statement puts in quotation marks stands word for word in what it cites."""
    said = squeezed(plain_text("\n".join(source.quotes))).lower()
    for match in _QUOTED.finditer(statement):
        words = squeezed(match[1] or match[2]).strip(" .,;")
        if words.lower() not in said:
            yield f"quotes what is not there: {words}"


def figures(statement: str, source: Source) -> Iterator[str]:
    """Every number with its percent sign, currency, bound and letters; number words too."""
    known = figures_of(source.own)
    for figure in figures_of(statement) - known:
        yield f"figure not in source: {figure.bound}{figure.kind}{figure.value:f}{figure.label}"
    for word in fraction_words(statement) - fraction_words(source.own):
        yield f"number word not in source: {word}"
    beside = measured(source.own)
    numbers = {number for number, _ in beside}
    for number, measure in measured(statement) - beside:
        if number in numbers or measure not in stems_of(source.own):
            yield f"measure not in source: {number} {measure}"


def dates(statement: str, source: Source) -> Iterator[str]:
    """Every date, as precise as the source has it or less."""
    known = dates_of(source.own)
    for date in dates_of(statement):
        if not any(other.covers(date) for other in known):
            yield f"date not in source: {date}"


def names(statement: str, source: Source) -> Iterator[str]:
    """Every word with a capital, the first one too unless it says nothing."""
    said = f"{source.own}\n{source.context}"
    written, stems = _written(said), stems_of(said)
    for match in _NAME.finditer(statement):
        word = match.group().removesuffix("'s").removesuffix("’s").lower()
        if match.start() == 0 and (word in STOP_WORDS or stem(word) in load_wording().light):
            continue
        if word in STOP_WORDS and match.group().istitle():
            continue
        if not all(part in written or stem(part) in stems for part in re.findall(r"\w+", word)):
            yield f"name not in source: {match.group()}"


def words(statement: str, source: Source) -> Iterator[str]:
    """Every word of substance, by its stem; of items or rows taken together, clause by clause."""
    light, over = load_wording().light, stems_of(source.context)
    own = stems_of(source.own)
    new = stems_of(statement) - own - over - light
    if new:
        yield f"words not in source: {' '.join(sorted(new))}"
    elif not any(term.isalpha() for term in stems_of(statement) & own - over - light):
        yield "says nothing of its source's own"
    if not source.parts:
        return
    parts = [stems_of(part) for part in source.parts]
    for clause in filter(None, map(str.strip, CLAUSE.split(statement))):
        said = stems_of(clause) - light
        lone = all(term[0].isdigit() for term in said - over)
        if said - over and (lone or not any(said - over <= part for part in parts)):
            yield f"mixes what stands apart: {clause}"


def weighty(statement: str, source: Source) -> Iterator[str]:
    """Every small word that changes what is claimed: 'all', 'only', 'before', 'more'."""
    heavy = load_wording().weighty
    added = (_written(statement) - _written(f"{source.own}\n{source.context}")) & heavy
    if added:
        yield f"claims more or less: {' '.join(sorted(added))}"


def contrary(statement: str, source: Source) -> Iterator[str]:
    """No negation added, none dropped from the clause that is told, no direction turned round."""
    if _negations(statement) and not _negations(source.own):
        yield "a negation that is not in the source"
    told = " ".join(_told_clauses(statement, source))
    if _negations(told) and not _negations(statement):
        yield "a negation left out"
    said, own = stems_of_all(statement), stems_of_all(source.own)
    for one, other in load_wording().opposites:
        for mine, theirs in ((one, other), (other, one)):
            if said & mine and not own & mine and own & theirs:
                yield f"turned round: {' '.join(sorted(said & mine))}"


def held_back(statement: str, source: Source) -> Iterator[str]:
    """A condition, a doubt or a proposal of the clause that is told is kept."""
    kept = stems_of_all(statement)
    for clause in _told_clauses(statement, source):
        lost = (stems_of_all(clause) & load_wording().reservations) - kept
        if lost:
            yield f"leaves out: {' '.join(sorted(lost))}"


CHECKS: tuple[Callable[[str, Source], Iterator[str]], ...] = (
    addresses, quotes, figures, dates, names, words, weighty, contrary, held_back, *RELATIONS,
)  # fmt: skip


@lru_cache(maxsize=16384)
def stems_of(text: str) -> frozenset[str]:
    """Stems of the words of substance and the numbers of `text`."""
    return frozenset(index_terms(text))


@lru_cache(maxsize=16384)
def stems_of_all(text: str) -> frozenset[str]:
    """Stems of all words of `text`, small ones too."""
    return frozenset(map(stem, _WORD.findall(text.lower())))


@lru_cache(maxsize=16384)
def _written(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _negations(text: str) -> bool:
    lowered = text.lower()
    return bool(_NOT.search(lowered)) or bool(_written(lowered) & load_wording().negations)


def _told_clauses(statement: str, source: Source) -> list[str]:
    """The clauses of a source that a statement takes words from: two, or all that there are."""
    said = stems_of(statement)
    return [
        clause
        for clause in _SOURCE_CLAUSE.split(source.own)
        if clause and len(stems_of(clause) & said) >= min(2, len(stems_of(clause)) or 1)
    ]
