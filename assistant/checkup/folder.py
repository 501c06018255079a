"""The folder of documents: whether it can be read, and whether it changed since it was indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checkup.report import Finding
from corpus.added import FOLDER, is_added
from corpus.catalogue import read_catalogue
from corpus.problems import CatalogueError
from indexing.database import DATABASE, LibraryError
from indexing.library import Library
from indexing.planning import make_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.settings import Settings
    from corpus.catalogue import Catalogue

_INDEX = "Run: workforce-assistant index"
_CHECK = "Run: workforce-assistant library check"


def check_folder(settings: Settings) -> Iterator[Finding]:
    """Whether the documents can be read, and whether the index is in step with them."""
    try:
        catalogue = read_catalogue(settings.library, settings.home / FOLDER)
    except CatalogueError as error:
        remedy = "Give a folder of documents with WORKFORCE_LIBRARY, or unset it."
        yield Finding(check="library", status="problem", message=str(error), remedy=remedy)
        return
    added = sum(is_added(entry.file) for entry in catalogue)
    more = f", and {added} more were added" if added else ""
    message = f"{settings.library} holds {len(catalogue) - added} documents{more}."
    if catalogue.problems:
        refused = len({problem.file for problem in catalogue.problems})
        message = f"{message[:-1]}; {refused} more are refused."
        yield Finding(check="library", status="warning", message=message, remedy=_CHECK)
    else:
        yield Finding(check="library", status="ok", message=message)
    if (settings.home / DATABASE).is_file():
        yield from _step(settings, catalogue)


def _step(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    try:
        with Library.open(settings.home) as library:
            folder = library.meta("folder")
            plan = make_plan(catalogue, library.documents())
    except LibraryError:
        return  # The check of the index tells of it.
    if folder != str(settings.library):
        message = f"The index holds another folder: {folder}."
    elif plan.tasks or plan.removed:
        message = (
            f"Since the last indexing run, new or changed: {len(plan.tasks)}; "
            f"gone: {len(plan.removed)}."
        )
    else:
        yield Finding(check="library and index", status="ok", message="They are in step.")
        return
    yield Finding(check="library and index", status="warning", message=message, remedy=_INDEX)
