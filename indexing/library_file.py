"""The library's file, open: queries from several threads, and what is wrong with it."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any, Self

from indexing.database import LibraryError, damaged, open_database

if TYPE_CHECKING:
    from pathlib import Path

_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


class LibraryFile:
    """One connection to the SQLite file. Safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # One connection behind a lock: readers come in short-lived worker threads, and each
        # query takes microseconds.
        self._lock = threading.RLock()

    @classmethod
    def open(cls, home: Path) -> Self:
        """The library of `home`.

        Raises:
            LibraryError: there is none, it is damaged, or another version wrote it.
        """
        return cls(open_database(home))

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def meta(self, key: str) -> str | None:
        """One of the facts about the library, such as `model_id`, `window` or `folder`."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return rows[0][0] if rows else None

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; empty if nothing is."""
        try:
            found = [row[0] for row in self._rows("PRAGMA quick_check")]
        except LibraryError as error:
            return [str(error)]
        return [f"The library is damaged: {problem}." for problem in found if problem != "ok"]

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname in _BROKEN:
                raise damaged(error) from error
            raise
