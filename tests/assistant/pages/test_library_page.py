"""The page of the library as a visitor meets it: run by Streamlit, over a real library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from drawn import addresses, one, page_of, text_of
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Until = Callable[[Callable[[], bool]], None]


def library_page() -> None:
    from assistant.pages import library

    library.show()


def titles(app: AppTest) -> list[str]:
    return [title.text for title in page_of(app).select(".wsa-documents h3")]


@pytest.fixture
def visit(visit_page: Callable[..., AppTest]) -> Callable[..., AppTest]:
    return partial(visit_page, library_page)


def test_it_lists_the_documents_newest_first_with_what_is_known(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed)

    assert titles(app) == [
        "Harbour volunteers report",
        "Harbour Trust rota guide",
        "Odd <b>signs</b> :smile: manual",
    ]
    assert "Harbour Friends · 29 February 2024 · Data" in text_of(app)
    assert "date not stated" in text_of(app)


def test_filters_stand_in_the_address_and_come_from_it(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed, sector="vcfse")
    assert titles(app) == ["Harbour volunteers report"]
    assert app.selectbox(key="library-sector").value == "vcfse"

    app.selectbox(key="library-sector").set_value("not stated").run()
    assert titles(app) == ["Odd <b>signs</b> :smile: manual"]
    assert app.query_params["sector"] == "not stated"
    clear = next(b for b in app.button if b.label == "Clear the search and the filters")
    clear.click().run()
    assert len(titles(app)) == 3
    assert not app.query_params


def test_a_value_that_the_library_does_not_have_is_passed_over(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    assert len(titles(visit(indexed, type="opera"))) == 3


def test_a_filter_that_no_document_could_meet_is_not_offered(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    labels = [box.label for box in visit(plans).selectbox]
    assert labels == ["Type", "Sector", "Place", "Theme", "Year"]


def test_a_search_shows_the_words_where_they_stand(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed, words="ward manager")

    assert titles(app) == ["Harbour Trust rota guide"]
    marks = [mark.text for mark in page_of(app).select("blockquote mark")]
    assert marks == ["ward", "manager"]
    assert any("passage=harbour-rota-guide" in link for link in addresses(page_of(app)))


def test_a_search_that_finds_nothing_says_so(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    assert "No document meets all the conditions." in text_of(visit(indexed, words="zebra"))


def test_each_chart_is_a_table_with_its_gist_in_a_sentence(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    page = page_of(visit(indexed))

    gists = {one(c, "h2").text: one(c, "h2 + p").text for c in page.select(".wsa-chart")}
    assert gists == {
        "Documents by type": "Most often: data, 1 of 3 documents.",
        "Documents by sector": "Most often: health, 1 of 3 documents.",
        "Themes and sectors": "Most often together: volunteering and voluntary, community, faith "
        "and social enterprise, in 1 document. A document can have several themes.",
        "Documents by year": "From 2023 to 2024; the most, 1, in 2023. "
        "1 document with the date not stated.",
    }
    assert all(table.select("th[scope=col]") for table in page.select(".wsa-chart table"))
    assert [cell.text for cell in page.select(".wsa-years td")] == ["1", "1"]


def test_a_document_has_a_page_with_its_record_and_what_it_leaves_open(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed, document="odd-signs")

    names = [name.text for name in page_of(app).select(".wsa-facts dt")]
    values = [value.text for value in page_of(app).select(".wsa-facts dd")]
    assert dict(zip(names, values, strict=True)) == {
        "Publisher": "Not stated",
        "Published": "Not stated",
        "Type": "Not stated",
        "Sector": "Not stated",
        "Place": "Not stated",
        "Themes": "Not stated",
        "File": "odd-signs.md",
    }


def test_a_reading_note_is_said_to_be_one(visit: Callable[..., AppTest], indexed: Settings) -> None:
    app = visit(indexed, document="harbour-rota-guide")
    assert "Held as A reading note on the document, in this library’s words" in text_of(app)
    assert "https://harbour.example/rota" in addresses(page_of(app))


def test_a_document_has_its_contents_commitments_and_text(
    visit: Callable[..., AppTest], plans: Settings
) -> None:
    page = page_of(visit(plans, document="harbour-staff-plan"))

    assert [link.text for link in page.select(".wsa-contents a")][-1] == "Who measures"
    assert "1a Hire ten nurses by March 2027." in page.get_text(" ", strip=True)
    assert len(page.select(".wsa-passage section")) > 2


def test_the_passage_that_is_asked_for_is_marked(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed, document="harbour-rota-guide")
    links = addresses(page_of(app))
    passage = next(link for link in links if "passage=" in link).rpartition("passage=")[2]
    app.query_params["passage"] = passage
    app.run()

    assert one(page_of(app), ".wsa-here")["id"] == f"text-{passage}"


def test_what_documents_say_is_shown_as_it_stands(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed, document="odd-signs")
    text = one(page_of(app), ".wsa-passage")
    assert not text.select("script, img, b")
    assert "Red lamp means :red[stop] at :material/home: with a :smile:" in text.get_text()


def test_an_unknown_document_leads_to_those_most_like_it(
    visit: Callable[..., AppTest], indexed: Settings
) -> None:
    app = visit(indexed, document="harbour-rota")
    assert "The library holds no such document." in text_of(app)
    assert "?document=harbour-rota-guide" in addresses(page_of(app))
