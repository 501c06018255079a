"""A library of three documents that name and supersede one another, opened once."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.conversation import Assistant
from assistant.library_run import update_library
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from assistant.opening import Shelf

OLD = """---
id: harbour-staff-plan-2019
title: Harbour Staff Plan
publisher: Harbour Trust
published: "2019"
type: plan
sector: health
themes: [inclusion, leadership]
---

# Harbour Staff Plan

Every nurse gets a lantern.
"""
NEW = """---
id: quay-people-strategy-2024
title: Quay People Strategy
published: "2024-05"
type: strategy
sector: social-care
themes: [inclusion]
supersedes: [harbour-staff-plan-2019]
---

# Quay People Strategy

## Where we come from

We build on the Harbour Staff Plan of five years ago. A harbour staff plan is never finished.

## Action 1: hire

- **1a.** Hire ten carers.

## Relevance to the Lighthouse Review

The Lighthouse Review asks for the same.
"""
PLAIN = """# Lighthouse Review

Beacons are polished on Fridays. See https://quay.example/Quay/People/Strategy for more.
"""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Generator[Shelf]:
    folder = tmp_path_factory.mktemp("links")
    library = folder / "library"
    library.mkdir()
    for name, text in (("old", OLD), ("new", NEW), ("lighthouse", PLAIN)):
        (library / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(model_cache, folder / "home" / "models", copy_function=os.link)
    settings = load_settings(home=folder / "home", library=library)
    update_library(settings)
    with Assistant.open(settings) as assistant:
        yield assistant.shelf
