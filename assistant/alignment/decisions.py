"""What people decided about a pair: confirmed, changed or annotated; kept apart from the library.

A file of its own in the home: indexing anew never touches it. A decision is found again by the ids
of the two documents and the words of the two units, so it also outlives new passages.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from assistant.alignment.model import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.alignment.model import AlignedUnit

FILE = "decisions.db"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, pair TEXT NOT NULL,
    source TEXT NOT NULL, source_text TEXT NOT NULL, target TEXT NOT NULL,
    target_text TEXT NOT NULL, proposed TEXT NOT NULL, decided TEXT NOT NULL,
    who TEXT NOT NULL, made_at TEXT NOT NULL, why TEXT NOT NULL
)
"""


class DecisionError(ValueError):
    """A decision lacks what it needs, or the file cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; the newest of a pair counts, and the older ones stay as its history."""

    pair: str
    """What the pair is found again by."""
    source: str
    source_text: str
    target: str
    target_text: str
    """Empty where somebody decided about a unit and a whole document."""
    proposed: Grade
    """What the machine said at the time."""
    decided: Grade
    who: str
    made_at: str
    """ISO 8601, in UTC."""
    why: str


_COLUMNS = ", ".join(field.name for field in fields(Decision))


def pair_key(source: str, source_text: str, target: str, target_text: str = "") -> str:
    """What a pair is found again by: ids and words, without regard to white space and capitals."""
    said = (" ".join(text.casefold().split()) for text in (source_text, target_text))
    first, second = said
    return hashlib.sha256("\x1f".join((source, first, target, second)).encode()).hexdigest()


def decide(
    source: AlignedUnit,
    target: str,
    other: AlignedUnit | None,
    *,
    proposed: Grade,
    decided: str,
    who: str,
    why: str,
) -> Decision:
    """A decision made now about a unit and one of the document `target`, or all of it.

    Raises:
        DecisionError: nobody is named, or the grade is none of the three.
    """
    if not who.strip():
        message = "Give your name: a decision says who made it."
        raise DecisionError(message)
    grades: dict[str, Grade] = {grade: grade for grade in get_args(Grade)}
    if decided not in grades:
        message = f"“{decided}” is no grade: decide on strong, partial or none."
        raise DecisionError(message)
    words = other.text if other else ""
    return Decision(
        pair=pair_key(source.doc_id, source.text, target, words),
        source=source.doc_id,
        source_text=source.text,
        target=target,
        target_text=words,
        proposed=proposed,
        decided=grades[decided],
        who=" ".join(who.split()),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        why=why.strip(),
    )


class Decisions:
    """The decisions kept in a home."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    def keep(self, decision: Decision) -> None:
        """Adds a decision.

        Raises:
            DecisionError: the file cannot be written.
        """
        marks = ", ".join("?" for _ in fields(Decision))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path)) as connection, connection:
                connection.execute(_SCHEMA)
                connection.execute(
                    f"INSERT INTO decisions ({_COLUMNS}) VALUES ({marks})",  # noqa: S608
                    astuple(decision),
                )
        except (sqlite3.Error, OSError) as error:
            message = f"The decision was not kept: {self._path} cannot be written ({error})."
            raise DecisionError(message) from error

    def all(self) -> tuple[Decision, ...]:
        """Every decision, oldest first.

        Raises:
            DecisionError: the file is no file of decisions.
        """
        if not self._path.exists():
            return ()
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                connection.execute(_SCHEMA)
                rows = connection.execute(f"SELECT {_COLUMNS} FROM decisions ORDER BY number")  # noqa: S608
                return tuple(Decision(*row) for row in rows)
        except sqlite3.Error as error:
            message = f"{self._path} holds no decisions that can be read ({error}): move it away."
            raise DecisionError(message) from error

    def current(self) -> dict[str, Decision]:
        """The newest decision of each pair, by its key."""
        return newest(self.all())


def newest(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The newest of `decisions`, which are in order, by pair."""
    return {decision.pair: decision for decision in decisions}
