"""Conversations are kept: per owner, whole, and through whatever happens."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from history_kit import answer_to
from hypothesis import given
from hypothesis import strategies as some

from assistant.history import History, name_from, new_id
from assistant.history_file import FILE, HistoryError
from indexing.entries import SearchFilter

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.history import KeptConversation

RULES = "What are the rota rules?"


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path, "ada")


def read(history: History, conversation: str) -> KeptConversation:
    found = history.read(conversation)
    assert found is not None
    return found


def test_a_question_is_kept_before_it_is_answered(history: History, tmp_path: Path) -> None:
    number = history.ask("c1", RULES)
    (turn,) = read(History(tmp_path, "ada"), "c1").turns
    assert (turn.number, turn.question, turn.answer) == (number, RULES, None)


def test_an_answer_comes_back_as_it_was_given(history: History, tmp_path: Path) -> None:
    given = answer_to(RULES)
    history.answer("c1", history.ask("c1", RULES), given, generation=7)
    (turn,) = read(History(tmp_path, "ada"), "c1").turns
    assert turn.answer is not None
    assert turn.answer.model_copy(update={"retrieved": ()}) == given.model_copy(
        update={"retrieved": ()}
    )
    assert turn.generation == 7


def test_of_what_was_retrieved_only_the_best_place_of_each_document_is_kept(
    history: History,
) -> None:
    history.answer("c1", history.ask("c1", RULES), answer_to(RULES), generation=1)
    (turn,) = read(history, "c1").turns
    assert turn.answer is not None
    assert [(r.doc_id, r.rank, r.text) for r in turn.answer.retrieved] == [
        ("rota", 1, ""),
        ("other", 3, ""),
    ]


def test_a_conversation_is_named_from_its_first_question(history: History) -> None:
    history.ask("c1", "  What\nare the rules? ")
    history.ask("c1", "And the exceptions?")
    assert [headline.name for headline in history.headlines()] == ["What are the rules?"]


def test_the_conversation_that_changed_last_comes_first(history: History) -> None:
    history.ask("c1", "First?")
    history.ask("c2", "Second?")
    history.ask("c1", "Third?")
    assert [headline.id for headline in history.headlines()] == ["c1", "c2"]


def test_nobody_sees_or_changes_the_conversations_of_another(
    history: History, tmp_path: Path
) -> None:
    number = history.ask("c1", RULES)
    other = History(tmp_path, "grace")
    other.rename("c1", "Mine now")
    other.answer("c1", number, answer_to("Another?"), generation=1)
    other.judge("c1", number, helpful=False, reason="spite")
    other.take_back("c1", number)
    other.delete("c1")
    assert other.read("c1") is None
    assert other.headlines() == ()
    kept = read(history, "c1")
    assert kept.name == RULES
    assert kept.turns[0].answer is None
    assert kept.turns[0].helpful is None


def test_a_new_name_stays_and_an_empty_one_changes_nothing(history: History) -> None:
    history.ask("c1", RULES)
    history.rename("c1", "Rotas")
    history.rename("c1", "  ")
    assert read(history, "c1").name == "Rotas"


def test_what_is_deleted_is_gone_from_the_file(history: History, tmp_path: Path) -> None:
    history.answer("c1", history.ask("c1", RULES), answer_to(RULES), generation=1)
    history.delete("c1")
    assert history.read("c1") is None
    with sqlite3.connect(tmp_path / FILE) as file:
        assert file.execute("SELECT count(*) FROM turns").fetchone() == (0,)
    file.close()


def test_an_answer_to_a_deleted_conversation_brings_nothing_back(history: History) -> None:
    number = history.ask("c1", RULES)
    history.delete("c1")
    history.answer("c1", number, answer_to(RULES), generation=1)
    assert history.headlines() == ()


def test_a_question_that_is_taken_back_is_gone_and_an_answered_one_stays(history: History) -> None:
    first, second = history.ask("c1", "One?"), history.ask("c1", "Two?")
    history.answer("c1", first, answer_to("One?"), generation=1)
    history.take_back("c1", first)
    history.take_back("c1", second)
    assert [turn.question for turn in read(history, "c1").turns] == ["One?"]


def test_an_answer_outlives_that_another_window_took_its_question_back(history: History) -> None:
    number = history.ask("c1", RULES)
    history.take_back("c1", number)
    history.answer("c1", number, answer_to(RULES), generation=1)
    (turn,) = read(history, "c1").turns
    assert turn.answer is not None
    assert turn.question == RULES


def test_a_filter_is_kept_with_its_conversation(history: History) -> None:
    first = SearchFilter(sectors=("health", "vcfse"), core=True)
    history.ask("c1", RULES, first)
    assert read(history, "c1").where == first
    history.narrow("c1", SearchFilter(types=("policy",)))
    assert read(history, "c1").where == SearchFilter(types=("policy",))


def test_what_a_reader_thought_is_kept_and_can_be_taken_back(history: History) -> None:
    number = history.ask("c1", RULES)
    history.judge("c1", number, helpful=False, reason=" beside the point ")
    (turn,) = read(history, "c1").turns
    assert (turn.helpful, turn.reason) == (False, "beside the point")
    history.judge("c1", number, helpful=None, reason="")
    assert read(history, "c1").turns[0].helpful is None


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    def write(worker: int) -> None:
        own = History(tmp_path, "ada")
        for number in range(10):
            own.ask("shared", f"Question {worker}-{number}?")
            own.ask(f"own-{worker}", f"Question {number}?")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    history = History(tmp_path, "ada")
    assert [turn.number for turn in read(history, "shared").turns] == list(range(1, 41))
    assert {len(read(history, f"own-{worker}").turns) for worker in range(4)} == {10}


def test_an_answer_of_another_form_counts_as_none_and_its_question_stays(
    history: History, tmp_path: Path
) -> None:
    history.answer("c1", history.ask("c1", RULES), answer_to(RULES), generation=1)
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("""UPDATE turns SET answer = '{"said": "something"}'""")
    file.close()
    (turn,) = read(history, "c1").turns
    assert (turn.question, turn.answer) == (RULES, None)


def test_a_file_of_a_later_version_is_left_alone_with_a_word_on_it(
    history: History, tmp_path: Path
) -> None:
    history.ask("c1", RULES)
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(HistoryError, match="later version"):
        history.headlines()


def test_a_file_that_is_no_database_is_told_by_name(history: History, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database " * 400)
    with pytest.raises(HistoryError, match=FILE):
        history.ask("c1", RULES)


def test_ids_cannot_be_guessed() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(one) for one in ids} == {16}


@given(some.text(alphabet=some.characters(exclude_categories=["Cs"])))
def test_a_name_is_one_short_line(question: str) -> None:
    name = name_from(question)
    assert len(name) <= 80
    assert name == " ".join(name.split())


def test_conversations_that_are_handed_over_are_the_new_owners_alone(
    history: History, tmp_path: Path
) -> None:
    history.ask("c1", RULES)
    theirs = history.handed_over("grace")
    number = theirs.ask("c1", "And nights?")
    assert number == 2
    assert [turn.question for turn in read(History(tmp_path, "grace"), "c1").turns] == [
        RULES, "And nights?",
    ]  # fmt: skip
    assert history.read("c1") is None
