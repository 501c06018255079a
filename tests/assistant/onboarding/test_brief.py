"""A newcomer's brief: the library's own words, about their sector, as long as they have time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from assistant.grounding.quotes import stands_in
from assistant.onboarding import UnknownChoiceError, Visitor, load_tours, make_brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.onboarding import Brief
    from assistant.opening import OpenLibrary, Shelf

    Notes = Callable[..., OpenLibrary]

SECTORS = [name for name in load_tours().sectors if name != "several"]
BUDGET = 5
"""About so many statements are read in two minutes, the words explained not counted."""


@pytest.fixture(scope="session")
def briefs(shelf: Shelf) -> dict[str, Brief]:
    """The ten-minute brief of each sector."""
    return {name: make_brief(Visitor(name, 10), shelf, offering=False) for name in SECTORS}


def texts(brief: Brief) -> list[str]:
    return [said.text for said in brief.said]


@pytest.mark.parametrize("sector", SECTORS)
def test_every_quote_stands_in_its_passage_word_for_word(
    briefs: dict[str, Brief], shelf: Shelf, sector: str
) -> None:
    said = briefs[sector].said
    assert said
    for one in said:
        (passage,) = shelf.library.passages([one.citation.passage_id])
        assert stands_in(one.citation.quote, passage.text)
        assert one.citation.section == passage.section


@pytest.mark.parametrize("sector", SECTORS)
def test_every_part_of_every_sector_has_something_whole_to_say(
    briefs: dict[str, Brief], sector: str
) -> None:
    brief = briefs[sector]

    assert [part.name for part in brief.parts] == ["means", "asked", "offered", "who", "words"]
    assert all(part.said for part in brief.parts)
    for one in brief.said:
        assert not one.text.endswith((":", ",", ";", "…"))


@pytest.mark.parametrize("sector", SECTORS)
def test_nothing_is_said_twice(briefs: dict[str, Brief], sector: str) -> None:
    assert max(Counter(texts(briefs[sector])).values()) == 1


def test_no_two_sectors_are_told_the_same(briefs: dict[str, Brief]) -> None:
    for one in SECTORS:
        for other in SECTORS:
            if one < other:
                mine, theirs = set(texts(briefs[one])), set(texts(briefs[other]))
                assert len(mine & theirs) < 0.7 * min(len(mine), len(theirs)), (one, other)
                means = {said.text for said in briefs[one].parts[0].said}
                assert means - {said.text for said in briefs[other].parts[0].said}


@pytest.mark.parametrize("sector", SECTORS)
def test_what_it_means_names_the_sector_or_comes_from_its_documents(
    briefs: dict[str, Brief], shelf: Shelf, sector: str
) -> None:
    tour = load_tours().sectors[sector]
    words = [word.lower() for word in tour.words]
    for said in briefs[sector].parts[0].said:
        record = shelf.records[said.citation.doc_id]
        (passage,) = shelf.library.passages([said.citation.passage_id])
        named = any(word in passage.text.lower() for word in words)
        assert named or record.sector in tour.catalogue, said.text


def test_more_time_gives_a_longer_brief_and_documents_to_read(shelf: Shelf) -> None:
    short, middle, long = (
        make_brief(Visitor("vcfse", minutes), shelf, offering=False) for minutes in (2, 10, 30)
    )

    told = [said for part in short.parts if part.name != "words" for said in part.said]
    assert len(told) == BUDGET
    assert len(short.said) < len(middle.said) < len(long.said)
    assert "read" not in [part.name for part in middle.parts]
    (read,) = [part for part in long.parts if part.name == "read"]
    documents = [said.citation.doc_id for said in read.said]
    assert len(set(documents)) == len(documents) >= 5
    assert documents[0] == "lsc-five-year-workforce-strategy"


def test_a_role_a_reason_and_a_place_add_parts_of_their_own(shelf: Shelf) -> None:
    brief = make_brief(
        Visitor("health", role="leader", goal="train", place="South Cumbria"), shelf, offering=False
    )

    headings = [part.heading for part in brief.parts]
    assert "What brings you here: Training and supervision" in headings
    assert "Your role: I am a director, trustee or board member" in headings
    (place,) = [part for part in brief.parts if part.name == "place"]
    assert place.said
    for said in place.said:
        assert "South Cumbria" in said.text + said.citation.section + said.citation.title


def test_words_are_explained_where_the_library_spells_them_out(briefs: dict[str, Brief]) -> None:
    words = {said.term: said.text for said in briefs["vcfse"].parts[-1].said}

    assert words["VCFSE"] == "voluntary, community, faith and social enterprise (VCFSE)"
    assert words["one workforce"].startswith("One Workforce is defined as")


def test_three_questions_follow_and_each_is_answered(shelf: Shelf, opened: OpenLibrary) -> None:
    from assistant.conversation import Assistant

    brief = make_brief(Visitor("primary-care"), shelf)

    assert len(brief.next) == 3
    assert {Assistant(opened).ask(question).status for question in brief.next} == {"answered"}


def test_a_choice_that_there_is_not_is_named_with_those_there_are(shelf: Shelf) -> None:
    with pytest.raises(UnknownChoiceError, match=r"no sector 'pirates'.*vcfse"):
        make_brief(Visitor("pirates"), shelf)


PORT = """# Port plan

## Who works here

The port employs 40 pilots and 12 cooks.

### Action 1: train the cooks

- **1a.** Train every cook in the harbour kitchen by June.

## Volunteers

Volunteers keep the lighthouse open on Sundays, and the port pays their travel.
"""
NOTES = """# Diary

Rain on Monday, and the ferry was late.
"""


def test_another_library_is_served_with_what_it_holds(open_notes: Notes) -> None:
    brief = make_brief(Visitor("vcfse"), open_notes(port=PORT).shelf())

    assert brief.main == "Port plan"
    assert all(said.citation.title == "Port plan" for said in brief.said)
    assert not [said for part in brief.parts for said in part.said if "ferry" in said.text]


def test_a_library_with_nothing_for_newcomers_says_so(open_notes: Notes) -> None:
    brief = make_brief(Visitor("health", 10), open_notes(one=NOTES, other=NOTES).shelf())

    assert brief.main is None
    by_name = {part.name: part.said for part in brief.parts}
    assert by_name["means"] == ()
    assert brief.next == ()
