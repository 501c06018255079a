"""Under what a run was made: settings, library, versions, machine."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from assistant.quality import library_fingerprint

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary

_PACKAGES = ("chromadb", "tantivy", "onnxruntime", "langchain-core", "numpy")
_WHERE = frozenset({"home", "library"})
"""Settings that name a place on this machine, which a report has no need of."""


def settings_used(opened: OpenLibrary) -> dict[str, Any]:
    """The settings in force, places aside."""
    return opened.settings.model_dump(mode="json", exclude=set(_WHERE))


def environment(opened: OpenLibrary) -> dict[str, Any]:
    """The library that was asked, the versions that matter, and the machine."""
    library = opened.shelf().library
    return {
        "documents": library.counts()["documents"],
        "passages": library.counts()["passages"],
        "library": library_fingerprint(library),
        "embedding model": library.model_id or "",
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "cores": os.cpu_count() or 0,
        **{name: version(name) for name in _PACKAGES},
    }
