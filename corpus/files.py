"""Which files of a folder are documents, and what to call one that does not say."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

TEXT_SUFFIXES = frozenset({".md", ".markdown", ".txt"})
"""Formats that can carry front matter."""
SUFFIXES = TEXT_SUFFIXES | {".html", ".htm", ".pdf", ".docx"}
"""Formats that are read at all."""

_OFFICE_LOCK = "~$"
"""Word keeps a small file of this beginning beside a document that somebody has open."""


@dataclass(frozen=True, slots=True)
class FolderScan:
    """The documents of a folder in a settled order, and the subfolders that could not be opened."""

    files: tuple[Path, ...]
    unreadable: tuple[tuple[Path, str], ...]
    """Each with the system's reason."""


def scan_folder(folder: Path) -> FolderScan:
    """Every document under `folder`, ordered by relative path.

    Left out: other formats, hidden files and folders, linked folders, links that lead outside.
    """
    unreadable: list[tuple[Path, str]] = []

    def note(error: OSError) -> None:
        unreadable.append((Path(error.filename), error.strerror or "cannot be opened"))

    root = folder.resolve()
    files: list[Path] = []
    for where, subfolders, names in os.walk(folder, onerror=note):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        files += [Path(where, name) for name in names if _is_document(Path(where, name), root)]
    return FolderScan(
        tuple(sorted(files, key=lambda file: file.relative_to(folder).as_posix())),
        tuple(unreadable),
    )


def _is_document(file: Path, root: Path) -> bool:
    if file.name.startswith((".", _OFFICE_LOCK)) or file.suffix.lower() not in SUFFIXES:
        return False
    return file.is_file() and file.resolve().is_relative_to(root)


def name_in(folder: Path, path: Path) -> str:
    """The name of a file within its library: relative, with forward slashes, fit to print.

    Bytes of a file name that are no text are shown as question marks.
    """
    raw = path.relative_to(folder).as_posix()
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def slug(relative: PurePath) -> str:
    """An id made from a path: "Reports/Annual report 2023.pdf" gives "reports-annual-report-2023".

    A name with no Latin letter or digit gets an id made from its hash.
    """
    text = unicodedata.normalize("NFKD", relative.with_suffix("").as_posix())
    ascii_text = text.encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    if len(made) > 180 or not made:
        digest = sha256(relative.as_posix().encode("utf-8", "surrogateescape")).hexdigest()[:12]
        made = f"{made[:160].strip('-') or 'document'}-{digest}"
    return made


def readable_name(relative: PurePath) -> str:
    """A title made from a file name: "annual_report-2023-24.pdf" gives "Annual report 2023-24"."""
    words = re.sub(r"[\s_]+|(?<!\d)-|-(?!\d)", " ", relative.stem).strip()
    words = words.encode("utf-8", "replace").decode("utf-8")
    return words[:1].upper() + words[1:] if words else relative.name
