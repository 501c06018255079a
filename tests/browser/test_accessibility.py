"""Every page and its states, held to WCAG 2.2 AA by axe-core: light, dark, and on a small screen.

What is found stands in `.reports/axe.json` and `.reports/axe.md` after a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe import known_violations
from journeys import FIRST_USE_MS, settle, sideways, violations
from playwright.sync_api import expect
from quality_kit import failure, summary, write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser
SMALL: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
PAGES = ("", "new-here", "commitments", "alignment", "evidence", "library", "quality", "about")
STATES = {
    "a newcomer's brief": "new-here?sector=social-care",
    "a passage that is gone, in a dialog": "?passage=gone",
    "a document": "library?document=quay-staff-plan",
    "a document's passage": "library?document=quay-staff-plan&passage=gone",
    "an unknown document": "library?document=nobody",
    "a search": "library?words=rota",
    "a search in vain": "library?words=zebra",
}


def opened(visit: Visit, address: str, look: Mapping[str, Any] | None = None) -> Page:
    page = visit(address, look=look or {})
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=FIRST_USE_MS)
    page.wait_for_function(
        "!/Opening the library|Preparing the library/.test(document.body.innerText)",
        timeout=FIRST_USE_MS,
    )
    settle(page)
    return page


def wrong_in_both_themes(page: Page) -> list[str]:
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    return [*found, *violations(page)]


def has_focus(element: Locator) -> bool:
    return element.evaluate("element => element === document.activeElement")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong_with_a_page(visit: Visit, app_home: Path, path: str) -> None:
    if path == "quality":
        write_report(app_home, "2026-02-01T09-05-00Z", summary(), [failure("one")])
    assert wrong_in_both_themes(opened(visit, path)) == []


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_wrong_with_a_state(visit: Visit, state: str) -> None:
    assert wrong_in_both_themes(opened(visit, STATES[state])) == []


def test_axe_finds_nothing_wrong_with_the_charts_of_the_library(visit: Visit) -> None:
    page = opened(visit, "library")
    page.get_by_role("tab", name="Charts").click()
    expect(page.get_by_role("heading", name="Documents by year")).to_be_visible()
    assert wrong_in_both_themes(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_on_the_smallest_screen_nothing_is_wrong_and_nothing_scrolls_sideways(
    visit: Visit, path: str
) -> None:
    page = opened(visit, path, SMALL)
    assert sideways(page) == 0
    assert violations(page) == []


def test_the_keyboard_alone_goes_from_page_to_page(visit: Visit) -> None:
    page = opened(visit, "")
    for name in ("Commitments", "Library"):
        link = page.get_by_role("link", name=name, exact=True)
        for _ in range(20):
            page.keyboard.press("Tab")
            if has_focus(link):
                break
        assert has_focus(link)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
        page.locator("body").evaluate("() => document.activeElement.blur()")


def test_each_page_has_a_title_of_its_own(visit: Visit) -> None:
    page = opened(visit, "library")
    assert page.title() == "Library – Workforce Strategy Assistant"
    page.get_by_role("link", name="Quay House staff plan").click()
    expect(page).to_have_title("Quay House staff plan – Workforce Strategy Assistant")


def test_who_wants_no_motion_gets_none(visit: Visit) -> None:
    page = opened(visit, "library", {"reduced_motion": "reduce"})
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(element => {
            const look = getComputedStyle(element);
            return [look.transitionDuration, look.animationDuration].some(
                times => times.split(', ').some(time => parseFloat(time) > 0.01));
        }).map(element => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []


def test_each_known_violation_of_streamlits_has_a_reason_and_what_helps() -> None:
    assert all(known.reason and known.workaround for known in known_violations())
    assert all("wsa-" not in known.within for known in known_violations())
