"""The page for newcomers as a visitor meets it: run by Streamlit, over a real library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from drawn import one, page_of, text_of
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Until = Callable[[Callable[[], bool]], None]


def new_here_page() -> None:
    from assistant.pages import new_here

    new_here.show()


def statements(app: AppTest) -> list[str]:
    return [item.get_text(" ", strip=True) for item in page_of(app).select(".wsa-said > li")]


@pytest.fixture
def visit(visit_page: Callable[..., AppTest]) -> Callable[..., AppTest]:
    return partial(visit_page, new_here_page)


def test_one_choice_gives_a_brief_with_sources(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit(plans)
    assert not page_of(app).select(".wsa-brief")

    app.radio[0].set_value("health").run()

    assert statements(app)
    for item in page_of(app).select(".wsa-said > li"):
        assert [link["data-passage"] for link in item.select("a.wsa-cite")]
        assert "".join(source.text for source in item.select(".wsa-source-line"))
    assert app.query_params["sector"] == "health"


def test_an_address_with_the_choices_gives_the_brief_at_once(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit(plans, sector="health", minutes="30")

    assert "the 30-minute brief" in one(page_of(app), "h2").text
    assert app.radio[1].value == "30"
    assert "Documents to read" in text_of(app)


def test_a_choice_in_the_address_that_there_is_not_is_no_choice(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit(plans, sector="pirates", minutes="7")

    assert not page_of(app).select(".wsa-brief")


def test_a_part_for_which_the_library_has_nothing_says_so(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit(plans, sector="primary-care")

    assert "The library has nothing that answers this well." in text_of(app)


def test_a_number_opens_its_passage_with_the_words_marked(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit(plans, sector="health")
    link = page_of(app).select("a.wsa-cite")[0]
    app.query_params["passage"] = str(link["data-passage"])
    app.run()

    drawer = one(page_of(app), "article.wsa-passage")
    assert drawer.select("mark")


def test_it_can_be_taken_away_in_word(visit: Callable[..., AppTest], plans: Settings) -> None:
    app = visit(plans, sector="health", minutes="10")

    assert [getattr(button, "label", "") for button in app.get("download_button")] == [
        "One page (Word)",
        "The whole brief (Word)",
    ]
