"""The commitment register in a real browser: filter, export, open a passage, on a phone too."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from journeys import FIRST_USE_MS, PHONE, choose, status_of, violations
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser


def ready(page: Page) -> Page:
    expect(page.get_by_role("table")).to_be_visible(timeout=FIRST_USE_MS)
    return page


@pytest.fixture
def page(visit: Visit) -> Page:
    return ready(visit("commitments"))


def exported(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_one_click_leads_from_the_conversation_to_the_register_and_back(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name="Commitments").click()
    expect(ready(page).get_by_role("table")).to_contain_text("Hire ten carers")
    page.get_by_role("link", name="Ask").click()
    expect(page.get_by_role("textbox", name="Ask a question")).to_be_visible()


def test_the_conversation_is_still_there_on_the_way_back(visit: Visit) -> None:
    page = visit()
    page.get_by_role("textbox").fill("What are the four rota rules?")
    page.get_by_role("textbox").press("Enter")
    expect(status_of(page)).to_contain_text("Answer 1 is ready.", timeout=FIRST_USE_MS)
    page.get_by_role("link", name="Commitments").click()
    ready(page)
    page.get_by_role("link", name="Ask").click()
    expect(page.get_by_role("heading", name="What are the four rota rules?")).to_be_visible()


def test_filters_narrow_the_table_and_its_export(page: Page) -> None:
    expect(status_of(page)).to_have_text("3 commitments shown.")
    choose(page, "Action", "Action 1: hire")
    expect(status_of(page)).to_have_text("2 commitments shown.")
    page.get_by_role("textbox", name="Containing the words").fill("matron")
    page.get_by_role("textbox", name="Containing the words").press("Enter")
    expect(status_of(page)).to_have_text("1 commitment shown.")
    (row,) = csv.DictReader(exported(page, "Export as CSV").splitlines())
    assert (row["owner"], row["date"], row["measure"]) == ("Matron", "by March 2027", "not stated")
    (entry,) = json.loads(exported(page, "Export as JSON"))
    assert entry["id"] == "quay-staff-plan:1a"


def test_a_row_opens_its_passage_and_escape_leads_back_to_it(page: Page) -> None:
    link = page.get_by_role("link", name="Open the passage of 1b")
    link.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark").first).to_contain_text("1b.")
    expect(drawer.locator("mark", has_text="Hire ten carers")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/commitments\?passage=quay-staff-plan-.*&commitment="))
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(link).to_be_focused()
    expect(page).not_to_have_url(re.compile("passage="))


def test_the_address_of_a_row_opens_it_in_a_new_window(page: Page, visit: Visit) -> None:
    link = page.get_by_role("link", name="Open the passage of 2a")
    other = visit(f"commitments{link.get_attribute('href')}")
    expect(other.get_by_role("dialog").locator("mark").first).to_contain_text("2a.")


def test_what_documents_say_is_shown_as_it_stands(page: Page, abroad: list[str]) -> None:
    head = "Action 2: train :smile: for < $5 & :material/home:"
    expect(page.get_by_role("rowheader", name=head)).to_be_visible()
    assert abroad == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_table_and_the_drawer(visit: Visit, theme: str) -> None:
    page = ready(visit("commitments", look={"color_scheme": theme}))
    assert violations(page) == []
    page.get_by_role("link", name="Open the passage of 1a").click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    assert violations(page) == []


def test_on_a_phone_every_detail_is_named_and_nothing_scrolls_sideways(visit: Visit) -> None:
    page = ready(visit("commitments", look=PHONE))
    row = page.get_by_role("row").filter(has_text="Hire ten carers")
    expect(row.locator(".wsa-name", has_text="Owner")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Owner")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
