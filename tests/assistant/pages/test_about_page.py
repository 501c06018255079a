"""The page About: what it says of answers, storage, access and versions."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from drawn import page_of, text_of
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings


def about_page() -> None:
    from assistant.pages import about

    about.show()


def test_it_says_where_everything_is_kept_and_which_versions_run(
    use: Callable[[Settings], None], indexed: Settings
) -> None:
    use(indexed)
    app = AppTest.from_function(about_page, default_timeout=60).run()

    assert not app.exception
    headings = [head.text for head in page_of(app).select("h2")]
    assert headings[:2] == ["How answers are made", "Limits"]
    assert headings[-1] == "Versions"
    words = text_of(app)
    assert str(indexed.home) in words
    assert version("streamlit") in words
    assert "Not yet published" in words
    assert "No measurement is kept here" in words


def test_before_anything_is_indexed_it_is_there_all_the_same(
    use: Callable[[Settings], None], fresh: Settings
) -> None:
    use(fresh)
    app = AppTest.from_function(about_page, default_timeout=60).run()

    assert not app.exception
    assert "not indexed yet" in text_of(app)
