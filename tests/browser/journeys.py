"""What the journeys through the app share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FIRST_USE_MS = 180_000
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}


def status_of(page: Page) -> Locator:
    """What screen readers are told."""
    return page.locator("[role=status].wsa-hidden")


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line for each element."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']} ({v['impact']}): {n['target']}" for v in found for n in v["nodes"]]
