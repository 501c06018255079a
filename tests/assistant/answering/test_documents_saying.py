"""Questions for the documents that mention something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.documents_saying import answer_with_mentions
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.answering.draft import Finding
    from assistant.opening import OpenLibrary

    LooksThrough = Callable[[str], Finding | None]


@pytest.fixture
def look_through(opened: OpenLibrary) -> LooksThrough:
    assistant = Assistant(opened)
    return lambda question: answer_with_mentions(assistant.understand(question), opened.shelf())


def documents(found: Finding | None) -> list[str]:
    assert found is not None
    return [draft.passage.doc_id for draft in found.drafts]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Which documents mention dentistry?", "dentistry"),
        ("List all documents that refer to dentistry", "dentistry"),
        ("How many documents talk about volunteering?", "volunteering"),
    ],
)
def test_every_document_whose_text_has_the_word_is_given_once(
    question: str, word: str, look_through: LooksThrough, opened: OpenLibrary
) -> None:
    given = documents(look_through(question))

    written = {
        passage.doc_id
        for passage in opened.shelf().library.all_passages()
        if word in passage.text.lower().replace(passage.section.lower(), "")
    }
    assert len(given) == len(set(given))
    assert written <= set(given)


def test_each_is_shown_by_words_that_have_it(look_through: LooksThrough) -> None:
    found = look_through("Which documents mention dentistry?")

    assert found is not None
    assert found.status == "answered"
    assert all("dentist" in f"{d.text} {d.quotes}".lower() for d in found.drafts)
    assert f"{len(found.drafts)} of 98 documents" in found.note


def test_a_phrase_counts_only_as_it_stands(look_through: LooksThrough) -> None:
    found = look_through("Which documents mention allied health professionals?")

    assert found is not None
    said = [" ".join((draft.text, *draft.quotes)).lower() for draft in found.drafts]
    assert all("allied health professional" in text or "ahp" in text for text in said)


def test_an_acronym_is_looked_for_in_full_as_well(look_through: LooksThrough) -> None:
    short = documents(look_through("Which documents mention AHPs?"))
    full = documents(look_through("Which documents mention allied health professionals?"))

    assert set(short) == set(full)


def test_documents_of_one_kind_alone_are_looked_through(
    look_through: LooksThrough, opened: OpenLibrary
) -> None:
    found = documents(look_through("Which case studies mention volunteers?"))

    assert {str(opened.shelf().records[doc_id].type) for doc_id in found} == {"case-study"}


@pytest.mark.parametrize(
    "question",
    [
        "Which documents mention zeppelins?",
        "What does the strategy mention about dentistry?",
        "What is social care about?",
        "Which documents mention",
        "Which documents mention <b>dentistry</b>?",
    ],
)
def test_any_other_question_is_left_to_others(question: str, look_through: LooksThrough) -> None:
    assert look_through(question) is None


@pytest.mark.parametrize("words", ["are about", "cover", "deal with"])
def test_where_no_record_knows_what_a_document_is_about_those_that_mention_it_are_given(
    words: str, look_through: LooksThrough
) -> None:
    found = look_through(f"Which documents {words} Blackpool?")

    assert "blackpool-teaching-strategy-2022-2027" in documents(found)[:1]
    assert found is not None
    assert "1 of them in the title" in found.note


def test_where_no_document_says_all_of_it_those_that_say_its_head_are_given_as_such(
    look_through: LooksThrough,
) -> None:
    found = look_through("Which documents mention the voluntary sector as an equal partner?")

    assert found is not None
    assert found.unsure
    assert "None says the rest of it in so many words" in found.note
    assert all("voluntary" in f"{d.text} {d.quotes}".lower() for d in found.drafts)
