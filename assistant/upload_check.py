"""What is asked of a file that somebody wants to add, before anything is done with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.added import is_added
from corpus.files import SUFFIXES
from indexing.parsing import Limits

if TYPE_CHECKING:
    from corpus.catalogue import Catalogue, CatalogueEntry

MOST_BYTES = Limits().file_bytes
"""The largest file that is taken: the largest that is read."""
KINDS = "PDF, Word (.docx), Markdown, plain text or HTML"
_LONGEST = 150
"""Bytes of a name without its ending: file systems take 255 in all."""
_NOT_IN_NAMES = frozenset('<>:"|?*')
"""Characters that some system does not take in the name of a file."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody wants to add."""

    name: str
    """As their machine calls it; it may say anything."""
    data: bytes


class UploadError(ValueError):
    """A file that is not taken; the message says why and what to do, without naming it."""


def checked_name(upload: Upload, catalogue: Catalogue) -> str:
    """The name that a file is kept under beside the documents of `catalogue`, if it is taken.

    Raises:
        UploadError: it is of another kind, empty or too large, its document is there already, or a
            file of its name was added before.
    """
    name = safe_name(upload.name)
    if PurePath(name).suffix not in SUFFIXES:
        raise UploadError(f"files of this kind are not read; give {KINDS}")
    if not upload.data:
        raise UploadError("the file is empty")
    if len(upload.data) > MOST_BYTES:
        raise UploadError(f"it is larger than {MOST_BYTES // 1024**2} MB; split it")
    for entry in catalogue:
        if _holds(entry, upload.data):
            raise UploadError(f"it is in the library already, as “{entry.record.title}”")
        if is_added(entry.file) and entry.path.name.casefold() == name.casefold():
            raise UploadError(
                f"a file of this name was added already, as “{entry.record.title}”; remove that "
                "document first, or give this file another name"
            )
    return name


def _holds(entry: CatalogueEntry, data: bytes) -> bool:
    try:
        return entry.path.stat().st_size == len(data) and entry.path.read_bytes() == data
    except OSError:
        return False  # The run that follows tells of a document that cannot be read.


def safe_name(name: str) -> str:
    """A file name that is one on every system, from whatever somebody's machine calls it.

    Its folders are left out, as are control characters and those that do not show; it begins with
    no dot, which would hide it. Its ending, if it has one, comes in lower case.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(c for c in last if _may_stand(c))
    stem, dot, ending = " ".join(shown.split()).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.lstrip(".~$ -").encode()[:_LONGEST].decode(errors="ignore").rstrip(". ")
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"document {stem}".rstrip()
    ending = "".join(c for c in ending.lower() if c.isascii() and c.isalnum())[:10]
    return f"{stem}.{ending}" if ending else stem


def _may_stand(character: str) -> bool:
    """Whether a character may stand in a file's name; of spaces and the like, any."""
    if character.isspace():
        return True
    return unicodedata.category(character)[0] != "C" and character not in _NOT_IN_NAMES
