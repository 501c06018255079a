"""The page where questions are asked, with a language model over real HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from asking import APP
from bs4 import BeautifulSoup
from scripted_server import scripted_server
from streamlit.testing.v1 import AppTest

from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from scripted_server import ScriptedServer

    from assistant.settings import Settings

QUESTION = "How far ahead is every rota published?"
TRUE = "Every rota is published six weeks ahead."
LIE = "Every rota is published nine weeks ahead."


@pytest.fixture
def server() -> Generator[ScriptedServer]:
    with scripted_server() as script:
        yield script


@pytest.fixture
def app(
    indexed: Settings,
    use: Callable[[Settings], None],
    until: Callable[[Callable[[], bool]], None],
    server: ScriptedServer,
) -> AppTest:
    """The page, opened with the model of `server`."""
    given = indexed.model_dump(exclude_unset=True)
    model = {"model": "openai:scripted", "model_url": server.url, "traces": False}
    use(load_settings(**given, **model))
    page = AppTest.from_file(APP, default_timeout=60)
    until(lambda: "The library holds" in text_of(page.run()))
    return page


def text_of(app: AppTest) -> str:
    return " ".join(part.proto.body for part in app.get("html"))


def asked(app: AppTest, question: str = QUESTION) -> BeautifulSoup:
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return BeautifulSoup(text_of(app), "html.parser")


def test_an_answer_of_the_model_shows_its_support_and_what_was_left_out(
    app: AppTest, server: ScriptedServer
) -> None:
    server.replies = [["- ", TRUE, " [{0}]\n", f"- {LIE} [{{0}}]\n"]]
    page = asked(app)
    answer = page.select_one(".wsa-answer")
    assert answer is not None
    assert TRUE in answer.text
    assert LIE not in page.text
    assert "One statement of the language model was left out" in answer.text
    support = page.select_one(".wsa-support")
    assert support is not None
    assert "Support 100 of 100" in support.text
    assert "Every rota is published six weeks ahead" in next(q.text for q in support.select("q"))


def test_a_model_that_is_down_is_told_and_the_library_answers(
    app: AppTest, server: ScriptedServer
) -> None:
    server.replies = [[500], [500], [500]]
    page = asked(app)
    assert "The language model did not answer: its server answered with error 500" in page.text
    assert "Every rota is published six weeks ahead." in page.text
    assert page.select_one(".wsa-support") is None


def test_stop_finishes_the_answer_with_what_was_verified(
    app: AppTest, server: ScriptedServer
) -> None:
    from assistant.pages.state import Chat

    server.replies = [[f"- {TRUE} [{{0}}]\n", 2.0, "- A swap is confirmed by the ward manager."]]
    chat: Chat = app.session_state["chat"]
    chat.ask(QUESTION)
    # A page's run cannot be interrupted here; the press is there before the first look.
    chat.stop()
    app.run()
    assert not app.exception
    assert "you stopped it" in text_of(app)
    assert "Every rota is published six weeks ahead." in text_of(app)
