"""The page over a real library, indexed once; waiting is done by looking again."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from asking import APP
from drawn import text_of
from harbour import write_library, write_plans
from streamlit.testing.v1 import AppTest

from assistant.library_run import update_library
from assistant.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def fresh(tmp_path: Path, fresh_home: Path) -> Settings:
    """Settings for the small library, with nothing indexed yet."""
    library = write_library(tmp_path / "library")
    return load_settings(home=fresh_home, library=library)


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Settings:
    """The small library, indexed. Not to be changed."""
    folder = tmp_path_factory.mktemp("harbour")
    return _indexed(folder, write_library(folder / "library"), model_cache)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Settings:
    """A library of plans, indexed. Not to be changed."""
    folder = tmp_path_factory.mktemp("plans")
    return _indexed(folder, write_plans(folder / "library"), model_cache)


def _indexed(folder: Path, library: Path, model_cache: Path) -> Settings:
    shutil.copytree(model_cache, folder / "home" / "models", copy_function=os.link)
    settings = load_settings(home=folder / "home", library=library)
    update_library(settings)
    return settings


@pytest.fixture
def own_copy(indexed: Settings, tmp_path: Path) -> Settings:
    """The small library, indexed, in a home that the test may damage."""
    home = shutil.copytree(indexed.home, tmp_path / "copied-home")
    return indexed.model_copy(update={"home": home})


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


@pytest.fixture
def visit_page(
    use: Callable[[Settings], None], until: Callable[[Callable[[], bool]], None]
) -> Callable[..., AppTest]:
    """Opens a page by the function that draws it, and waits until the library is there."""

    def open_page(page: Callable[[], None], settings: Settings, **address: str) -> AppTest:
        use(settings)
        app = AppTest.from_function(page, default_timeout=120)
        for name, value in address.items():
            app.query_params[name] = value
        until(lambda: "Opening the library" not in text_of(app.run()))
        until(lambda: "Preparing the library" not in text_of(app.run()))
        assert not app.exception
        return app

    return open_page


@pytest.fixture
def visit(
    use: Callable[[Settings], None], until: Callable[[Callable[[], bool]], None]
) -> Callable[[Settings], AppTest]:
    """Opens the app where questions are asked, and waits until it can be asked or says why not."""

    def open_app(settings: Settings) -> AppTest:
        use(settings)
        app = AppTest.from_file(APP, default_timeout=60)

        def done() -> bool:
            words = text_of(app.run())
            return "The library holds" in words or "could not be opened" in words

        until(done)
        assert not app.exception
        return app

    return open_app
