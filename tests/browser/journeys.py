"""What the journeys through the app share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from axe import AxeReport

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

AXE_REPORT = AxeReport()
FIRST_USE_MS = 180_000
_MOMENT_MS = 300
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}


def status_of(page: Page) -> Locator:
    """What screen readers are told."""
    return page.locator("[role=status].wsa-hidden")


def violations(page: Page, *, still: bool = True) -> list[str]:
    """What axe finds that our own code does wrong, one line for each element.

    Waits until the page is `still`, unless its state while it works is what is examined.
    """
    if still:
        settle(page)
    state = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[2].rpartition(" (")[0]
    found = AXE_REPORT.examine(page, state)
    return [f"{one.rule} ({one.impact}): {one.element}" for one in found]


def sideways(page: Page) -> int:
    """By how many pixels the page itself scrolls sideways."""
    return page.evaluate(
        """[document.documentElement, document.querySelector('[data-testid=stMain]')]
        .reduce((most, part) => Math.max(most, part.scrollWidth - part.clientWidth), 0)"""
    )


def settle(page: Page) -> None:
    """Waits until the page's run is over and what it drew is there.

    For a moment: the run that a click asks for begins a little after it.
    """
    page.evaluate("delete window.stillSince")
    page.wait_for_function(
        """moment => {
            const app = document.querySelector('[data-testid=stApp]');
            const still = app?.dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]');
            window.stillSince = still ? window.stillSince ?? performance.now() : undefined;
            return still && performance.now() - window.stillSince >= moment;
        }""",
        arg=_MOMENT_MS,
        polling=50,
    )


def choose(page: Page, name: str, option: str) -> None:
    """Picks from a list, once the page is still: a run that goes on would close it again."""
    settle(page)
    page.get_by_role("combobox", name=name, exact=True).click()
    page.get_by_role("option", name=option).click()
