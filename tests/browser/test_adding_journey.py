"""A document of one's own in a real browser: added, asked, cited, removed, and asked in vain."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from journeys import FIRST_USE_MS, settle, status_of, violations
from playwright.sync_api import expect

from assistant.adding import remove_document
from assistant.settings import Settings
from corpus.added import FOLDER, read_added

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
QUESTION = "What is porridge stirred with?"


@pytest.fixture(autouse=True)
def as_it_was(app_home: Path) -> Generator[None]:
    """Removes what a test that failed left in the library of all browser tests."""
    yield
    for left in read_added(app_home / FOLDER):
        remove_document(Settings(home=app_home), left.id)


def porridge() -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_heading("Porridge manual", 1)
    document.add_paragraph("Porridge is stirred with a wooden spurtle.")
    document.save(file)
    return file.getvalue()


def wrong_in_both_themes(page: Page) -> list[str]:
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    found += violations(page)
    page.emulate_media(color_scheme="light")
    return found


def test_a_document_is_added_asked_cited_and_removed_again(visit: Visit) -> None:
    page = visit("library")
    listed = page.get_by_role("heading", name="4 documents, the newest first.")
    expect(listed).to_be_visible(timeout=FIRST_USE_MS)
    settle(page)
    page.locator("summary", has_text="Add documents").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Add to the library")).to_be_visible()
    assert wrong_in_both_themes(page) == []

    page.locator("input[type=file]").set_input_files(
        [
            {"name": "Porridge.docx", "mimeType": "", "buffer": porridge()},
            {"name": "<img src=x onerror=1>.md", "mimeType": "", "buffer": b"---\ntype: x\n---\n."},
        ]
    )
    expect(page.get_by_text("Porridge.docx")).to_be_visible()
    page.get_by_role("button", name="Add to the library").click()
    told = re.compile(r"^1 document was added\. 1 not added\. 5 documents")
    expect(status_of(page)).to_have_text(told, timeout=60_000)
    expect(page.get_by_text("img src=x onerror=1.md")).to_be_visible()
    settle(page)
    assert violations(page) == []

    page.get_by_role("button", name="Ask this document").click()
    page.get_by_role("textbox", name="Ask a question").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".wsa-answer")).to_contain_text("a wooden spurtle")
    expect(page.locator(".wsa-quotes q").first).to_contain_text("stirred with a wooden spurtle")

    page = visit("library?document=added-porridge")
    page.get_by_text("Change what is known of it, or remove it").click()
    expect(page.get_by_role("textbox", name="Title")).to_have_value("Porridge manual")
    settle(page)
    assert wrong_in_both_themes(page) == []
    page.get_by_role("button", name="Remove from the library").click()
    page.get_by_role("button", name="Remove it").click()
    expect(status_of(page)).to_have_text(
        "“Porridge manual” was removed. 4 documents, the newest first.", timeout=60_000
    )

    page = visit(f"?question={QUESTION}")
    expect(page.locator(".wsa-answer")).to_contain_text("outside what the library covers")
