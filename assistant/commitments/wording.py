"""How plans word commitments, owners, dates and measures: data, in `wording.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml
from pydantic import TypeAdapter

from corpus.strict_yaml import StrictTextLoader
from indexing.plan_words import CARDINALS, singular_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Detail = Literal["owner", "date", "measure"]
DETAILS: tuple[Detail, ...] = ("owner", "date", "measure")
_TELLING = 5
"""Letters of a last word that says by itself what a label is about."""
_WORD = re.compile(r"[^\W\d_]+")
_FILE = Path(__file__).with_name("wording.yaml")
_YEAR = r"20[1-9]\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b"


@dataclass(frozen=True)
class Wording:
    """Words and phrases by what they tell, with the patterns made of them."""

    words: Mapping[str, tuple[str, ...]]

    def is_undertaking(self, noun: str) -> bool:
        """Whether units called `noun` are commitments, or hold them."""
        return noun in self.words["undertakings"]

    def is_priority(self, noun: str) -> bool:
        """Whether commitments are put under units called `noun`."""
        return noun in self.words["priorities"]

    def detail_of(self, label: str) -> Detail | None:
        """What a label or a column's header tells: "By when" the date, "Examples of measures".

        A short last word says too little: "Start date" is no deadline, "Reported by" no date.
        """
        words = self._without_tail(label.lower().rstrip(": ").split())
        if found := self._detail_by_label.get(" ".join(words)):
            return found
        last = words[-1] if words else ""
        return self._detail_by_label.get(last) if len(last) >= _TELLING else None

    def numbers_rows(self, header: str) -> bool:
        """Whether a column under `header` holds nothing but numbers of rows."""
        return header.strip().lower() in ("", *self.words["number_columns"])

    def undertaking_in(self, header: str) -> str | None:
        """What a heading or a column's header says that the things below it are.

        "Main commitments read" says "commitment"; "Previous actions" and "Their action" say nothing
        of the document's own.
        """
        words = self._without_tail(_WORD.findall(header.split("(")[0].lower()))
        noun = singular_noun(words[-1]) if words else ""
        is_own = self.is_undertaking(noun) and self._own.issuperset(words[:-1])
        return noun if is_own else None

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label with its colon, where a clause may begin; groups `label`, or `bare` in brackets.

        In brackets a phrase that ends with "by" needs no colon: "(led by the council)".
        """
        phrases = _alternatives(self._detail_by_label)
        bare = _alternatives(phrase for phrase in self._detail_by_label if phrase.endswith(" by"))
        return re.compile(
            rf"(?:^|[.;,(\n]\s*|\s[–—-]\s+)(?:(?P<label>{phrases})\s*:\s+|(?<=\()(?P<bare>{bare})\s+)",
            re.IGNORECASE,
        )

    @cached_property
    def due(self) -> re.Pattern[str]:
        """A date that something is due by: "by the end of March 2027"."""
        inexact, months = _alternatives(self.words["inexact"]), _alternatives(self.words["months"])
        return re.compile(
            rf"\b(?:{_alternatives(self.words['due'])})\s+(?:(?:{inexact})[\s-]+)*"
            rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?:{months})\.?,?\s+)?{_YEAR}",
            re.IGNORECASE,
        )

    @cached_property
    def duty(self) -> re.Pattern[str]:
        """A word that says that something is to be done."""
        return re.compile(rf"\b(?:{_alternatives(self.words['duty'])})\b", re.IGNORECASE)

    @cached_property
    def _detail_by_label(self) -> dict[str, Detail]:
        return {label.lower(): detail for detail in DETAILS for label in self.words[detail]}

    def _without_tail(self, words: list[str]) -> list[str]:
        while words and words[-1] in self.words["after_undertakings"]:
            words = words[:-1]
        return words

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset((*self.words["before_undertakings"], *CARDINALS))


def _alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def load_wording() -> Wording:
    """The wording that comes with the package."""
    with _FILE.open(encoding="utf-8") as file:
        data = yaml.load(file, StrictTextLoader)  # noqa: S506 - it builds text only
    return Wording(TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data))
