"""New here? in a real browser: two clicks lead to a brief, each sector has one of its own."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docx import Document
from journeys import FIRST_USE_MS, status_of
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser


def brief_of(page: Page) -> set[str]:
    """The statements of the brief, without their numbers and sources."""
    expect(status_of(page)).to_contain_text("Your brief is below", timeout=FIRST_USE_MS)
    items = page.locator(".wsa-said > li").evaluate_all(
        "items => items.map(i => i.firstChild.data)"
    )
    return {" ".join(item.split()) for item in items}


def taken_away(page: Page) -> tuple[str, list[str]]:
    """The words of the Word file, and its footnotes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="One page (Word)").click()
    file = Path(download.value.path()).read_bytes()
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        notes = BeautifulSoup(parts.read("word/footnotes.xml"), "xml").find_all("w:footnote")
    return words, [note.get_text().strip() for note in notes if note.get_text().strip()]


def test_two_clicks_from_the_first_page_a_newcomer_has_a_brief(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name="New here?").click()
    page.get_by_text("Health", exact=True).click()

    expect(page.locator(".wsa-brief")).to_be_visible(timeout=FIRST_USE_MS)
    expect(status_of(page)).to_contain_text("Your brief is below")
    expect(page).to_have_url(re.compile("sector=health"))


def test_a_care_manager_and_a_charity_take_away_briefs_of_their_own(visit: Visit) -> None:
    care = visit("new-here?sector=social-care&role=manager&minutes=2", of="bundled_address")
    charity = visit("new-here?sector=vcfse&role=leader&minutes=2", of="bundled_address")
    told = [brief_of(page) for page in (care, charity)]

    assert all(len(statements) >= 5 for statements in told)
    shared = len(told[0] & told[1])
    assert shared <= min(map(len, told)) / 2
    for page, sector in ((care, "Adult social care"), (charity, "Voluntary, community")):
        words, notes = taken_away(page)
        assert f"New here: {sector}" in words
        assert all(mark in words for mark in ("Made: ", "Library: 98 documents", "Model: "))
        assert brief_of(page) <= set(words.split("\n"))
        assert notes
