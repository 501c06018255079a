"""Homes that tests share: indexed once a session by the real pipeline, and only read by tests."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from assistant.library_run import update_library
from assistant.settings import Settings
from corpus.catalogue import BUNDLED_NOTES
from indexing.models import ModelChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

REFERRALS = """---
id: referrals-plan
title: Referrals plan
publisher: Town Council
published: "2024-05"
url: https://example.org/referrals
type: plan
sector: social-care
geography: place
themes: [integration]
core: true
basis: seen
summary: How referrals are answered.
---

# Referrals plan

## How it will be done

The council will do three things:

- **1a.** Answer every referral within two working days.
- **1b.** Name one person for each family.
- **1c.** Publish the waiting times every month.

## What it costs

The plan costs £125,000 in 2024/25, paid from the reserve.
"""
KITCHENS = """# Kitchens for carers

Paid carers cook lunch together on Tuesdays. Turnover among the cooks fell from 31% to 18% in the
first year, and sickness absence fell too.

| Kitchen | Cooks | Opened |
|---|---|---|
| Northgate | 12 | 2021 |
| Riverside | 9 | 2023 |
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--homes DIR`: for quick rounds of a few tests, where neither notes nor indexing change."""
    parser.addoption(
        "--homes", type=Path, help="keep the indexed homes in this folder, and use what is there"
    )


@pytest.fixture(scope="session", autouse=True)
def own_settings() -> Generator[None]:
    """No setting of the person who runs the tests counts."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("WORKFORCE_")]:
            patch.delenv(name)
        yield


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that names no home meets an empty one; `--home` is forgotten after each test."""
    monkeypatch.setenv("WORKFORCE_HOME", str(tmp_path / "nobody"))


@pytest.fixture(scope="session")
def shared_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that lasts for this session (or `--homes`), the same for all its workers."""
    kept: Path | None = request.config.getoption("--homes")
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        return kept.resolve()
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder


@pytest.fixture(scope="session")
def model_cache(shared_folder: Path) -> Path:
    """The default model's ONNX form, made once."""
    return _once(shared_folder / "model-cache", lambda path: ModelChoice(path).prepare_queries())


@pytest.fixture(scope="session")
def bundled_home(shared_folder: Path, model_cache: Path) -> Path:
    """The bundled library, indexed. For reading only; copy it to change it."""
    return _once(
        shared_folder / "bundled-home", lambda path: _index(path, BUNDLED_NOTES, model_cache)
    )


@pytest.fixture(scope="session")
def small_library(shared_folder: Path) -> Path:
    """Two documents, one with a record of its own and one without. For reading only."""

    def write(folder: Path) -> None:
        folder.mkdir()
        (folder / "referrals.md").write_text(REFERRALS, encoding="utf-8")
        (folder / "kitchens.md").write_text(KITCHENS, encoding="utf-8")

    return _once(shared_folder / "small-library", write)


@pytest.fixture(scope="session")
def small_home(shared_folder: Path, small_library: Path, model_cache: Path) -> Path:
    """`small_library`, indexed. For reading only; copy it to change it."""
    return _once(
        shared_folder / "small-home", lambda path: _index(path, small_library, model_cache)
    )


@pytest.fixture
def fresh_home(tmp_path: Path, model_cache: Path) -> Path:
    """A home with nothing indexed; the model is there already, so that a run takes a second."""
    return _with_model(tmp_path / "home", model_cache)


@pytest.fixture
def free_port() -> int:
    """A port of this machine that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _index(home: Path, library: Path, model_cache: Path) -> None:
    settings = Settings(home=_with_model(home, model_cache), library=library)
    assert not update_library(settings).failed


def _with_model(home: Path, model_cache: Path) -> Path:
    # Links: the file is 90 MB, and nothing ever writes into it.
    shutil.copytree(model_cache, home / "models", copy_function=os.link)
    return home


def _once(path: Path, make: Callable[[Path], None]) -> Path:
    """Makes `path` unless another worker of this session has."""
    with FileLock(path.with_suffix(".lock")):
        done = path.with_suffix(".done")
        if not done.exists():
            make(path)
            done.touch()
    return path
