"""Two small plans of a town, indexed once, and the bundled library's aligner."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.alignment import Aligner
from assistant.library_run import update_library
from assistant.opening import OpenLibrary
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

OURS = """# Our plan

## Action 1: people

We will do three things:

- **1a.** Offer flexible working to every member of staff.
- **1b.** Set up apprenticeships for young people.
- **1c.** Mend the clock of the tower.
"""
THEIRS = """# Their plan

## Keeping people

- Flexible working is to be offered from the first day.
- Ambulances are to be painted green by 2027.

## Growing

- Apprenticeships are to double for young people.

## Reception

- A union welcomed flexible working.
"""


@pytest.fixture(scope="session")
def plans_home(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Path:
    """The two plans, indexed. For reading only."""
    folder, home = tmp_path_factory.mktemp("plans"), tmp_path_factory.mktemp("plans-home") / "home"
    (folder / "ours.md").write_text(OURS, encoding="utf-8")
    (folder / "theirs.md").write_text(THEIRS, encoding="utf-8")
    shutil.copytree(model_cache, home / "models", copy_function=os.link)
    assert not update_library(Settings(home=home, library=folder)).failed
    return home


@pytest.fixture(scope="session")
def plans(plans_home: Path) -> Generator[Aligner]:
    """The two plans' aligner."""
    opened = OpenLibrary(Settings(home=plans_home))
    yield Aligner(opened.shelf())
    opened.close()


@pytest.fixture(scope="session")
def bundled(bundled_home: Path) -> Generator[Aligner]:
    """The bundled library's aligner."""
    opened = OpenLibrary(Settings(home=bundled_home))
    yield Aligner(opened.shelf())
    opened.close()
