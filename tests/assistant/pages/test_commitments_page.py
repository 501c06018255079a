"""The page of commitments as a visitor meets it: run by Streamlit, over a real library."""

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


HIRE = "Action 1: hire for < $5 & :red[more]"


def commitments_page() -> None:
    from assistant.pages import commitments

    commitments.show()


def rows(app: AppTest) -> list[str]:
    """The words of each row of the register."""
    cells = page_of(app).select(".wsa-register tbody tr")
    return [row.get_text(" ", strip=True) for row in cells if row.find("td")]


@pytest.fixture
def visit(visit_page: Callable[..., AppTest]) -> Callable[..., AppTest]:
    return partial(visit_page, commitments_page)


@pytest.fixture
def app(visit: Callable[..., AppTest], plans: Settings) -> AppTest:
    return visit(plans)


def test_it_begins_with_the_core_strategy(app: AppTest) -> None:
    page = page_of(app)

    assert one(page, "caption").text == "Harbour staff plan"
    assert [head.text for head in page.select("thead th")] == [
        "Commitment",
        "Owner",
        "Date",
        "Measure",
    ]
    hire, buy, school = rows(app)
    assert hire.startswith("1a Hire ten nurses by March 2027. Owner: Matron Open the passage ")
    assert hire.endswith("Owner: Matron Date: by March 2027 Measure: not stated")
    assert buy.endswith("Owner: not stated Date: not stated Measure: not stated")
    assert school.endswith("and of its details Owner: not stated Date: not stated Measure: pupils")


def test_rows_stand_under_their_priority_and_action(app: AppTest) -> None:
    groups = [
        [span.text for span in head.select("span")]
        for head in page_of(app).select("tbody th[scope=rowgroup]")
    ]

    assert groups == [
        ["Priority 1: people", HIRE],
        ["Priority 1: people", "Action 2: train"],
    ]


def test_filters_narrow_it_together(app: AppTest) -> None:
    app.selectbox[2].set_value(HIRE).run()
    assert len(rows(app)) == 2
    app.text_input[0].set_value("nurses MATRON").run()
    (row,) = rows(app)
    assert row.startswith("1a")
    app.text_input[0].set_value("pirates").run()
    assert rows(app) == []
    assert "No commitment meets all the conditions." in text_of(app)


def test_all_documents_have_a_table_each_and_no_others(app: AppTest) -> None:
    app.selectbox[0].set_value("").run()

    captions = [caption.text for caption in page_of(app).select("caption")]
    assert captions == ["Harbour staff plan", "Quay roadmap (background)"]
    assert "5 commitments" in text_of(app)
    assert "Please note: general knowledge, not read in the document." in rows(app)[-1]


def test_a_choice_that_another_document_does_not_have_is_forgotten(app: AppTest) -> None:
    app.selectbox[2].set_value(HIRE).run()
    app.selectbox[0].set_value("roadmap").run()

    assert len(rows(app)) == 2


def test_what_documents_say_is_shown_as_it_stands(app: AppTest) -> None:
    assert HIRE in text_of(app)
    assert ":red[lamps] & lanterns for < $5 or $6" in rows(app)[1]
    assert not app.markdown


def test_the_address_of_a_row_opens_its_passage_with_its_words_marked(app: AppTest) -> None:
    link = page_of(app).select("tbody a")[0]
    app.query_params["passage"] = str(link["data-passage"])
    app.query_params["commitment"] = str(link["data-commitment"])
    app.run()

    drawer = one(page_of(app), "article")
    assert "".join(mark.text for mark in drawer.select("mark")).startswith("1a. Hire ten nurses")
    assert "1b." not in "".join(mark.text for mark in drawer.select("mark"))
    app.button(key="close-passage").click().run()
    assert not {"passage", "commitment"} & set(app.query_params)


def test_a_library_without_commitments_says_so(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    assert "No document of this library has actions" in text_of(visit(indexed))


def test_a_first_use_shows_progress_and_then_the_register(
    use: Use, until: Until, fresh: Settings
) -> None:
    use(fresh)
    app = AppTest.from_function(commitments_page, default_timeout=60)
    until(lambda: "Preparing the library" in text_of(app.run()))
    assert "The commitments appear as soon as it is ready." in text_of(app)
    until(lambda: "No document of this library" in text_of(app.run()))
    assert not app.exception


def test_a_folder_that_is_not_there_is_told_in_plain_words(
    visit: Callable[..., AppTest], fresh: Settings
) -> None:
    app = visit(fresh.model_copy(update={"library": fresh.home / "nowhere"}))

    assert "The library could not be opened" in one(page_of(app), "[role=alert]").text
