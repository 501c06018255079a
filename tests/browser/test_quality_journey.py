"""The report of an evaluation in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from journeys import PHONE, violations
from playwright.sync_api import expect
from quality_kit import failure, summary, write_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_figures_and_failures_can_be_read_on_a_phone_and_with_a_screen_reader(
    visit: Callable[..., Page], app_home: Path, abroad: list[str]
) -> None:
    write_report(app_home, "2026-03-01T09-05-00Z", summary(), [failure("one")])
    page = visit("quality", look=PHONE)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="key facts"))
    expect(row.get_by_role("cell").nth(1)).to_have_text("50.0% 40.0 to 60.0, of 4")
    length = row.locator(".wsa-length").nth(1).evaluate("bar => bar.offsetWidth")
    track = row.locator(".wsa-track").nth(1).evaluate("bar => bar.offsetWidth")
    assert length == pytest.approx(track / 2, abs=1)
    page.get_by_text("How many, one?").click()
    expect(page.get_by_text("There are twelve lamps.")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("window.hacked") is None
    assert abroad == []
