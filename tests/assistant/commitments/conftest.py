"""A small library of invented plans, indexed, and its register."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.commitments import Register, read_register
from assistant.library_run import update_library
from assistant.settings import Settings
from indexing.library import Library

if TYPE_CHECKING:
    from pathlib import Path

STAFF_PLAN = """# Harbour staff plan

## Priority 1: people

### Recommendation 1: pay fairly

Each site should pay the living wage by March 2027.

### Recommendation 2: keep people

- **2a.** Offer flexible hours by 2026.
- **2b.** Ask leavers why. Measure: share of leavers asked

## Owners

| Recommendation | Lead |
|---|---|
| 1 | Harbour board |
| 2 | Site managers |
"""
ROADMAP = """# Quay roadmap

## Milestones

| Milestone | Owner | Deadline |
|---|---|---|
| New rota in use | Rota office | June 2026 |
| School opens | not given | 2027 |
"""
REPORT = "# Report\n\nWe looked around the harbour.\n"


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Register:
    """The register of the three documents."""
    folder = tmp_path_factory.mktemp("plans")
    library = folder / "library"
    library.mkdir()
    for name, text in (("staff-plan", STAFF_PLAN), ("roadmap", ROADMAP), ("report", REPORT)):
        (library / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(model_cache, folder / "home" / "models", copy_function=os.link)
    settings = Settings(home=folder / "home", library=library)
    assert not update_library(settings).failed
    with Library.open(settings.home) as indexed:
        return read_register(indexed)
