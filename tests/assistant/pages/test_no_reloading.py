"""What is slow is opened once: no run of any page, and no further visitor, opens it again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from drawn import text_of
from streamlit.testing.v1 import AppTest

from assistant.opening import OpenLibrary
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Until = Callable[[Callable[[], bool]], None]

PAGES = ("ask", "commitments", "alignment", "evidence", "library", "quality")


def waiting(app: AppTest) -> bool:
    words = text_of(app)
    return "Opening the library" in words or "Preparing the library" in words


def page_named(name: str) -> None:
    from importlib import import_module

    import_module(f"assistant.pages.{name}").show()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of each library, with its indexes and its model, that was opened."""
    opened: list[Settings] = []
    really = OpenLibrary.__init__

    def counting(self: OpenLibrary, settings: Settings) -> None:
        opened.append(settings)
        really(self, settings)

    monkeypatch.setattr(OpenLibrary, "__init__", counting)
    return opened


@pytest.mark.parametrize("name", PAGES)
def test_neither_a_rerun_nor_another_visitor_opens_the_library_again(
    use: Use, until: Until, plans: Settings, opened: list[Settings], name: str
) -> None:
    use(plans)
    visitors = [AppTest.from_function(page_named, default_timeout=60, args=(name,)) for _ in "ab"]
    for app in visitors:
        until(lambda app=app: not waiting(app.run()))
        for _ in range(3):
            app.run()
        assert not app.exception
    assert len(opened) <= 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_over_the_bundled_library_is_quick_once_it_is_open(
    use: Use, until: Until, bundled_home: Path, name: str
) -> None:
    use(load_settings(home=bundled_home))
    app = AppTest.from_function(page_named, default_timeout=60, args=(name,))
    until(lambda: not waiting(app.run()))
    app.run()
    # The processor's time, which others at work on the machine do not change. A reader waits for
    # three seconds at most; the browser and the network need some of them.
    began = time.process_time()
    app.run()
    assert time.process_time() - began < 1.5
