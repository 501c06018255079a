"""Indexing by settings: the one way in which the command line and the page build the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.added import FOLDER, is_added, read_added
from indexing.database import DATABASE
from indexing.library import Library
from indexing.models import ModelChoice
from indexing.pipeline import run_index

if TYPE_CHECKING:
    from assistant.settings import Settings
    from indexing.progress import IndexReport, ProgressListener


def needs_indexing(settings: Settings) -> bool:
    """Whether questions have to wait for an indexing run.

    They do where nothing was published yet, where what was is another folder's, or where somebody
    added or removed a document and the run that was to follow was cut off. A folder that changed
    since is no reason: `workforce-assistant index` brings it in.

    Raises:
        LibraryError: the library is damaged, or another version wrote it.
        CatalogueError: the folder of added documents cannot be opened.
    """
    if not (settings.home / DATABASE).exists():
        return True
    with Library.open(settings.home) as library:
        if library.publication is None or library.meta("folder") != str(settings.library):
            return True
        held = {d.file_name for d in library.documents() if is_added(d.file_name)}
    return held != {document.file for document in read_added(settings.home / FOLDER)}


def update_library(
    settings: Settings,
    *,
    rebuild: bool = False,
    progress: ProgressListener = lambda _: None,
) -> IndexReport:
    """Brings the index of `settings.home` in step with `settings.library`.

    See `run_index` for `rebuild`, `progress` and the errors.
    """
    model = ModelChoice(
        settings.home / "models",
        settings.embedding_model,
        settings.index_backend,
        settings.query_backend,
        settings.allow_download,
    )
    return run_index(
        settings.home,
        settings.library,
        model,
        rebuild=rebuild,
        chroma_url=settings.chroma_url,
        progress=progress,
    )
