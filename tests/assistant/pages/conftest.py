"""The page over a real library, indexed once; waiting is done by looking again."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harbour import write_library

from assistant.library_run import update_library
from assistant.settings import Settings, load_settings
from indexing.models import ModelChoice

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default model made ready for both uses by ONNX, so that no test waits for it again."""
    folder = tmp_path_factory.mktemp("pages-models")
    ModelChoice(folder, index_backend="onnx").prepare_queries()
    return folder


@pytest.fixture
def fresh(tmp_path: Path, models: Path) -> Settings:
    """Settings for the small library, with nothing indexed yet."""
    home = tmp_path / "fresh-home"
    home.mkdir()
    (home / "models").symlink_to(models, target_is_directory=True)
    library = write_library(tmp_path / "library")
    return load_settings(home=home, library=library, index_backend="onnx")


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Settings:
    """The small library, indexed. Not to be changed."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "home").mkdir()
    (folder / "home" / "models").symlink_to(models, target_is_directory=True)
    settings = load_settings(
        home=folder / "home", library=write_library(folder / "library"), index_backend="onnx"
    )
    update_library(settings)
    return settings


@pytest.fixture
def own_copy(indexed: Settings, tmp_path: Path) -> Settings:
    """The small library, indexed, in a home that the test may damage."""
    shutil.copytree(indexed.home, tmp_path / "home", symlinks=True)
    return indexed.model_copy(update={"home": tmp_path / "home"})


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings], None]:
    """Makes the page see the given settings."""

    def set_all(settings: Settings) -> None:
        for name, value in settings.model_dump(exclude_unset=True, mode="json").items():
            monkeypatch.setenv(f"WORKFORCE_{name.upper()}", str(value))

    return set_all


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Looks again and again until something holds; fails after two minutes."""

    def wait(holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 120
        while not holds():
            assert time.monotonic() < deadline, "still not so after two minutes"
            time.sleep(0.05)

    return wait
