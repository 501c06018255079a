"""The file that conversations are kept in: its tables, and how it is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

FILE = "history.db"
_VERSION = 1
_BUSY_SECONDS = 10
_SCHEMA = (
    """CREATE TABLE conversations (
        id         TEXT PRIMARY KEY,
        owner      TEXT NOT NULL,     -- known to the owner's browser alone
        name       TEXT NOT NULL,
        narrowed   TEXT NOT NULL,     -- the filter in force, as JSON
        created_at TEXT NOT NULL,     -- ISO 8601, in UTC
        changed_at TEXT NOT NULL
    )""",
    "CREATE INDEX conversations_by_owner ON conversations (owner, changed_at)",
    """CREATE TABLE turns (
        conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
        number       INTEGER NOT NULL,
        question     TEXT NOT NULL,
        asked_at     TEXT NOT NULL,
        answer       TEXT,            -- Answer as JSON; NULL until it is complete
        generation   INTEGER,         -- the library's, when it was answered
        helpful      INTEGER,         -- 1, 0, or NULL where the reader did not say
        reason       TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (conversation, number)
    ) WITHOUT ROWID""",
    f"PRAGMA user_version = {_VERSION}",
)


class HistoryError(RuntimeError):
    """The kept conversations cannot be read or written; the message says what to do."""


def now() -> str:
    """This moment, to the microsecond, so that what follows sorts behind."""
    return datetime.now(UTC).isoformat()


@contextmanager
def opened(home: Path) -> Generator[sqlite3.Connection]:
    """The file of `home`, made on first use; what is done in the block is done whole or not at all.

    Raises:
        HistoryError: it cannot be used, or a later version wrote it.
    """
    path = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        with closing(connection):
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            # What is deleted is written over.
            connection.execute("PRAGMA secure_delete = ON")
            # At once, so that two writers wait for each other in place of failing half-way.
            connection.execute("BEGIN IMMEDIATE")
            _prepare(connection, path)
            yield connection
            connection.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        message = f"{path} cannot be used ({error}). Mend its permissions, or move it away."
        raise HistoryError(message) from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > _VERSION:
        message = f"{path} was written by a later version. Use that version, or move the file away."
        raise HistoryError(message)
    if version == 0:
        for statement in _SCHEMA:
            connection.execute(statement)
