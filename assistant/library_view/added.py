"""Which documents of a library people added, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.added import FOLDER, read_added

if TYPE_CHECKING:
    from pathlib import Path


def days_added(home: Path) -> dict[str, str]:
    """The day, as "2024-05-21" in this machine's time, on which each added document came, by id.

    Raises:
        CatalogueError: the folder that keeps them cannot be opened.
    """
    return {
        document.id: document.at.astimezone().date().isoformat()
        for document in read_added(home / FOLDER)
    }
