"""A newcomer's first minutes in a real browser, with the keyboard, on a phone and in the dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from journeys import FIRST_USE_MS, PHONE, status_of, violations
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
RULES = "What are the four rota rules?"


def ready(page: Page) -> Page:
    expect(page.get_by_text("The library holds 4 documents")).to_be_visible(timeout=FIRST_USE_MS)
    return page


def ask(page: Page, question: str, turn: int = 1) -> None:
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")
    expect(status_of(page)).to_contain_text(f"Answer {turn} is ready.")


def press_until(page: Page, key: str, wanted: Locator) -> None:
    """Moves the focus with a key until it is where it is wanted."""
    expect(wanted).to_be_visible()
    for _ in range(30):
        page.keyboard.press(key)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{key} does not lead to {wanted}")


@pytest.fixture
def page(visit: Visit) -> Page:
    return ready(visit())


def test_the_first_use_builds_the_index_and_answers_what_was_asked_meanwhile(
    visit: Visit, abroad: list[str]
) -> None:
    page = visit(of="first_address")
    page.get_by_role("textbox").fill(RULES)
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_role("heading", name=RULES)).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=FIRST_USE_MS)
    assert violations(page, still=False) == []
    expect(page.get_by_text("Nobody works more than three night shifts").first).to_be_visible(
        timeout=FIRST_USE_MS
    )
    assert abroad == []


def test_a_citation_opens_its_passage_and_escape_leads_back_to_it(page: Page) -> None:
    ask(page, RULES)
    citation = page.get_by_role("link", name="Source 2: open the passage")
    citation.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark", has_text="Fair nights.")).to_be_visible()
    expect(drawer).to_contain_text("The rota office opens at seven")
    expect(drawer).to_contain_text("Questions about a rota go to the rota office.")
    expect(page).to_have_url(re.compile(r"[?&]passage=quay-rota-guide-"))
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(citation).to_be_focused()
    expect(page).not_to_have_url(re.compile("passage="))


def test_the_keyboard_alone_asks_opens_a_passage_and_closes_it(page: Page) -> None:
    page.get_by_role("textbox").focus()
    page.keyboard.type(RULES)
    page.keyboard.press("Enter")
    expect(status_of(page)).to_contain_text("Answer 1 is ready.")
    press_until(page, "Shift+Tab", page.get_by_role("button", name="Open the passage (1 to 4)"))
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Swaps in writing.")).to_be_visible()
    press_until(page, "Tab", drawer.get_by_role("button", name="Close").last)
    page.keyboard.press("Enter")
    expect(drawer).to_be_hidden()


def test_the_address_of_a_passage_opens_it_in_a_new_window(page: Page, visit: Visit) -> None:
    ask(page, RULES)
    link = page.get_by_role("link", name="Source 1: open the passage")
    other = visit(str(link.get_attribute("href")))
    expect(other.get_by_role("dialog")).to_contain_text("Swaps in writing.")


def test_an_answer_is_announced_once_in_a_region_that_was_there_before(page: Page) -> None:
    status_of(page).evaluate(
        """region => {
            window.said = [];
            new MutationObserver(() => window.said.push(region.textContent))
                .observe(region, { childList: true, characterData: true, subtree: true });
        }"""
    )
    ask(page, RULES)
    page.get_by_role("link", name="Source 1: open the passage").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("window.said") == [
        "Answer 1 is ready. Answered from 1 document. 4 statements, 4 sources."
    ]
    assert status_of(page).get_attribute("aria-live") == "polite"


def test_a_follow_up_comes_into_view_and_a_new_conversation_clears_the_page(page: Page) -> None:
    ask(page, RULES)
    ask(page, "How many volunteers are in the kitchen team?", turn=2)
    newest = page.get_by_role("heading", name="How many volunteers are in the kitchen team?")
    expect(newest).to_be_in_viewport()
    expect(page.get_by_role("textbox")).to_be_in_viewport()
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("heading", name=RULES)).to_have_count(0)
    expect(status_of(page)).to_have_text("New conversation.")


def test_hostile_documents_cannot_act_in_the_browser(page: Page, abroad: list[str]) -> None:
    ask(page, "What are the three lantern signs?")
    page.get_by_role("link", name="Source 1: open the passage").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("<script>window.hacked=1</script>")
    expect(drawer).to_contain_text(":red[stop] at :material/home: with a :smile:")
    assert page.evaluate("window.hacked") is None
    assert drawer.locator("a[href^='javascript']").count() == 0
    assert abroad == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_on_the_empty_page_the_answers_and_the_drawer(
    visit: Visit, theme: str
) -> None:
    page = ready(visit(look={"color_scheme": theme}))
    assert violations(page) == []
    ask(page, RULES)
    ask(page, "How many volunteers are in the kitchen team?", turn=2)
    ask(page, "What is the capital of Mongolia?", turn=3)
    assert violations(page) == []
    page.get_by_role("link", name="Source 1: open the passage").last.click()
    expect(page.get_by_role("dialog").locator("table")).to_be_visible()
    assert violations(page) == []


def test_on_a_phone_a_wide_table_scrolls_and_the_page_does_not(visit: Visit) -> None:
    page = ready(visit(look=PHONE))
    ask(page, "How many volunteers are in the kitchen team?")
    page.get_by_role("link", name="Source 1: open the passage").click()
    region = page.get_by_role("dialog").get_by_role("region", name="Table")
    expect(region).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    assert violations(page) == []
