"""The home: where it is, how much room it takes, and whether its index is sound."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from assistant.checkup.report import Finding
from indexing.database import LibraryError
from indexing.library import Library
from indexing.locking import BusyError, writer_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.settings import Settings
    from indexing.embedding.weights import LocalModel

_INDEX = "workforce-assistant index"
_MEGABYTE = 1_000_000
_LEAST_FREE = 500 * _MEGABYTE
"""The bundled library takes 120 MB, its ONNX form included; a new generation stands beside it."""


def check_home(home: Path) -> Finding:
    """Where the home is, what it holds, and whether there is room to write."""
    nearest = next(path for path in (home, *home.parents) if path.exists())
    free = shutil.disk_usage(nearest).free
    used = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    message = f"{home} holds {used / _MEGABYTE:,.0f} MB; {free / _MEGABYTE:,.0f} MB are free."
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        return Finding(
            check="home",
            status="problem",
            message=f"{message} It cannot be written.",
            remedy="Choose another folder with --home DIR or WORKFORCE_HOME.",
        )
    if free < _LEAST_FREE:
        remedy = "Make room, or choose another folder with --home DIR or WORKFORCE_HOME."
        return Finding(check="home", status="warning", message=message, remedy=remedy)
    return Finding(check="home", status="ok", message=message)


def check_index(settings: Settings, model: LocalModel | None) -> Iterator[Finding]:
    """What the index holds, whether its parts agree, and whether the model that is set wrote it."""
    try:
        with Library.open(settings.home) as library:
            if library.publication is None:
                raise LibraryError(f"Nothing is indexed yet in {settings.home}. Run: {_INDEX}")
            yield _contents(library)
            if model:
                library.require_model(model.model_id)
        if _is_busy(settings.home):
            yield Finding(
                check="index run",
                status="warning",
                message="An indexing run is at work; questions meet the index as it was before.",
                remedy="Look again when it has ended.",
            )
            return
        yield from _soundness(settings)
    except LibraryError as error:
        message, _, remedy = str(error).partition(" Run: ")
        yield Finding(
            check="index",
            status="problem",
            message=message,
            remedy=f"Run: {remedy or _INDEX}",
        )


def _contents(library: Library) -> Finding:
    counts = library.counts()
    publication = library.publication
    return Finding(
        check="index",
        status="ok",
        message=(
            f"{counts['documents']:,} documents, {counts['passages']:,} passages, generation "
            f"{library.generation}, written by {library.model_id}, finished "
            f"{library.finished_at or (publication.at if publication else None)}."
        ),
    )


def _is_busy(home: Path) -> bool:
    try:
        with writer_lock(home):
            return False
    except BusyError:
        return True
    except OSError:  # The home can be read but not written, so no run of ours is at work.
        return False


def _soundness(settings: Settings) -> Iterator[Finding]:
    # Imported here: Chroma takes longer to load than all the other checks to run.
    from indexing.chroma_places import ChromaServerError
    from indexing.live import check_indexes

    try:
        faults = check_indexes(settings.home, chroma_url=settings.chroma_url)
    except ChromaServerError as error:
        message = str(error)
        remedy = "Start the server, or unset WORKFORCE_CHROMA_URL."
        yield Finding(check="search indexes", status="problem", message=message, remedy=remedy)
        return
    for fault in faults:
        message, _, remedy = fault.partition(" Run: ")
        yield Finding(
            check="search indexes",
            status="problem",
            message=message,
            remedy=f"Run: {remedy or f'{_INDEX} --indexes-only'}",
        )
    if not faults:
        message = "Both hold every passage of the library, and nothing else."
        yield Finding(check="search indexes", status="ok", message=message)
