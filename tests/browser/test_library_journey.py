"""The library in a real browser: narrow it, open a document, read a passage, ask about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from journeys import FIRST_USE_MS, settle, status_of
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser


def ready(page: Page) -> Page:
    heading = page.get_by_role("heading", name="4 documents, the newest first.")
    expect(heading).to_be_visible(timeout=FIRST_USE_MS)
    return page


@pytest.fixture
def page(visit: Visit) -> Page:
    return ready(visit("library"))


def test_a_filter_chosen_with_the_keyboard_stands_in_the_address(page: Page) -> None:
    settle(page)
    page.get_by_role("combobox", name="Sector").focus()
    page.keyboard.type("Social")
    page.keyboard.press("Enter")
    expect(status_of(page)).to_have_text("1 document, the newest first.")
    expect(page).to_have_url(re.compile(r"/library\?sector=social-care$"))
    expect(page.get_by_role("link", name="Quay House rota guide")).to_be_visible()


def test_a_document_opens_in_place_and_the_browser_goes_back(page: Page) -> None:
    page.get_by_role("link", name="Quay House rota guide").click()
    expect(page.get_by_role("heading", name="About this document")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/library\?document=quay-rota-guide$"))
    expect(status_of(page)).to_have_text("Quay House rota guide.")
    page.go_back()
    ready(page)


def test_a_link_in_the_contents_brings_the_passage_into_view(page: Page) -> None:
    page.get_by_role("link", name="Quay House rota guide").click()
    page.get_by_role("link", name="Rota rules", exact=True).click()
    expect(page).to_have_url(re.compile(r"&passage="))
    passage = page.locator(".wsa-here")
    expect(passage).to_contain_text("Nobody works more than three night shifts")
    expect(passage).to_be_in_viewport()


def test_a_question_to_a_document_goes_on_to_the_conversation(page: Page) -> None:
    page.get_by_role("link", name="Quay House rota guide").click()
    page.get_by_role("textbox", name="Ask this document").fill("What are the four rota rules?")
    page.get_by_role("textbox", name="Ask this document").press("Enter")
    expect(page.get_by_role("textbox", name="Ask a question")).to_be_visible()
    expect(page).not_to_have_url(re.compile("/library"))


def test_charts_lead_to_the_documents_they_count(page: Page) -> None:
    page.get_by_role("tab", name="Charts").click()
    page.get_by_role("link", name="Guidance").click()
    expect(page).to_have_url(re.compile(r"\?type=guidance$"))
    page.get_by_role("tab", name="Documents").click()
    expect(page.get_by_role("link", name="Quay House rota guide")).to_be_visible()
