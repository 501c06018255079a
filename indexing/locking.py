"""One writer at a time: a lock that the system itself lets go of when its holder dies."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_LOCK = "index.lock"
_HOLDER = "index.lock.json"


class BusyError(RuntimeError):
    """Another indexing run is at work on this home."""


@contextmanager
def writer_lock(home: Path) -> Generator[None]:
    """Holds the right to write to `home`. Readers need no lock.

    Raises:
        BusyError: another run holds it, in this process or another.
    """
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(_holder(home)) from None
    try:
        started = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        (home / _HOLDER).write_text(json.dumps({"pid": os.getpid(), "started": started}))
        yield
    finally:
        (home / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(home: Path) -> str:
    try:
        held = json.loads((home / _HOLDER).read_text())
        who = f" (pid {held['pid']}, started at {held['started']})"
    except (OSError, ValueError):
        who = ""  # The holder is about to write its name, or to go.
    return f"Another indexing run{who} is at work; wait for it to end, or stop it."
