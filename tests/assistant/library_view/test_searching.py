"""A search finds documents by their record and by their text, and shows where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.library_view import Searching

if TYPE_CHECKING:
    from assistant.opening import Shelf


def found(shelf: Shelf, words: str) -> list[str]:
    return [one.record.id for one in Searching(shelf, words).among(shelf.records.values())]


def test_a_document_is_found_by_its_publisher_and_title_in_any_form(shelf: Shelf) -> None:
    assert found(shelf, "Harbour Trust")[0] == "harbour-staff-plan-2019"
    assert found(shelf, "lighthouses")[0] == "lighthouse"


def test_a_document_is_found_by_its_text_with_the_passage(shelf: Shelf) -> None:
    searching = Searching(shelf, "polishing beacons")
    (one,) = searching.among(shelf.records.values())
    assert one.record.id == "lighthouse"
    excerpt = searching.excerpt(one.passages[0])
    assert [excerpt.text[a:b] for a, b in excerpt.spans] == ["Beacons", "polished"]


def test_words_that_no_document_has_find_nothing(shelf: Shelf) -> None:
    assert found(shelf, "zebra crossing") == []
    assert found(shelf, "…") == []


def test_a_search_stays_among_the_documents_that_it_is_given(shelf: Shelf) -> None:
    only = [shelf.records["quay-people-strategy-2024"]]
    names = [one.record.id for one in Searching(shelf, "harbour plan").among(only)]
    assert names == ["quay-people-strategy-2024"]
