"""What a run has to do: which documents are new, changed, unchanged, gone or unreadable."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.asked import asked_bytes
from indexing.progress import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.catalogue import Catalogue, CatalogueEntry
    from corpus.problems import CatalogueProblem
    from indexing.stored import StoredDocument

_READING_CODE = (
    "asked.py",
    "document.py",
    "plain.py",
    "runs.py",
    "tables.py",
    "units.py",
    "unit_vectors.py",
    "parsing",
    "passages",
    "embedding/questions.npz",
)
"""What decides which passages, units and vectors of questions a file gives: a change to it makes
every document changed."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read, new or changed."""

    entry: CatalogueEntry
    file_name: str
    fingerprint: str
    size: int
    """Bytes of its file."""
    replaces: bool
    """Whether the library holds an older version."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do."""

    tasks: tuple[Task, ...]
    unchanged: int
    removed: tuple[str, ...]
    """Ids of documents whose files are gone."""
    failed: tuple[Failure, ...]
    """Files that the catalogue refuses, or that cannot be opened."""


def make_plan(catalogue: Catalogue, stored: Iterable[StoredDocument]) -> Plan:
    """Compares the files of a folder with the documents of the library, by content.

    A file that is refused now but was indexed before keeps its place in the library.
    """
    known = {document.id: document for document in stored}
    refused = _reasons(catalogue.problems)
    tasks: list[Task] = []
    read: set[str] = set()
    for entry in catalogue:
        try:
            task = _task(entry, known.get(entry.record.id))
        except OSError as error:
            refused[entry.file] = f"cannot be read: {error.strerror}"
            continue
        read.add(entry.record.id)
        if task:
            tasks.append(task)
    missed = [document for document in known.values() if document.id not in read]
    kept = {d.id: name for d in missed if (name := _covering(d.file_name, refused))}
    names_kept = set(kept.values())
    return Plan(
        tasks=tuple(tasks),
        unchanged=len(read) - len(tasks),
        removed=tuple(document.id for document in missed if document.id not in kept),
        failed=tuple(Failure(name, why, name in names_kept) for name, why in refused.items()),
    )


def _reasons(problems: Iterable[CatalogueProblem]) -> dict[str, str]:
    """What is wrong with each refused file (or folder), its problems joined."""
    reasons: dict[str, str] = {}
    for problem in problems:
        reason = f"{problem.field}: {problem.message}"
        reasons[problem.file] = "; ".join(filter(None, (reasons.get(problem.file), reason)))
    return reasons


def _task(entry: CatalogueEntry, older: StoredDocument | None) -> Task | None:
    """What to do for one file; None if the library holds just that."""
    data = entry.path.read_bytes()
    asked = hashlib.sha256(asked_bytes(entry.path)).hexdigest()
    parts = (_reading_code(), entry.record.model_dump_json(), entry.file, asked)
    digest = hashlib.sha256("\x1f".join(parts).encode())
    digest.update(data)
    fingerprint = digest.hexdigest()
    if older and older.fingerprint == fingerprint:
        return None
    return Task(entry, entry.file, fingerprint, len(data), older is not None)


def _covering(file_name: str, refused: Iterable[str]) -> str | None:
    """The refused file or folder that keeps a document from being read, if there is one."""
    path = PurePosixPath(file_name)
    candidates = {str(path), *map(str, path.parents)}
    return next((name for name in refused if name in candidates), None)


@cache
def _reading_code() -> str:
    """Hash of the code that makes passages, so that no version number can be forgotten."""
    here = Path(__file__).parent
    found = [path for name in _READING_CODE for path in sorted((here / name).rglob("*.py"))]
    files = [here / name for name in _READING_CODE if (here / name).is_file()] + found
    return hashlib.sha256(b"\x1f".join(file.read_bytes() for file in files)).hexdigest()
