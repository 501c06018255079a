"""The kit's library, indexed once and asked once."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from evals_kit import cases, notes

from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings
from evals.evaluation import Evaluation, evaluate

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@pytest.fixture(scope="session")
def kit_home(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Path:
    """The kit's library, indexed. For reading only."""
    folder, home = tmp_path_factory.mktemp("kit-notes"), tmp_path_factory.mktemp("kit") / "home"
    for name, text in notes().items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(model_cache, home / "models", copy_function=os.link)
    assert not update_library(Settings(home=home, library=folder)).failed
    return home


@pytest.fixture(scope="session")
def kit(kit_home: Path) -> Generator[OpenLibrary]:
    """The kit's library, open."""
    opened = OpenLibrary(Settings(home=kit_home))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def measured(kit: OpenLibrary) -> Evaluation:
    """All questions of the kit asked, of the assistant and of every baseline."""
    return evaluate(kit, cases(), ("bm25", "dense", "rrf", "langchain"))
