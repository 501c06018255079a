"""The library of planted documents: ours, with orders to assistants and replaced policies in them.

It is indexed in a home of its own, so that no reader meets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.quality.report import FOLDER
from evals.cases import PLANTED

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.settings import Settings

NOTES = PLANTED / "notes"


def open_planted(settings: Settings) -> OpenLibrary:
    """The planted documents under the settings of another library, brought up to date.

    They stand in their own home inside that of `settings`, which takes seconds the first time.
    """
    home = settings.home / FOLDER / "planted"
    share_models(settings.home, home)
    planted = settings.model_copy(update={"home": home, "library": NOTES, "chroma_url": None})
    failed = update_library(planted).failed
    if failed:
        message = f"A planted document could not be indexed: {failed[0]}"
        raise RuntimeError(message)
    return OpenLibrary(planted)


def share_models(home: Path, other: Path) -> None:
    """Lets the home `other` use the prepared embedding model of `home`, where it has one."""
    models, link = home / "models", other / "models"
    if not models.is_dir() or link.exists():
        return
    other.mkdir(parents=True, exist_ok=True)
    try:
        link.symlink_to(models, target_is_directory=True)
    except OSError:  # Some systems let only administrators link; the model is prepared anew there.
        return
