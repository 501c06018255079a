"""Alignment and evidence in a real browser: by keyboard, with decisions that last, on a phone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from journeys import FIRST_USE_MS, PHONE, choose, settle, status_of, violations
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
OURS = "Train every carer in first aid."
THEIRS = "Every mentor trains carers in first aid."
CELL = "2a beside Quay House volunteers: strong"


def with_framework(page: Page) -> Page:
    """The page once the volunteers' report is chosen to be set beside the plan."""
    frameworks = page.get_by_role("combobox", name="Frameworks", exact=True)
    expect(frameworks).to_be_visible(timeout=FIRST_USE_MS)
    choose(page, "Frameworks", "Quay House volunteers")
    page.keyboard.press("Escape")
    expect(page.get_by_role("table")).to_be_visible()
    return page


def opened(page: Page) -> Page:
    """The page with one cell opened by the keyboard alone."""
    link = page.get_by_role("link", name=CELL)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#open-cell")).to_be_focused()
    return page


@pytest.fixture
def page(visit: Visit) -> Page:
    return with_framework(visit("alignment"))


def test_a_cell_opened_by_keyboard_quotes_both_sides_and_takes_the_focus(page: Page) -> None:
    cell = opened(page).locator("#open-cell")
    expect(cell).to_be_focused()
    expect(cell.get_by_role("heading", name="2a beside Quay House volunteers")).to_be_visible()
    quotes = cell.locator("blockquote")
    expect(quotes).to_have_text([OURS, THEIRS])
    expect(cell.get_by_text("The machine proposes: strong")).to_be_visible()
    expect(status_of(page)).to_have_text("2a beside Quay House volunteers: strong.")
    cell.get_by_role("link", name=f"Open the passage: {THEIRS}").click()
    expect(page.get_by_role("dialog")).to_contain_text(THEIRS)


def test_a_decision_with_its_note_outlives_a_reload_and_stands_apart_from_the_proposal(
    page: Page, visit: Visit
) -> None:
    opened(page)
    choose(page, "Your grade", "partial")
    page.get_by_role("textbox", name="Your name").fill("Ada Hale")
    page.get_by_role("textbox", name="Why, or a note").fill("Mentors are not all carers.")
    page.get_by_role("button", name="Keep the decision").click()
    expect(status_of(page)).to_contain_text("Decision kept.")

    again = with_framework(visit("alignment"))
    decided = again.get_by_role("link", name=f"{CELL}, decided by a person: partial")
    expect(decided).to_contain_text("strong")
    expect(decided.locator(".wsa-decided")).to_have_text("✓ partial")
    decided.click()
    cell = again.locator("#open-cell")
    expect(cell.get_by_text("The machine proposes: strong")).to_be_visible()
    history = again.get_by_role("heading", name="What people decided").locator("xpath=../ul")
    expect(history).to_contain_text("Ada Hale")
    expect(history).to_contain_text(
        "changed the whole cell from strong to partial: Mentors are not all carers."
    )
    expect(again.get_by_text("agree on 0 of 1 decided pairs")).to_be_visible()


def test_the_exports_open_and_hold_both_sides(page: Page) -> None:
    with page.expect_download() as word:
        page.get_by_role("button", name="Word").click()
    text = "\n".join(part.text for part in Document(str(word.value.path())).paragraphs)
    assert OURS in text
    assert THEIRS in text
    with page.expect_download() as sheet:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(sheet.value.path()).read_text("utf-8-sig"))))
    assert (OURS, THEIRS) in {(row["our words"], row["their words"]) for row in rows}


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}])
def test_axe_finds_nothing_wrong_and_nothing_scrolls_sideways(
    visit: Visit, look: dict[str, object]
) -> None:
    page = opened(with_framework(visit("alignment", look=look)))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def evidence(visit: Visit) -> Page:
    page = visit("evidence")
    statement = page.get_by_role("textbox", name="Statement")
    expect(statement).to_be_visible(timeout=FIRST_USE_MS)
    statement.fill("train carers in first aid")
    statement.press("Enter")
    expect(page.get_by_role("heading", name="Quay House volunteers")).to_be_visible()
    return page


def test_a_typed_statement_shows_what_supports_it_with_its_quote(evidence: Page) -> None:
    expect(status_of(evidence)).to_contain_text("1 document of 1 publisher")
    expect(evidence.get_by_role("heading", name="Supports it (1)")).to_be_visible()
    expect(evidence.locator("blockquote").first).to_have_text(THEIRS)
    evidence.get_by_role("link", name=f"Open the passage: {THEIRS}").click()
    expect(evidence.get_by_role("dialog").locator("mark").first).to_contain_text(THEIRS)


def test_a_filter_narrows_the_evidence_by_keyboard(evidence: Page) -> None:
    settle(evidence)
    kinds = evidence.get_by_role("combobox", name="Kind of evidence")
    kinds.focus()
    evidence.keyboard.type("policy")
    evidence.keyboard.press("Enter")
    expect(evidence.get_by_role("heading", name="Quay House volunteers")).to_be_visible()
    assert violations(evidence) == []
