"""Conversations in a real browser: they stay, are filtered, saved as files and linked to."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from journeys import FIRST_USE_MS, PHONE, choose, status_of, violations
from playwright.sync_api import expect
from scripted_server import scripted_server
from serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
RULES = "What are the four rota rules?"


def ask(page: Page, question: str, turn: int = 1) -> None:
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")
    answered(page, turn)


def answered(page: Page, turn: int = 1) -> None:
    words = f"Answer {turn} is ready."
    expect(status_of(page)).to_contain_text(words, timeout=FIRST_USE_MS)


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def test_a_question_in_the_address_is_asked_once_and_outlives_a_reload(visit: Visit) -> None:
    page = visit("?question=What+are+the+four+rota+rules%3F")
    answered(page)
    expect(page).to_have_url(re.compile(r"\?conversation=[\w-]{16}$"))
    page.reload()
    expect(page.get_by_role("heading", name=RULES)).to_have_count(1, timeout=FIRST_USE_MS)
    expect(page.get_by_text("Fair nights.").first).to_be_visible()


def test_a_question_to_one_document_in_the_address_is_held_to_it(visit: Visit) -> None:
    page = visit("?question=What+are+the+four+rota+rules%3F&document=quay-rota-guide")
    answered(page)
    told = page.locator(".wsa-answer")
    expect(told).to_contain_text("Held to one document: Quay House rota guide.")
    expect(told).to_contain_text("Fair nights.")
    expect(page).not_to_have_url(re.compile("question=|document="))


def test_words_in_the_address_are_shown_and_not_obeyed(visit: Visit, abroad: list[str]) -> None:
    page = visit("?question=Are+%3Cimg+src%3Dx+onerror%3Dwindow.hacked%3D1%3E+%3Asmile%3A+rules%3F")
    answered(page)
    expect(page.get_by_role("heading", name="<img src=x")).to_contain_text(":smile:")
    assert page.evaluate("window.hacked") is None
    assert abroad == []


def test_an_earlier_conversation_is_found_renamed_and_deleted(visit: Visit) -> None:
    page = visit()
    ask(page, RULES)
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Rotas")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="New conversation").click()
    page.get_by_role("navigation", name="Conversations").get_by_role("link", name="Rotas").click()
    expect(page.get_by_role("heading", name=RULES)).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("dialog")).to_contain_text("gone for good")
    assert violations(page) == []
    page.get_by_role("button", name="Delete it").click()
    expect(status_of(page)).to_have_text("Conversation deleted.")
    expect(page.get_by_role("link", name="Rotas")).to_have_count(0)


def test_two_at_once_do_not_see_each_others_conversations(visit: Visit) -> None:
    one, other = visit(), visit()
    ask(one, RULES)
    ask(other, "How many volunteers are in the kitchen team?")
    for page, foreign in ((one, "volunteers"), (other, "rota rules")):
        page.reload()
        expect(page.get_by_role("button", name="Rename")).to_be_visible(timeout=FIRST_USE_MS)
        expect(page.get_by_role("heading", name=foreign)).to_have_count(0)
        expect(page.get_by_role("navigation", name="Conversations")).to_have_count(0)
    secret = one.url.rpartition("/")[2]
    third = visit(secret)
    expect(third.get_by_text("There is no such conversation here")).to_be_visible(
        timeout=FIRST_USE_MS
    )


def test_two_windows_of_a_first_visit_share_their_conversations(visit: Visit, address: str) -> None:
    context = visit("about").context
    context.clear_cookies()
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(address, wait_until="commit")
    ask(one, RULES)
    ask(other, "How many volunteers are in the kitchen team?")
    for page, foreign in ((one, "How many volunteers"), (other, RULES)):
        page.reload()
        earlier = page.get_by_role("navigation", name="Conversations")
        expect(earlier.get_by_role("link", name=foreign)).to_be_visible(timeout=FIRST_USE_MS)


def test_a_filter_holds_the_answer_and_is_removed_by_its_chip(visit: Visit) -> None:
    page = visit("?question=How+many+documents+are+there%3F")
    answered(page)
    expect(page.locator(".wsa-answer")).to_contain_text("this library holds 4 documents")
    page.get_by_role("button", name="Choose documents").click()
    expect(page.get_by_role("combobox", name="Sector")).to_be_visible()
    assert violations(page) == []
    choose(page, "Sector", "Social care")
    chip = page.get_by_role("button", name="Social care")
    expect(page.get_by_text("1 of 4 documents").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    ask(page, "How many documents are there?", turn=2)
    held = page.locator(".wsa-answer").last
    expect(held).to_contain_text("Held to your filter, documents that are about the social care")
    expect(held).to_contain_text("the chosen part of this library holds 1 document.")
    chip.last.click()
    expect(chip).to_have_count(0)


def test_an_answer_and_a_conversation_are_saved_as_files_that_open(visit: Visit) -> None:
    page = visit()
    ask(page, RULES)
    ask(page, "How many volunteers are in the kitchen team?", turn=2)
    page.get_by_role("button", name="Save as a file").click()
    report = Document(io.BytesIO(saved(page, "Word, with footnotes")))
    texts = [paragraph.text for paragraph in report.paragraphs]
    assert RULES in texts
    assert "Early notice. Every rota is published six weeks ahead." in texts
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save this answer").first.click()
    rows = csv.DictReader(saved(page, "Citations as CSV").decode("utf-8-sig").splitlines())
    assert [row["citation"] for row in rows] == ["1", "2", "3", "4"]


def test_what_a_reader_thinks_is_kept_with_a_reason(visit: Visit) -> None:
    page = visit()
    ask(page, RULES)
    page.get_by_role("button", name="Not helpful").click()
    page.get_by_role("textbox", name="Why?").fill("Too long")
    page.get_by_role("button", name="Keep the reason").click()
    expect(page.get_by_text("You found this answer not helpful. “Too long”")).to_be_visible()
    page.reload()
    expect(page.get_by_text("“Too long”")).to_be_visible(timeout=FIRST_USE_MS)


def test_links_and_answers_are_copied(visit: Visit, address: str) -> None:
    page = visit(look={"permissions": ["clipboard-read", "clipboard-write"]})
    ask(page, RULES)
    page.get_by_role("button", name="Copy link to question").click()
    expect(status_of(page)).to_have_text("Copy link to question: copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}?question=What+are+the+four+rota+rules%3F"
    page.get_by_role("button", name="Copy answer").click()
    expect(status_of(page)).to_have_text("Copy answer: copied.")
    assert "Every rota is published six weeks ahead. [1]" in page.evaluate(
        "navigator.clipboard.readText()"
    )


def test_on_a_phone_the_conversations_are_one_tap_away_and_nothing_scrolls_sideways(
    visit: Visit,
) -> None:
    page = visit(look=PHONE)
    ask(page, RULES)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()
    assert violations(page) == []


def test_a_conversation_survives_a_restart_and_a_model_that_fails_is_told(
    visit: Visit, app_home: Path, app_library: Path
) -> None:
    page = visit()
    ask(page, RULES)
    place = page.url.rpartition("/")[2]
    with scripted_server() as model:
        model.otherwise = [500]
        failing = {"WORKFORCE_MODEL": "openai:scripted", "WORKFORCE_MODEL_URL": model.url}
        with serving(app_home, app_library, **failing) as address:
            page.goto(address + place)
            expect(page.get_by_text("Fair nights.").first).to_be_visible(timeout=FIRST_USE_MS)
            ask(page, "How far ahead is every rota published?", turn=2)
            told = page.locator(".wsa-answer").last
            expect(told).to_contain_text("The language model did not answer")
            expect(told).to_contain_text("Every rota is published six weeks ahead.")


def test_stop_ends_an_answer_with_what_was_verified_so_far(
    visit: Visit, app_home: Path, app_library: Path
) -> None:
    page = visit()
    true = "Every rota is published six weeks ahead."
    with scripted_server([f"- {true} [{{0}}]\n", 60.0, "- Never said."]) as model:
        slow = {
            "WORKFORCE_MODEL": "openai:scripted",
            "WORKFORCE_MODEL_URL": model.url,
            "WORKFORCE_MODEL_READS": "false",
        }
        with serving(app_home, app_library, **slow) as address:
            page.goto(address)
            page.get_by_role("textbox").fill("How far ahead is every rota published?")
            page.get_by_role("textbox").press("Enter")
            expect(page.get_by_text(true).first).to_be_visible(timeout=FIRST_USE_MS)
            page.get_by_role("button", name="Stop").click()
            answered(page)
            told = page.locator(".wsa-answer").last
            expect(told).to_contain_text("you stopped it")
            expect(told).to_contain_text(true)
