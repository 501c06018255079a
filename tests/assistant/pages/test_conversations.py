"""Conversations on the page: they stay, can be opened, renamed and deleted, and do not mix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from asking import APP, RULES
from drawn import one, page_of, text_of
from history_kit import answer_to
from streamlit.testing.v1 import AppTest

from assistant.history import History
from assistant.history_file import FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.pages.state import Chat
    from assistant.settings import Settings

    Visit = Callable[..., AppTest]


@pytest.fixture
def visit(
    use: Callable[[Settings], None], until: Callable[[Callable[[], bool]], None], own_copy: Settings
) -> Visit:
    """Opens the page as the visitor of a key, with an address, once the library is ready."""

    def open_page(key: str = "", conversation: str = "", home: Settings = own_copy) -> AppTest:
        use(home)
        app = AppTest.from_file(APP, default_timeout=60)
        if key:
            app.session_state["visitor"] = key
        if conversation:
            app.query_params["conversation"] = conversation
        until(lambda: "being prepared" not in chat_of(app.run()).announcement)
        assert not app.exception
        return app

    return open_page


def chat_of(app: AppTest) -> Chat:
    return app.session_state["chat"]


def ask(app: AppTest, question: str) -> str:
    """Asks, and gives the id of the conversation."""
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return chat_of(app).id


def listed(app: AppTest) -> list[str]:
    return [link.text for link in page_of(app).select(".wsa-conversations a")]


def test_a_conversation_is_there_again_after_the_window_was_closed(visit: Visit) -> None:
    app = visit("ada")
    conversation = ask(app, RULES)
    again = visit("ada", app.query_params["conversation"])
    assert chat_of(again).id == conversation
    assert "Early notice." in text_of(again)


def test_earlier_conversations_are_listed_for_their_visitor_alone(visit: Visit) -> None:
    app = visit("ada")
    ask(app, RULES)
    app.button(key="start-over").click().run()
    assert listed(app) == [RULES]
    assert listed(visit("ada")) == [RULES]
    assert listed(visit("grace")) == []


def test_the_address_of_anothers_conversation_opens_nothing(visit: Visit) -> None:
    conversation = ask(visit("ada"), RULES)
    app = visit("grace", conversation)
    assert "There is no such conversation here" in text_of(app)
    assert RULES not in text_of(app)
    assert "conversation" not in app.query_params


def test_a_question_left_behind_is_shown_and_answered_at_a_word(
    visit: Visit, own_copy: Settings
) -> None:
    History(own_copy.home, "ada").ask("left", RULES)
    app = visit("ada", "left")
    assert "Not answered yet" in text_of(app)
    assert one(page_of(app), "h2.wsa-question").text == RULES
    next(b for b in app.button if b.label == "Answer it now").click().run()
    assert "Early notice." in text_of(app)
    kept = History(own_copy.home, "ada").read("left")
    assert kept is not None
    assert kept.turns[0].answer is not None


def test_a_question_left_behind_can_be_left_out(visit: Visit, own_copy: Settings) -> None:
    history = History(own_copy.home, "ada")
    history.answer("left", history.ask("left", "First?"), answer_to("First?"), generation=1)
    history.ask("left", RULES)
    app = visit("ada", "left")
    next(b for b in app.button if b.label == "Leave it out").click().run()
    assert RULES not in text_of(app)
    kept = history.read("left")
    assert kept is not None
    assert [turn.question for turn in kept.turns] == ["First?"]


def test_a_conversation_is_renamed(visit: Visit) -> None:
    app = visit("ada")
    ask(app, RULES)
    app.button(key="rename").click().run()
    app.text_input(key="conversation-name").set_value("Rotas & <nights> :red[x]")
    next(b for b in app.button if b.label == "Save the name").click().run()
    assert one(page_of(app), ".wsa-open-name").text == "Rotas & <nights> :red[x]"
    app.button(key="start-over").click().run()
    assert listed(app) == ["Rotas & <nights> :red[x]"]


def test_a_conversation_is_deleted_once_that_was_confirmed(visit: Visit) -> None:
    app = visit("ada")
    conversation = ask(app, RULES)
    app.button(key="delete").click().run()
    assert "will be gone for good" in text_of(app)
    assert listed(visit("ada")) == [RULES]
    app.button(key="confirm-delete").click().run()
    assert RULES not in text_of(app)
    assert "There is no such conversation here" in text_of(visit("ada", conversation))


def test_without_history_nothing_is_kept(visit: Visit, own_copy: Settings) -> None:
    for file in own_copy.home.glob(f"{FILE}*"):
        file.unlink()
    app = visit(home=own_copy.model_copy(update={"history": False}))
    ask(app, RULES)
    assert "Early notice." in text_of(app)
    assert not (own_copy.home / FILE).exists()
    assert "conversation" not in app.query_params


def test_a_history_that_cannot_be_written_is_told_and_answers_go_on(
    visit: Visit, own_copy: Settings
) -> None:
    (own_copy.home / FILE).write_bytes(b"not a database " * 400)
    app = visit("ada")
    ask(app, RULES)
    assert "This conversation is not kept" in text_of(app)
    assert "Early notice." in text_of(app)
