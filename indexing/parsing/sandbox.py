"""Parses one document in a process of its own, so that a hostile file harms nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import indexing
from indexing.parsing.base import ParseError
from indexing.parsing.messages import read_reply

if TYPE_CHECKING:
    from indexing.document import ParsedDocument
    from indexing.parsing.base import Limits

_KEPT = (
    *("PATH", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT"),
    *("LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP"),
)
"""Variables of the environment that the child sees."""
_PACKAGES = str(Path(indexing.__file__).parent.parent)


def parse_in_child(suffix: str, data: bytes, limits: Limits) -> ParsedDocument:
    """Parse `data` in a child process; safe to call from any thread.

    Raises:
        ParseError: the document cannot be read, or not within `limits`.
    """
    command = (sys.executable, "-P", "-m", "indexing.parsing.worker", suffix)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            (*command, str(limits.memory_bytes), str(limits.seconds)),
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ParseError(f"it was not read within {limits.seconds:g} seconds") from error
    if done.returncode != 0 or not done.stdout:
        raise ParseError(f"its reader failed ({_last_words(done)}): the file may be damaged")
    return read_reply(done.stdout)


def _environment() -> dict[str, str]:
    """What the child needs to start, this package included; no keys or tokens of ours."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    module_path = os.pathsep.join(filter(None, (_PACKAGES, os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": module_path}


def _last_words(done: subprocess.CompletedProcess[bytes]) -> str:
    if done.returncode < 0:
        return f"stopped by signal {-done.returncode}"
    *_, last = ["no message", *done.stderr.decode(errors="replace").split("\n")[-2:-1]]
    return last.strip()[:200]
