"""Owner, date and measure of a commitment, where its own words or its table row give them.

Nothing is inferred: a detail is read from a label ("Owner: …"), from a column that is called so,
or, for dates alone, from a deadline in the commitment's own words ("by March 2027").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import nupunkt

from assistant.commitments.wording import load_wording
from indexing.tables import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.commitments.wording import Detail
    from indexing.document import Passage
    from indexing.units import Unit

_VALUE = re.compile(
    # Brackets stay whole, and the stop of "Dr." ends nothing.
    r"(?:[^;\n()]|\([^()\n]*\))+?(?=(?<=\w{3})\.\s|[.,–—\s-]*(?:$|[;\n)]))"
)

_LONGEST_TITLE = 4
"""Words."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A detail in the document's words, and the passage that they stand in."""

    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Details:
    """What a document states about one commitment; None for what it does not state."""

    owner: Stated | None = None
    date: Stated | None = None
    measure: Stated | None = None

    def or_else(self, other: Details) -> Details:
        """These details, and `other`'s where these are missing."""
        return Details(
            self.owner or other.owner, self.date or other.date, self.measure or other.measure
        )

    def said_of(self, name: str) -> Details:
        """These details with the unit that they were stated for: "The council (action 1)"."""
        stated = (self.owner, self.date, self.measure)
        return Details(*(_said_of(detail, name) for detail in stated))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stated."""
        return self == Details()


def _said_of(stated: Stated | None, name: str) -> Stated | None:
    return replace(stated, words=f"{stated.words} ({name})") if stated else None


def labelled_details(units: Iterable[Unit]) -> Details:
    """What labels in the text of `units` say: "Owner: the council; by when: March 2027"."""
    found: dict[Detail, list[Stated]] = {}
    for unit in units:
        for detail, words in _labelled(unit.text):
            found.setdefault(detail, []).append(Stated(words, unit.passage))
    return _joined(found)


def row_details(unit: Unit) -> Details:
    """What the columns of a table row say that are called owner, date or measure."""
    if unit.row is None or unit.table is None:
        return Details()
    found: dict[Detail, list[Stated]] = {}
    for header, cell in zip(unit.table.headers, unit.row.cells, strict=True):
        detail = load_wording().detail_of(header)
        if detail and not is_absent(cell):
            found.setdefault(detail, []).append(Stated(cell, unit.passage))
    return _joined(found)


def deadline(text: str, passage: Passage) -> Details:
    """The dates that a commitment says it is due by.

    Its first sentence alone is read, a title before it left out: what follows may date other
    things.
    """
    return _deadlines(_first_sentence(text), passage)


def _first_sentence(text: str) -> str:
    sentences = (text[start:end] for start, end in nupunkt.sent_spans(text))
    return next((words for words in sentences if len(words.split()) > _LONGEST_TITLE), text)


def _deadlines(text: str, passage: Passage) -> Details:
    words = [match.group() for match in load_wording().due.finditer(text)]
    return _joined({"date": [Stated(word, passage) for word in words]})


def deadline_of_duty(unit: Unit) -> Details:
    """The same for a sentence under a commitment, if it says that something is to be done."""
    is_duty = unit.kind == "sentence" and load_wording().duty.search(unit.text)
    return _deadlines(unit.text, unit.passage) if is_duty else Details()


def is_label_line(text: str) -> bool:
    """Whether `text` begins with a label, so that it is a detail and no commitment."""
    match = load_wording().label.match(text)
    return match is not None and match.start("label") == 0


def _labelled(text: str) -> Iterator[tuple[Detail, str]]:
    """Each label's detail and the words after it, up to the next label or the clause's end."""
    wording = load_wording()
    labels = list(wording.label.finditer(text))
    ends = [*(after.start() for after in labels[1:]), len(text)]
    for match, end in zip(labels, ends, strict=False):
        detail = wording.detail_of(match["label"] or match["bare"])
        value = _VALUE.match(text, match.end(), end)
        if detail and value and not is_absent(value.group()):
            yield detail, value.group().strip()


def _joined(found: dict[Detail, list[Stated]]) -> Details:
    """Each detail once; several values are joined, and count as stated where the first is."""
    joined: dict[Detail, Stated] = {}
    for detail, values in found.items():
        words = dict.fromkeys(value.words for value in values)
        if words:
            joined[detail] = Stated("; ".join(words), values[0].passage)
    return Details(**joined)
