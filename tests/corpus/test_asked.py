from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.asked import Asked, AskedError, asked_bytes, read_asked

WORDS = st.text("abc é?>#1", min_size=1).map(str.strip).filter(bool)


def read(text: str) -> tuple[Asked, ...]:
    return read_asked(text.encode(), "herons.asked").answered


def test_a_group_has_the_beginning_of_a_piece_and_its_questions() -> None:
    assert read("> Herons nest\n? When do they breed?\n? Where?\n") == (
        Asked("Herons nest", "Herons nest", ("When do they breed?", "Where?")),
    )


def test_a_second_beginning_ends_a_run_of_pieces() -> None:
    (group,) = read("> Herons\n> Wombats\n? Which animals are there?")
    assert (group.first, group.last) == ("Herons", "Wombats")


def test_what_the_document_does_not_answer_stands_in_no_group() -> None:
    read_file = read_asked(
        b"! Who feeds them?\n> Herons\n! How many are there?\n? Where?\n", "herons.asked"
    )
    assert read_file.unanswered == ("Who feeds them?", "How many are there?")
    assert [group.questions for group in read_file.answered] == [("Where?",)]


def test_remarks_and_empty_lines_are_for_people() -> None:
    assert read("# what people ask\n\n> Herons\n\n? Why?\n# done\n")[0].questions == ("Why?",)


@pytest.mark.parametrize(
    "text",
    [
        "? Why?",
        "> Herons",
        "> Herons\n> Wombats\n> Bridges\n? Why?",
        "Herons nest",
        "> \n? Why?",
        "!\n> Herons\n? Why?",
        "> Herons\n? Why?\n> Wombats",
    ],
)
def test_what_is_not_as_it_should_be_is_told_with_its_place(text: str) -> None:
    with pytest.raises(AskedError, match=r"herons\.asked(, line \d+|:)"):
        read(text)


def test_a_file_that_is_no_text_says_what_to_do() -> None:
    with pytest.raises(AskedError, match="save it again as UTF-8"):
        read_asked(b"> caf\xe9", "herons.asked")


def test_too_many_questions_are_refused() -> None:
    with pytest.raises(AskedError, match="keep fewer"):
        read_asked(b"#" * 600_000, "herons.asked")


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=3)), max_size=4))
def test_what_is_written_is_read(groups: list[tuple[str, list[str]]]) -> None:
    lines = [line for first, asks in groups for line in [f"> {first}", *(f"? {a}" for a in asks)]]
    assert read("\n".join(lines)) == tuple(
        Asked(first, first, tuple(asks)) for first, asks in groups
    )


def test_a_document_without_such_a_file_has_none(tmp_path: object) -> None:
    from pathlib import Path

    assert asked_bytes(Path(str(tmp_path)) / "herons.md") == b""
