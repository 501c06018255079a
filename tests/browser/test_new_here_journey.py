"""New here? in a real browser: two clicks lead to a brief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from journeys import FIRST_USE_MS, status_of
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser


def test_two_clicks_from_the_first_page_a_newcomer_has_a_brief(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name="New here?").click()
    page.get_by_text("Health", exact=True).click()

    expect(page.locator(".wsa-brief")).to_be_visible(timeout=FIRST_USE_MS)
    expect(status_of(page)).to_contain_text("Your brief is below")
    expect(page).to_have_url(re.compile("sector=health"))
