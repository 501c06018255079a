"""Whether a statement puts its source's words together as the source does.

A statement can be made of the source's own words and still be false: who does what turned round, a
figure of another clause, row or column, two figures changed over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from assistant.grounding.verifier.wording import load_wording
from indexing.analysis import STOP_WORDS, index_terms, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.grounding.verifier.sources import Source

CLAUSE = re.compile(
    r"[;:()–—]|(?<!\d),|,(?!\d)|\s-\s|\b(?:and|but|or|while|whereas|which|who|where|because|"
    r"although|plus|against|versus|compared (?:with|to))\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[£€$]?\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){1,3}by\b(?!\s+(?:the end|then|"
    rf"(?:\d{{1,2}}\s+)?{_MONTH}|{_YEAR.pattern}\b|\d[\d.,]*\s?%))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\b([^\W\d_]+)\s+)?(?<![\w.,])([£€$]?\d+(?:[.,]\d+)*%?)\s+(?=([^\W\d_]+))"
)
_LEADS_A_YEAR = re.compile(
    r"in|since|by|from|to|until|till|of|during|for|and|before|after|between|through|"
    rf"{_MONTH}[a-z]*"
)
_NOUN_WITHIN = 4
_LEAD_OF_CLAUSE = 2


def order(statement: str, source: Source) -> Iterator[str]:
    """Who does what to whom: words in the source's order, or turned round in the other voice."""
    if source.parts or source.cells:
        return
    said, own = _terms(statement), _terms(source.own)
    turned = LCSseq.similarity(said[::-1], own) > LCSseq.similarity(said, own)
    told = max(
        re.split(r"(?<=[.;])\s", source.own),
        key=lambda s: len(set(_terms(s)) & set(said)),
    )
    if turned != (bool(_PASSIVE.search(statement)) != bool(_PASSIVE.search(told))):
        yield "turned round"


def counted(statement: str, source: Source) -> Iterator[str]:
    """What a number counts: the word after it stands near after it in the source too.

    Of a row, this is asked of numbers that its headers alone hold: "2024 volunteers" is not what
    "Volunteers in 2024" says.
    """
    cells = [cell for _, cell in source.cells]
    texts = [_tokens(header) for header, _ in source.cells] or [_tokens(source.own)]
    for match in _COUNTED.finditer(statement.lower()):
        before, token, after = match.groups()
        number = _number(token)
        # A year counts nothing where it is led in as one: "In 2023 turnover fell".
        dated = _YEAR.fullmatch(token) and _LEADS_A_YEAR.fullmatch(before or "in")
        in_cell = any(number in _numbers(cell) for cell in cells)
        if not number or dated or in_cell or _is_small(after):
            continue
        near = {
            stem(word)
            for text in texts
            for place, other in enumerate(text)
            if _number(other) == number
            for word in text[place + 1 : place + 1 + _NOUN_WITHIN]
        }
        known = any(_number(other) == number for text in texts for other in text)
        if known and stem(after) not in near:
            yield f"counts something else: {token} {after}"


def sequence(statement: str, source: Source) -> Iterator[str]:
    """Two figures of one kind stand in the source's order, as in "from 20% to 30%"."""
    if source.parts or source.cells:
        return
    known = _by_kind(source.own)
    for kind, figures in _by_kind(statement).items():
        given = iter(known.get(kind, ()))
        if not all(any(figure == other for other in given) for figure in figures):
            yield f"figures changed over: {', '.join(figures)}"


def columns(statement: str, source: Source) -> Iterator[str]:
    """A cell's figure goes with the words of its own column."""
    headers = [frozenset(_terms(header)) for header, _ in source.cells]
    over = frozenset(_terms(source.context))
    for clause, numbers in _numbered(statement):
        said = frozenset(_terms(clause)) - over
        for number in numbers:
            held = [i for i, (h, c) in enumerate(source.cells) if number in _numbers(f"{h} {c}")]
            foreign = [
                said & (frozenset[str]().union(*headers) - headers[i]) - _rest(source, i)
                for i in held
            ]
            if held and all(foreign):
                yield f"of another column: {clause.strip()}"


def apart(statement: str, source: Source) -> Iterator[str]:
    """A figure goes with the words of its own clause, where others have figures of their own."""
    if source.parts or source.cells:
        return
    clauses = [clause for clause, _ in _numbered(source.own)]
    if len(clauses) < 2:
        return
    light, over = load_wording().light, frozenset(_terms(source.context))
    first = frozenset(_terms(re.split(r"\d", source.own, maxsplit=1)[0]))
    for clause, numbers in _numbered(statement):
        said = frozenset(_terms(clause)) - light - over
        for number in numbers:
            homes = [one for one in clauses if number in _numbers(one)]
            if homes and all(_foreign(said, home, clauses, first) for home in homes):
                yield f"of another clause: {clause.strip()}"


RELATIONS: tuple[Callable[[str, Source], Iterator[str]], ...] = (
    order, counted, sequence, columns, apart,
)  # fmt: skip


def _foreign(said: frozenset[str], home: str, clauses: list[str], first: frozenset[str]) -> bool:
    """Whether `said` takes words from other clauses than the figure's own.

    A clause that begins with its figure shares the words before the first one: "The trust has 30
    nurses and 20 carers".
    """
    others = frozenset(term for one in clauses if one != home for term in _terms(one))
    foreign = (said & others) - frozenset(_terms(home))
    tokens = _tokens(home)
    lead = next((i for i, token in enumerate(tokens) if _number(token)), 0)
    shares = lead <= _LEAD_OF_CLAUSE and all(map(_is_small, tokens[:lead]))
    return bool(foreign - first if shares else foreign)


def _rest(source: Source, place: int) -> frozenset[str]:
    """Terms of a row outside its other columns: its name, and the cell's own words."""
    header, cell = source.cells[place]
    return frozenset(_terms(f"{source.label} {header} {cell}"))


def _numbered(text: str) -> list[tuple[str, list[str]]]:
    """The clauses of `text` that hold numbers, with these."""
    found = ((clause, _numbers(clause)) for clause in CLAUSE.split(text))
    return [(clause, numbers) for clause, numbers in found if numbers]


def _by_kind(text: str) -> dict[str, list[str]]:
    """The numbers of `text` in their order, years left out, by sign."""
    found: dict[str, list[str]] = {}
    for token in _tokens(text):
        number = _number(token)
        if number and token[0].isdigit() and _YEAR.fullmatch(number):
            continue
        if number:
            kind = "%" if token.endswith("%") else "" if token[0].isalnum() else token[0]
            found.setdefault(kind, []).append(number)
    return found


def _numbers(text: str) -> list[str]:
    return [number for token in _tokens(text) if (number := _number(token))]


def _number(token: str) -> str:
    """A token's figure without signs, thousands' commas and words; empty where it has none."""
    words = load_wording().numbers
    if token in words:
        return str(words[token])
    bare = token.strip("£€$%").replace(",", "")
    return bare if bare[:1].isdigit() else ""


def _is_small(word: str) -> bool:
    return word in STOP_WORDS or stem(word) in load_wording().light or word in ("nearly", "almost")


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=16384)
def _terms(text: str) -> tuple[str, ...]:
    return tuple(index_terms(text))
