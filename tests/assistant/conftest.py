"""Assistants that tests share: opened once a session, since asking changes nothing in them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Assistant
from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from assistant.opening import Shelf


@pytest.fixture(scope="session")
def opened(bundled_home: Path) -> Generator[OpenLibrary]:
    """The bundled library, open."""
    library = OpenLibrary(Settings(home=bundled_home))
    yield library
    library.close()


@pytest.fixture(scope="session")
def assistant(opened: OpenLibrary) -> Assistant:
    """An assistant over the bundled library."""
    return Assistant(opened)


@pytest.fixture(scope="session")
def shelf(opened: OpenLibrary) -> Shelf:
    """The bundled library's parts, for tests of one step."""
    return opened.shelf()


@pytest.fixture
def open_notes(tmp_path: Path, fresh_home: Path) -> Generator[Callable[..., OpenLibrary]]:
    """Indexes and opens Markdown texts, given by file name without its ending, as a library.

    Called again, it indexes anew in the same home.
    """
    folder = tmp_path / "notes"
    settings = Settings(home=fresh_home, library=folder)
    with ExitStack() as stack:

        def make(**notes: str) -> OpenLibrary:
            folder.mkdir(exist_ok=True)
            for old in folder.iterdir():
                old.unlink()
            for name, text in notes.items():
                (folder / f"{name}.md").write_text(text, encoding="utf-8")
            assert not update_library(settings).failed
            opened = OpenLibrary(settings)
            stack.callback(opened.close)
            return opened

        yield make
