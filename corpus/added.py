"""Documents that people added to a library themselves: where they stand, and since when.

Each has a folder of its own, named by its id, with the file as it was given and `record.json`. A
document comes and goes by one rename of that folder, so that nobody meets half of one.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.files import SUFFIXES
from corpus.problems import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "added"
"""Name, in a home, of the folder that holds them."""
_PREFIX = "/added/"
"""Begins their names within a library. A path inside the library's own folder never begins so."""
_RECORD = "record.json"
_HALF_DONE = "."
"""Begins the names of folders that are on their way in or out."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    added: datetime
    said: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """One document that somebody added."""

    id: str
    path: Path
    at: datetime
    """When it was added, in UTC."""
    said: dict[str, str]
    """What people said of it, by field of the catalogue; goes before the file's front matter."""

    @property
    def file(self) -> str:
        """Its name within the library."""
        return f"{_PREFIX}{self.id}/{self.path.name}"


def is_added(file: str) -> bool:
    """Whether a file's name within its library is that of an added document."""
    return file.startswith(_PREFIX)


def read_added(folder: Path) -> tuple[AddedDocument, ...]:
    """The documents in `folder`, ordered by id; none where there is no such folder.

    Raises:
        CatalogueError: the folder cannot be opened.
    """
    try:
        places = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        message = f"{folder} cannot be opened: {error.strerror}; make it readable"
        raise CatalogueError(message) from error
    return tuple(document for place in places for document in _documents(place))


def _documents(place: Path) -> Iterator[AddedDocument]:
    """The document of a folder; none if the folder is half done, or holds no document."""
    if place.name.startswith(_HALF_DONE) or not place.is_dir():
        return
    files = [p for p in sorted(place.iterdir()) if p.suffix.lower() in SUFFIXES and p.is_file()]
    for path in files[:1]:
        try:
            record = _Record.model_validate_json((place / _RECORD).read_bytes())
        except (OSError, ValidationError):
            record = _Record(added=datetime.fromtimestamp(path.stat().st_mtime, UTC))
        yield AddedDocument(place.name, path, record.added, record.said)


def put(folder: Path, doc_id: str, name: str, data: bytes) -> AddedDocument:
    """Adds a document under an id that is free. `name` is a plain file name that is safe.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    half_done = folder / f"{_HALF_DONE}{token_hex(4)}"
    half_done.mkdir()
    record = _Record(added=datetime.now(UTC).replace(microsecond=0))
    (half_done / name).write_bytes(data)
    (half_done / _RECORD).write_text(record.model_dump_json(), encoding="utf-8")
    place = half_done.rename(folder / doc_id)
    return AddedDocument(doc_id, place / name, record.added, record.said)


def describe(document: AddedDocument, said: dict[str, str]) -> None:
    """Writes what people say of a document, in place of what they said before."""
    record = _Record(added=document.at, said=said)
    place = document.path.parent
    half_done = place / f"{_HALF_DONE}{token_hex(4)}"
    half_done.write_text(record.model_dump_json(), encoding="utf-8")
    half_done.replace(place / _RECORD)


def set_aside(document: AddedDocument) -> Path:
    """Takes a document out; gives where it lies until `sweep`, to be brought back by a rename."""
    place = document.path.parent
    return place.rename(place.with_name(f"{_HALF_DONE}{token_hex(4)}"))


def sweep(folder: Path) -> None:
    """Deletes what is half done: what was set aside, and what a killed program left."""
    for place in folder.glob(f"{_HALF_DONE}*"):
        shutil.rmtree(place)
