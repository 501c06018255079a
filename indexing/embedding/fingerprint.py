"""SHA-256 of large files, remembered for as long as the file stays as it is."""

from __future__ import annotations

import hashlib
import os
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

if TYPE_CHECKING:
    from pathlib import Path


class _Fingerprint(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    mtime_ns: int
    ctime_ns: int
    """Moves even when a tool sets the modification time back."""
    sha256: str


_Memory = TypeAdapter(dict[str, _Fingerprint])


def file_sha256(path: Path, cache_dir: Path) -> str:
    """SHA-256 of a file in lower-case hexadecimal.

    The result is kept in `cache_dir` and used again while the file's size and times are unchanged;
    hashing 90 MB takes a few tenths of a second, which every start would pay otherwise.

    Raises:
        OSError: The file cannot be read, or `cache_dir` cannot be written.
    """
    memory_file = cache_dir / "fingerprints.json"
    memory = _read(memory_file)
    status = path.stat()
    times = {"mtime_ns": status.st_mtime_ns, "ctime_ns": status.st_ctime_ns}
    known = memory.get(str(path))
    if known and known == _Fingerprint(size=status.st_size, **times, sha256=known.sha256):
        return known.sha256
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    found = _Fingerprint(size=status.st_size, **times, sha256=sha256)
    write_whole(memory_file, _Memory.dump_json(memory | {str(path): found}, indent=1))
    return sha256


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that readers see all of it or none of it.

    Raises:
        OSError: The folder cannot be made or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 - the name is a plain string


def _read(memory_file: Path) -> dict[str, _Fingerprint]:
    try:
        return _Memory.validate_json(memory_file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return {}
