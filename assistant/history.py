"""The conversations that people had, kept in the home: nothing asked or answered is lost.

A file of its own, which indexing never touches. Each conversation belongs to an owner, a secret
that only the owner's browser knows; whoever can read the file can read all of them.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from assistant.history_file import now, opened
from assistant.models import Answer
from indexing.entries import WHOLE_LIBRARY, SearchFilter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from assistant.models import RetrievedPassage

_LONGEST_NAME = 80
_FILTERS = TypeAdapter(SearchFilter)


@dataclass(frozen=True, slots=True)
class Headline:
    """A conversation in a list of them."""

    id: str
    name: str
    changed_at: str
    """ISO 8601, in UTC: when it was last asked, answered or renamed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and, once there is one, its answer."""

    number: int
    """From 1 in its conversation; what was taken back leaves a gap."""
    question: str
    asked_at: str
    answer: Answer | None = None
    """None where the question was never answered, or by a version that answered otherwise."""
    generation: int | None = None
    """The version of the library that the answer was made from."""
    helpful: bool | None = None
    """What the reader thought of the answer, if they said."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """A conversation as it was left."""

    id: str
    name: str
    where: SearchFilter
    turns: tuple[Turn, ...]


def new_id() -> str:
    """An id for a conversation that nobody can guess."""
    return secrets.token_urlsafe(12)


def name_from(question: str) -> str:
    """What a conversation is called that begins with `question`."""
    words = " ".join(question.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1].rstrip()}…"


def turns_now(answers: Sequence[Answer], generation: int) -> tuple[Turn, ...]:
    """Answers that were just given, from this version of the library, as turns."""
    return tuple(
        Turn(number, answer.question, now(), answer, generation)
        for number, answer in enumerate(answers, 1)
    )


class History:
    """One owner's conversations. Every method raises HistoryError where the file cannot be used."""

    def __init__(self, home: Path, owner: str) -> None:
        self._home, self._owner = home, owner

    def handed_over(self, owner: str) -> History:
        """Gives all of these conversations to `owner`, whose history comes back."""
        with opened(self._home) as file:
            file.execute("UPDATE conversations SET owner = ? WHERE owner = ?", (owner, self._owner))
        return History(self._home, owner)

    def headlines(self) -> tuple[Headline, ...]:
        """All conversations, the one that changed last first."""
        with opened(self._home) as file:
            rows = file.execute(
                "SELECT id, name, changed_at FROM conversations WHERE owner = ? "
                "ORDER BY changed_at DESC, rowid DESC",
                (self._owner,),
            )
            return tuple(Headline(*row) for row in rows)

    def read(self, conversation: str) -> KeptConversation | None:
        """A conversation of this owner; None where there is none of that id."""
        with opened(self._home) as file:
            found = file.execute(
                "SELECT name, narrowed FROM conversations WHERE id = ? AND owner = ?",
                (conversation, self._owner),
            ).fetchone()
            if found is None:
                return None
            rows = file.execute(
                "SELECT number, question, asked_at, answer, generation, helpful, reason "
                "FROM turns WHERE conversation = ? ORDER BY number",
                (conversation,),
            ).fetchall()
        return KeptConversation(
            conversation, found[0], _FILTERS.validate_json(found[1]), tuple(map(_turn, rows))
        )

    def ask(self, conversation: str, question: str, where: SearchFilter = WHOLE_LIBRARY) -> int:
        """Keeps a question, in a new conversation if it is the first; gives its number."""
        with opened(self._home) as file:
            moment, narrowed = now(), _FILTERS.dump_json(where).decode()
            file.execute(
                "INSERT INTO conversations (id, owner, name, narrowed, created_at, changed_at) "
                "VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET changed_at = excluded.changed_at",
                (conversation, self._owner, name_from(question), narrowed, moment, moment),
            )
            (number,) = file.execute(
                "INSERT INTO turns (conversation, number, question, asked_at) "
                "SELECT id, (SELECT coalesce(max(number), 0) + 1 FROM turns WHERE "
                "conversation = id), ?, ? FROM conversations WHERE id = ? AND owner = ? "
                "RETURNING number",
                (question, moment, conversation, self._owner),
            ).fetchone()
            return number

    def answer(self, conversation: str, number: int, answer: Answer, generation: int) -> None:
        """Keeps the answer to a question; nothing if the conversation was deleted meanwhile."""
        with opened(self._home) as file:
            file.execute(
                "INSERT INTO turns (conversation, number, question, asked_at, answer, generation) "
                "SELECT id, ?, ?, ?, ?, ? FROM conversations WHERE id = ? AND owner = ? "
                "ON CONFLICT (conversation, number) DO UPDATE SET "
                "answer = excluded.answer, generation = excluded.generation",
                (
                    number, answer.question, now(), _written(answer), generation,
                    conversation, self._owner,
                ),
            )  # fmt: skip
            self._changed(file, conversation)

    def take_back(self, conversation: str, number: int) -> None:
        """Forgets a question that was not answered."""
        self._change(
            "DELETE FROM turns WHERE conversation = ? AND number = ? AND answer IS NULL",
            conversation,
            number,
        )

    def narrow(self, conversation: str, where: SearchFilter) -> None:
        """Keeps the filter of a conversation; nothing if it does not exist yet."""
        self._change(
            "UPDATE conversations SET narrowed = ?2 WHERE id = ?1",
            conversation,
            _FILTERS.dump_json(where).decode(),
        )

    def rename(self, conversation: str, name: str) -> None:
        """Gives a conversation another name; one without letters changes nothing."""
        if name.strip():
            self._change(
                "UPDATE conversations SET name = ?2 WHERE id = ?1", conversation, name_from(name)
            )

    def delete(self, conversation: str) -> None:
        """Deletes a conversation with all that was asked, answered and thought of it."""
        self._change("DELETE FROM conversations WHERE id = ?", conversation)

    def judge(self, conversation: str, number: int, *, helpful: bool | None, reason: str) -> None:
        """Keeps what the reader thinks of an answer; None takes it back."""
        self._change(
            "UPDATE turns SET helpful = ?3, reason = ?4 WHERE conversation = ?1 AND number = ?2",
            conversation,
            number,
            helpful,
            reason.strip() if helpful is not None else "",
        )

    def _change(self, statement: str, conversation: str, *values: str | int | None) -> None:
        """Carries out `statement` if the conversation is this owner's."""
        with opened(self._home) as file:
            if self._owns(file, conversation):
                file.execute(statement, (conversation, *values))

    def _owns(self, file: sqlite3.Connection, conversation: str) -> bool:
        query = "SELECT 1 FROM conversations WHERE id = ? AND owner = ?"
        return file.execute(query, (conversation, self._owner)).fetchone() is not None

    def _changed(self, file: sqlite3.Connection, conversation: str) -> None:
        file.execute(
            "UPDATE conversations SET changed_at = ? WHERE id = ? AND owner = ?",
            (now(), conversation, self._owner),
        )


def _written(answer: Answer) -> str:
    """An answer as JSON; of what was retrieved only where it stands, for it stands in the library.

    Up to eighty passages are retrieved for a question, hundreds of times the answer itself.
    """
    best: dict[str, RetrievedPassage] = {}
    for item in answer.retrieved:
        best.setdefault(item.doc_id, item.model_copy(update={"text": ""}))
    return answer.model_copy(update={"retrieved": tuple(best.values())}).model_dump_json()


def _turn(row: tuple[Any, ...]) -> Turn:
    number, question, asked_at, answer, generation, helpful, reason = row
    judged = None if helpful is None else bool(helpful)
    return Turn(number, question, asked_at, _read(answer), generation, judged, reason)


def _read(answer: str | None) -> Answer | None:
    try:
        return Answer.model_validate_json(answer) if answer else None
    except ValidationError:
        return None
