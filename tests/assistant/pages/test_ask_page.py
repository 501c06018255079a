"""The page as a visitor meets it: Streamlit runs it for real, over a real library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from asking import RULES, ask, labels
from drawn import addresses, one, page_of, text_of
from streamlit.testing.v1 import AppTest

from assistant.pages.resources import library_opening
from assistant.pages.wording import INTRODUCTION, NAME
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Visit = Callable[[Settings], AppTest]
    Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def app(visit: Visit, indexed: Settings) -> AppTest:
    return visit(indexed)


def test_it_begins_with_a_title_one_sentence_and_what_the_library_holds(app: AppTest) -> None:
    assert [title.value for title in app.title] == [NAME]
    assert INTRODUCTION in text_of(app)
    assert "The library holds 3 documents" in text_of(app)
    assert "Harbour volunteers report" in text_of(app)


def test_an_answer_shows_its_statements_status_and_sources(app: AppTest) -> None:
    ask(app, RULES)
    page = page_of(app)
    assert one(page, "h2.wsa-question").text == RULES
    assert one(page, ".wsa-verdict").text == "Answered from 1 document"
    items = [item.text for item in page.select(".wsa-answer li")]
    assert items[0] == "Early notice. Every rota is published six weeks ahead. [1]"
    assert len(items) == 4
    source = one(page, ".wsa-source").get_text(" ", strip=True)
    assert "Harbour Trust rota guide Harbour Trust, April 2023 Rota rules" in source
    assert "[4] Swaps in writing. A swap is confirmed by the ward manager." in source
    assert "Open the passage (1 to 4)" in labels(app)


def test_screen_readers_are_told_when_the_answer_is_complete(app: AppTest) -> None:
    ask(app, RULES)
    words = app.session_state["chat"].announcement
    assert words == "Answer 1 is ready. Answered from 1 document. 4 statements, 4 sources."


def test_a_follow_up_is_read_with_the_question_before_it(app: AppTest) -> None:
    ask(app, "How many volunteers are there at North Quay?")
    ask(app, "And at South Quay?")
    page = page_of(app)
    assert len(page.find_all("h2", class_="wsa-question")) == 2
    understood = [p.text for p in page.find_all("p") if p.text.startswith("Read as: ")]
    assert len(understood) == 1
    assert "South Quay" in understood[0]
    assert "volunteers" in understood[0]


def test_what_was_answered_stays_when_the_page_runs_again(app: AppTest) -> None:
    ask(app, RULES)
    before = text_of(app)
    app.run()
    assert text_of(app) == before


def test_a_new_conversation_forgets_the_last_one(app: AppTest) -> None:
    ask(app, RULES)
    app.button(key="start-over").click().run()
    assert page_of(app).select(".wsa-question, .wsa-answer") == []
    assert app.session_state["chat"].answers == ()
    assert INTRODUCTION in text_of(app)


def test_a_question_that_the_library_does_not_answer_is_told_with_the_nearest_documents(
    app: AppTest,
) -> None:
    ask(app, "What did the rota office cost in 2021?")
    page = page_of(app)
    assert one(page, ".wsa-verdict").text == "Not in the library"
    nearest = [link for link in page.select("ul.wsa-plain a") if "data-passage" in link.attrs]
    assert nearest[0].text == "Harbour Trust rota guide"


def test_a_refusal_near_the_subject_quotes_what_comes_closest(app: AppTest) -> None:
    ask(app, "Who pays for the rota office's winter training?")
    page = page_of(app)
    assert one(page, ".wsa-verdict").text == "Not in the library"
    assert "Nearest documents, and what comes closest in each" in text_of(app)
    assert "rota office" in page.select("ul.wsa-plain q")[0].text


def test_a_question_of_another_field_is_told_to_be_one(app: AppTest) -> None:
    ask(app, "What is the capital of Mongolia?")
    assert one(page_of(app), ".wsa-verdict").text == "Outside this library’s field"


def test_a_source_opens_its_passage_with_the_quoted_words_marked(app: AppTest) -> None:
    ask(app, RULES)
    app.button(key="open-1-1").click().run()
    page = page_of(app)
    marks = [mark.text for mark in page.select("section[aria-label='The passage'] mark")]
    assert "Early notice." in marks
    assert " A swap is confirmed by the ward manager." in marks
    before = one(page, "section[aria-label='Before the passage']").text
    after = one(page, "section[aria-label='After the passage']").text
    assert "opens at seven" in before
    assert "go to the rota office" in after


def test_an_opened_passage_says_what_is_known_of_its_document(app: AppTest) -> None:
    ask(app, RULES)
    app.button(key="open-1-1").click().run()
    words = one(page_of(app), "article").get_text(" ", strip=True)
    assert "Type Guidance" in words
    assert "Sector Health" in words
    assert "Place in the review A document of the kind such a review covers" in words
    assert "Publisher’s site" in words
    assert "The document itself was not seen at this address." in words


def test_the_address_of_a_passage_opens_it_and_closing_clears_the_address(
    app: AppTest, visit: Visit, indexed: Settings
) -> None:
    ask(app, RULES)
    app.button(key="open-1-1").click().run()
    passage_id = app.query_params["passage"]
    other = visit(indexed)
    other.query_params["passage"] = passage_id
    other.run()
    assert "Swaps in writing" in one(page_of(other), "article").text
    other.button(key="close-passage").click().run()
    assert "passage" not in other.query_params
    assert page_of(other).find("article") is None


def test_the_address_of_a_passage_that_is_gone_says_so(app: AppTest) -> None:
    app.query_params["passage"] = "gone-0000000000"
    app.run()
    assert "This passage is no longer in the library." in text_of(app)


def test_hostile_documents_and_questions_are_shown_and_not_obeyed(app: AppTest) -> None:
    ask(app, "What are the three lantern signs? <script>window.hacked=9</script> :red[now] $x$")
    app.button(key="open-1-1").click().run()
    page = page_of(app)
    assert page.find(["script", "img", "iframe"]) is None
    assert all(address.startswith(("?", "library?", "https://")) for address in addresses(page))
    words = page.get_text(" ", strip=True)
    assert "<script>window.hacked=9</script> :red[now] $x$" in words
    assert "<script>window.hacked=1</script>" in words
    assert ":red[stop] at :material/home: with a :smile:" in words
    assert not app.markdown


def test_the_longest_question_is_the_one_that_the_settings_allow(
    app: AppTest, indexed: Settings
) -> None:
    assert app.chat_input[0].proto.max_chars == indexed.max_question_chars


def test_a_question_of_blanks_is_not_asked(app: AppTest) -> None:
    ask(app, "   \n ")
    assert app.session_state["chat"].turns == 0


def test_a_suggested_question_is_answered_and_the_suggestions_go(
    visit: Visit, bundled_home: Path
) -> None:
    app = visit(load_settings(home=bundled_home))
    suggested = [b.label for b in app.button if (b.key or "").startswith("suggestion-")]
    assert len(suggested) >= 4
    app.button(key="suggestion-0").click().run()
    assert one(page_of(app), "h2.wsa-question").text == suggested[0]
    assert app.session_state["chat"].answers[0].status == "answered"
    assert not set(suggested) & set(labels(app))


def test_two_visitors_have_two_conversations_and_one_library(
    app: AppTest, visit: Visit, indexed: Settings
) -> None:
    opened = library_opening(indexed).assistant
    other = visit(indexed)
    ask(app, RULES)
    other.run()
    assert RULES not in text_of(other)
    ask(other, "How many volunteers are at South Quay?")
    app.run()
    assert "South Quay" not in text_of(app)
    assert library_opening(indexed).assistant is opened
