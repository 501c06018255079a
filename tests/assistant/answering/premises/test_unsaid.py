"""What an answer says of words that the library never uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answering_kit import consider

from assistant.answering.finder import find_answer
from assistant.answering.premises.unsaid import said_nowhere

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary


def test_a_word_that_the_library_never_uses_is_named(opened: OpenLibrary) -> None:
    asked = consider(opened, "What is the turnover of physiotherapy staff in NHS trusts?")
    said = said_nowhere(asked.understanding, asked.shelf.lexicon)
    assert said == "The library nowhere says “physiotherapy”."


def test_an_answer_begins_with_it(valley: OpenLibrary) -> None:
    asked = consider(valley, "Why do nurses stay longer in Atlantis?")
    found = find_answer(asked.understanding, asked.evidence, asked.shelf)
    assert found.status == "answered"
    assert found.note.startswith("The library nowhere says “Atlantis”.")


def test_common_words_and_the_library_s_own_are_not(opened: OpenLibrary) -> None:
    asked = consider(opened, "What on earth is turnover in our trusts like?")
    assert said_nowhere(asked.understanding, asked.shelf.lexicon) == ""


def test_the_name_of_a_publisher_is_known(
    opened: OpenLibrary,
) -> None:
    asked = consider(opened, "What does DHSC promise on the care workforce?")
    assert said_nowhere(asked.understanding, asked.shelf.lexicon) == ""
