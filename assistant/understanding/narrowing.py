"""Whether a question holds its answer to some documents: "only case studies", "since 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

from corpus.vocabulary import with_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.record import DocumentRecord

_FILE = Path(__file__).with_name("narrowing.yaml")
_LEAD = r"\b(?:in|from|among|within|across|according to)\s+"
_DETERMINER = r"(?:(?:only|just|the|our|your|any|all)\s+)*"
_ONLY = r"\b(?:only|just|nothing but|limited to|restricted to)\s+(?:in\s+|from\s+|the\s+)*"
_DATED = (
    r"(?P<when>since|after|from|before|until|up to|in)\s+(?P<year>(?:19|20)\d{2})\b(?![/–-])"
    r"(?P<on>\s+onwards?\b)?"
)
_NOT_COMPARED = r"(?<!than )(?<!than in )(?<!with )(?<!to )(?<!and )(?<!and in )"
_ISSUED = r"(?:published|written|issued|dated)"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The documents that a question wants its answer from; an open field lets all through."""

    types: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    geographies: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    words: str = field(default="", compare=False)
    """What the question says of it."""

    def told(self) -> str:
        """The filter in plain words: "type case-study, published 2023 or later"."""
        fields = (("type", self.types), ("sector", self.sectors), ("area", self.geographies))
        parts = [f"{name} {' or '.join(values)}" for name, values in fields if values]
        if self.first_year is not None and self.first_year == self.last_year:
            parts.append(f"published {self.first_year}")
        else:
            parts += [f"published {self.first_year} or later"] * (self.first_year is not None)
            parts += [f"published {self.last_year} or earlier"] * (self.last_year is not None)
        return ", ".join(parts)

    def lets_through(self, record: DocumentRecord) -> bool:
        """Whether `record` is of the wanted sort; where the catalogue is silent it is not."""
        chosen = (
            (self.types, record.type),
            (self.sectors, record.sector),
            (self.geographies, record.geography),
        )
        if any(wanted and (is_ is None or is_.value not in wanted) for wanted, is_ in chosen):
            return False
        if self.first_year is None and self.last_year is None:
            return True
        year = record.year
        return year is not None and (self.first_year or 0) <= year <= (self.last_year or year)


class Narrowed(NamedTuple):
    """A question's narrowing, if it has one, and the question without the words for it."""

    narrowing: Narrowing | None
    rest: str


class NarrowingWords(BaseModel):
    """The words of `narrowing.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    documents: tuple[str, ...]
    by_themselves: tuple[str, ...]
    type: dict[str, tuple[str, ...]]
    sector: dict[str, tuple[str, ...]]
    geography: dict[str, tuple[str, ...]]
    areas_by_themselves: dict[str, tuple[str, ...]]

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """What says which documents: "in … documents", "only …", "… only", "… since 2023"."""
        qualities = _either([*_words(self.sector), *_words(self.geography), *_words(self.type)])
        kinds = _either([*self.documents, *self.by_themselves])
        which = rf"(?P<which>(?:(?:{qualities})\s+){{0,2}}(?:{kinds}))(?![\w-])"
        texts = (
            rf"{_LEAD}{_DETERMINER}{which}(?:\s+only\b)?(?:\s+(?:{_ISSUED}\s+)?{_DATED})?",
            rf"{_ONLY}{which}(?:\s+(?:{_ISSUED}\s+)?{_DATED})?",
            rf"\b{which}\s+only\b",
            rf"\b{which}\s+(?:{_ISSUED}\s+)?{_DATED}",
            rf"\b(?:only\s+)?(?:anything\s+)?{_ISSUED}\s+(?=since|after|before){_DATED}",
            rf"{_NOT_COMPARED}(?:{_LEAD})?\b(?P<area>{_either(_words(self.areas_by_themselves))})\b",
        )
        return tuple(re.compile(rf"[,(]?\s*{text}\)?", re.IGNORECASE) for text in texts)

    def values(self, field_words: Mapping[str, tuple[str, ...]], text: str) -> tuple[str, ...]:
        """The catalogue's values whose words stand in `text`; of words that overlap the longest."""
        pairs = [(word, value) for value, words in field_words.items() for word in words]
        found: dict[str, None] = {}
        for word, value in sorted(pairs, key=lambda pair: -len(pair[0])):
            pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
            text, times = pattern.subn(" ", text)
            if times:
                found[value] = None
        return tuple(found)


def read_narrowing(question: str, words: NarrowingWords) -> Narrowed:
    """What `question` says of the documents that are to answer it.

    Only a clear request counts: a quality alone, as in "turnover in social care", is no request.
    """
    for pattern in words.patterns:
        match = pattern.search(question)
        found = _read(match, words) if match else None
        if match and found:
            rest = f"{question[: match.start()]} {question[match.end() :]}"
            return Narrowed(found, re.sub(r"\s+([?.,])", r"\1", " ".join(rest.split())))
    return Narrowed(None, question)


def _read(match: re.Match[str], words: NarrowingWords) -> Narrowing | None:
    groups = match.groupdict()
    which = groups.get("which") or ""
    when = "since" if groups.get("on") else groups.get("when")
    first, last = _years(when, groups.get("year"))
    narrowing = Narrowing(
        types=words.values(words.type, which),
        sectors=words.values(words.sector, which),
        geographies=with_parts(
            words.values(words.geography, which)
            or words.values(words.areas_by_themselves, groups.get("area") or "")
        ),
        first_year=first,
        last_year=last,
        words=match.group().strip(" ,()"),
    )
    return narrowing if narrowing != Narrowing() else None


def _years(when: str | None, written: str | None) -> tuple[int | None, int | None]:
    if when is None or written is None:
        return None, None
    year = int(written)
    match when.lower():
        case "since":
            return year, None
        case "after":
            return year + 1, None
        case "before":
            return None, year - 1
        case "in" | "from":
            return year, year
        case _:
            return None, year


def _words(values: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    return (word for words in values.values() for word in words)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def load_narrowing_words() -> NarrowingWords:
    """The words that come with the package."""
    return NarrowingWords.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
