"""One document with what links it to others, taken from the catalogue and from the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.library_view import document_view
from corpus.catalogue import UnknownDocument

if TYPE_CHECKING:
    from assistant.opening import Shelf

OLD, NEW = "harbour-staff-plan-2019", "quay-people-strategy-2024"


def test_editions_are_linked_both_ways(shelf: Shelf) -> None:
    assert [record.id for record in document_view(shelf, NEW).supersedes] == [OLD]
    assert [record.id for record in document_view(shelf, OLD).superseded_by] == [NEW]


def test_a_name_in_the_text_links_both_documents(shelf: Shelf) -> None:
    (names,) = document_view(shelf, NEW).names
    assert (names.doc_id, names.words) == (OLD, "Harbour Staff Plan")
    (named,) = document_view(shelf, OLD).named_by
    assert (named.doc_id, named.passage_id) == (NEW, names.passage_id)


def test_addresses_and_what_the_library_itself_says_name_nothing(shelf: Shelf) -> None:
    assert document_view(shelf, "lighthouse").names == ()
    assert document_view(shelf, "lighthouse").named_by == ()


def test_commitments_and_headings_lead_to_passages(shelf: Shelf) -> None:
    view = document_view(shelf, NEW)
    assert [entry.commitment for entry in view.commitments] == ["Hire ten carers."]
    opening = view.opening_of(("Quay People Strategy", "Action 1: hire"))
    assert opening == view.commitments[0].passages[0]
    assert view.place_of(opening) is not None
    assert view.place_of("gone") is None


def test_an_unknown_document_is_named_with_those_most_like_it(shelf: Shelf) -> None:
    with pytest.raises(UnknownDocument) as caught:
        document_view(shelf, "quay-people-strategy")
    assert caught.value.close == (NEW,)
