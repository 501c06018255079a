"""What is slow is opened once: no run of any page, and no further visitor, opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import text_of
from streamlit.testing.v1 import AppTest

from assistant.opening import OpenLibrary

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Until = Callable[[Callable[[], bool]], None]

PAGES = ("commitments", "alignment", "evidence", "library", "quality")


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
        until(lambda app=app: "Opening the library" not in text_of(app.run()))
        for _ in range(3):
            app.run()
        assert not app.exception
    assert len(opened) <= 1
