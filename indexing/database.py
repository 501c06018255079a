"""The library's file: its tables, and how it is made and opened."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "library.db"
REBUILD = "Run: workforce-assistant index --rebuild"
_SCHEMA_VERSION = 4
_BUSY_SECONDS = 30

_SCHEMA = f"""
BEGIN IMMEDIATE;

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('uid', lower(hex(randomblob(4))));  -- names it on a shared server

CREATE TABLE documents (
    doc_id      TEXT NOT NULL,
    staged      INTEGER NOT NULL,  -- 1 until the indexes that hold it are published
    file_name   TEXT NOT NULL,     -- name within the library, as the catalogue has it
    fingerprint TEXT NOT NULL,     -- file, record and code that it was read with; '' = read again
    record      TEXT NOT NULL,     -- DocumentRecord as JSON
    text        TEXT NOT NULL,     -- what all spans refer to
    page_count  INTEGER,
    warnings    TEXT NOT NULL,     -- JSON list
    PRIMARY KEY (doc_id, staged)
);

CREATE TABLE vectors (             -- a cache by content, which outlives the documents
    key    TEXT PRIMARY KEY,       -- SHA-256 of the model id and the text that was embedded
    vector BLOB NOT NULL           -- float32, little-endian, unit length
);

CREATE TABLE passages (
    id           TEXT NOT NULL,
    doc_id       TEXT NOT NULL,
    staged       INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    heading_path TEXT NOT NULL,    -- JSON list
    page         INTEGER,
    kind         TEXT NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    lead         TEXT NOT NULL,
    text         TEXT NOT NULL,
    part         INTEGER NOT NULL,
    parts        INTEGER NOT NULL,
    previous_id  TEXT,
    next_id      TEXT,
    vector_key   TEXT NOT NULL REFERENCES vectors,
    PRIMARY KEY (id, staged),
    UNIQUE (doc_id, staged, position),
    FOREIGN KEY (doc_id, staged) REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX passages_by_vector ON passages (vector_key);

CREATE TABLE unit_vectors (        -- of a passage's sentences, items and rows: a cache as well
    passage_id TEXT NOT NULL,
    model_id   TEXT NOT NULL,
    key        TEXT NOT NULL,      -- SHA-256 of the texts that were embedded
    vectors    BLOB NOT NULL,      -- float16, little-endian, one unit vector after the other
    PRIMARY KEY (passage_id, model_id)
) WITHOUT ROWID;

CREATE TABLE asked (               -- questions that units answer: a cache as well
    doc_id    TEXT NOT NULL,
    model_id  TEXT NOT NULL,
    key       TEXT NOT NULL,       -- SHA-256 of the questions and their places
    questions TEXT NOT NULL,       -- JSON list of [question, [[passage id, order], …]]
    vectors   BLOB NOT NULL,       -- float16, little-endian, one question's vector after the other
    PRIMARY KEY (doc_id, model_id)
) WITHOUT ROWID;

CREATE TABLE unpublished (         -- documents written or removed since the last publication
    doc_id TEXT PRIMARY KEY
) WITHOUT ROWID;

-- What readers see: just what the published indexes hold.
CREATE VIEW live_documents AS SELECT * FROM documents WHERE staged = 0;
CREATE VIEW live_passages AS SELECT * FROM passages WHERE staged = 0;

-- What the writer sees: what the next publication will hold.
CREATE VIEW next_documents AS SELECT * FROM documents
    WHERE staged = 1 OR doc_id NOT IN (SELECT doc_id FROM unpublished);
CREATE VIEW next_passages AS SELECT * FROM passages
    WHERE staged = 1 OR doc_id NOT IN (SELECT doc_id FROM unpublished);

PRAGMA user_version = {_SCHEMA_VERSION};
COMMIT;
"""  # noqa: S608 (no value from outside)


class LibraryError(RuntimeError):
    """The library is absent, damaged or of another version; the message says what to do."""


def open_database(home: Path) -> sqlite3.Connection:
    """A connection to the database of `home`, in autocommit mode, for use under a lock.

    Raises:
        LibraryError: there is none, it is damaged, or another version wrote it.
    """
    path = home / DATABASE
    if not path.is_file():
        raise LibraryError(_absent(home))
    connection = _connect(path)
    version = _version(connection)
    if version == _SCHEMA_VERSION:
        return connection
    connection.close()
    # 0: a run was killed before it made the tables.
    message = f"Another version of this program wrote {path}. {REBUILD}"
    raise LibraryError(message if version else _absent(home))


def create_database(home: Path) -> sqlite3.Connection:
    """As `open_database`, but made if it is absent.

    Raises:
        LibraryError: it is damaged, or another version wrote it.
    """
    home.mkdir(parents=True, exist_ok=True)
    connection = _connect(home / DATABASE)
    if _version(connection) == 0:
        connection.executescript(_SCHEMA)
    connection.close()
    return open_database(home)


def delete_database(home: Path) -> None:
    """Throws the database of `home` away."""
    for suffix in ("", "-wal", "-shm"):
        (home / (DATABASE + suffix)).unlink(missing_ok=True)


def damaged(error: sqlite3.Error) -> LibraryError:
    """What to tell the user when the file turns out to be broken."""
    return LibraryError(f"The library is damaged ({error}). {REBUILD}")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise damaged(error) from error
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _absent(home: Path) -> str:
    return f"No index here yet ({home}). Run: workforce-assistant index"
