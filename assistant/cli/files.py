"""Files that a command writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Writes a file that was asked for.

    Raises:
        UsageError: it cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}. Name another place."
        raise UsageError(message) from error
