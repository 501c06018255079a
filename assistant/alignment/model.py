"""What an alignment is made of: units of two documents, matches between them, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from indexing.document import Passage

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.record import DocumentRecord

Grade = Literal["strong", "partial", "none"]
GRADES: tuple[Grade, ...] = ("none", "partial", "strong")
"""From the weakest to the strongest."""


@dataclass(frozen=True, slots=True)
class AlignedUnit:
    """A unit of a document that can stand in a pair: a commitment, or a sentence, item or row."""

    label: str
    """Its code where the document has one ('5d'), else empty."""
    text: str
    lead: str
    """What introduces it there, such as a list's lead-in."""
    quote: str
    """Stands verbatim in its passage."""
    passage: Passage
    place: int | None
    """0-based place among the units of its passage; None for a heading that is a unit itself."""
    is_framing: bool
    """Whether its section says what the document is, and not what it asks for."""

    @property
    def doc_id(self) -> str:
        """The document that it stands in."""
        return self.passage.doc_id

    @property
    def chapter(self) -> str:
        """The heading just below the document's own, or that one."""
        path = self.passage.heading_path
        return path[min(1, len(path) - 1)] if path else ""

    @property
    def in_its_place(self) -> str:
        """Its words with what introduces them and the headings below the document's own."""
        return "\n".join((self.text, self.lead, *self.passage.heading_path[1:]))


LOOSE = Passage("", "", 0, (), None, "prose", 0, 0, "", "", 0, 1)
"""Where a unit stands that is in no document, such as a statement that somebody typed."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the target beside one of the source."""

    unit: AlignedUnit
    score: float
    """How likely the two line up at all, 0 to 1."""
    grade: Grade
    reason: str
    reason_by: str = ""
    """The language model that put the reason in words; empty where the rules did."""

    @property
    def reason_told(self) -> str:
        """The reason as a reader sees it, with who wrote it."""
        return (
            f"{self.reason} (written by {self.reason_by}, checked)"
            if self.reason_by
            else self.reason
        )


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """One unit of the source with its matches, best first."""

    unit: AlignedUnit
    matches: tuple[Match, ...]

    @property
    def grade(self) -> Grade:
        """The grade of its best match."""
        return best_grade([match.grade for match in self.matches])

    @property
    def reason(self) -> str:
        """Why the row has its grade."""
        return self.matches[0].reason if self.matches else NONE_FOUND

    @property
    def reason_told(self) -> str:
        """The same as a reader sees it, with who wrote it."""
        return self.matches[0].reason_told if self.matches else NONE_FOUND


def best_grade(grades: Collection[Grade]) -> Grade:
    """The strongest of `grades`; none where there are none."""
    if "strong" in grades:
        return "strong"
    return "partial" if "partial" in grades else "none"


NONE_FOUND = "None found: nothing that this library holds of the document answers it."


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents side by side."""

    source: DocumentRecord
    target: DocumentRecord
    rows: tuple[AlignedRow, ...]
    gaps: tuple[AlignedUnit, ...]
    """Units of the target that no unit of the source lines up with, in reading order."""
    caveats: tuple[str, ...]
    """What a reader has to know of the two documents."""

    @property
    def unanswered(self) -> tuple[AlignedRow, ...]:
        """The rows with no counterpart."""
        return tuple(row for row in self.rows if not row.matches)
