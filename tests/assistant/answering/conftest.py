"""A small library that the tests of single steps share."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from answering_kit import MILL, MILL_ASKED, VALLEY, WALKS, WALKS_ASKED
from town_kit import TOWN

from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@pytest.fixture(scope="session")
def valley(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Generator[OpenLibrary]:
    """The library of the valley, open. For reading only."""
    yield from _opened(VALLEY, tmp_path_factory.mktemp("valley"), model_cache)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Generator[OpenLibrary]:
    """The library of the town, open. For reading only."""
    yield from _opened(TOWN, tmp_path_factory.mktemp("town"), model_cache)


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Generator[OpenLibrary]:
    """A library of which it is written down what people ask, open. For reading only."""
    folder = tmp_path_factory.mktemp("mill")
    (folder / "mill.asked").write_text(MILL_ASKED, encoding="utf-8")
    yield from _opened(MILL, folder, model_cache)


@pytest.fixture(scope="session")
def closed_mill(
    tmp_path_factory: pytest.TempPathFactory, model_cache: Path
) -> Generator[OpenLibrary]:
    """A library of which nothing is written down but what it does not answer. For reading only."""
    folder = tmp_path_factory.mktemp("closed-mill")
    unanswered = [line for line in MILL_ASKED.splitlines() if line.startswith("! ")]
    (folder / "mill.asked").write_text("\n".join(unanswered), encoding="utf-8")
    yield from _opened(MILL, folder, model_cache)


@pytest.fixture(scope="session")
def walks(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Generator[OpenLibrary]:
    """A list of which it is written down what it answers as a whole. For reading only."""
    folder = tmp_path_factory.mktemp("walks")
    (folder / "walks.asked").write_text(WALKS_ASKED, encoding="utf-8")
    yield from _opened(WALKS, folder, model_cache)


def _opened(notes: dict[str, str], folder: Path, model_cache: Path) -> Generator[OpenLibrary]:
    shutil.copytree(model_cache, folder / "home" / "models", copy_function=os.link)
    for name, text in notes.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(home=folder / "home", library=folder)
    assert not update_library(settings).failed
    opened = OpenLibrary(settings)
    yield opened
    opened.close()
