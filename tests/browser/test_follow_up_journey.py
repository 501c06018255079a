"""Questions to go on with, in a real browser: offered, chosen with the keyboard, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from journeys import FIRST_USE_MS, status_of, violations
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_question_that_is_offered_is_answered_with_a_source(visit: Callable[..., Page]) -> None:
    page = visit("?question=What+does+action+5+commit+us+to%3F", of="bundled_address")
    expect(status_of(page)).to_contain_text("Answer 1 is ready.", timeout=FIRST_USE_MS)
    offered = page.locator("a[data-question]")
    expect(offered).to_have_count(3)
    assert violations(page) == []
    question = offered.nth(1).inner_text()
    offered.nth(1).focus()
    page.keyboard.press("Enter")
    expect(status_of(page)).to_contain_text("Answer 2 is ready. Answered from")
    expect(page.get_by_role("heading", name=question)).to_be_in_viewport()
    last = page.locator(".st-key-turn-2")
    expect(last.get_by_role("link", name="Source 1: open the passage").first).to_be_visible()
    expect(page.locator("a[data-question]").filter(has_text=question)).to_have_count(0)
