"""The app as a newcomer starts it: an empty home, a real server, a real browser, no network."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from axe import REPORTS
from journeys import AXE_REPORT
from playwright.sync_api import expect, sync_playwright
from serving import serving

from corpus.catalogue import BUNDLED_NOTES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

expect.set_options(timeout=15_000)  # for a machine that is busy with other tests

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
HOSTS = {"localhost", "127.0.0.1"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

GUIDE = """---
id: quay-rota-guide
title: "Quay House rota guide"
publisher: "Quay House"
published: "2023-04"
url: "https://quay.example/rota"
url_seen: false
type: guidance
sector: social-care
geography: place
themes: [workforce-planning]
summary: "How rotas are made at Quay House."
licence: "our own"
core: false
basis: seen
---

# Quay House rota guide

## Opening hours

The rota office opens at seven in the morning and closes at six in the evening.

## Rota rules

The four rota rules are:

- **Early notice.** Every rota is published six weeks ahead.
- **Fair nights.** Nobody works more than three night shifts in a row.
- **Rest first.** Eleven hours of rest lie between two shifts.
- **Swaps in writing.** A swap is confirmed by the team leader.

## Questions

Questions about a rota go to the rota office.
"""
REPORT = """# Quay House volunteers

| Team | Volunteers in 2024 | Hours a week | Longest service | Training days | Mentors | Visits |
|---|---|---|---|---|---|---|
| Garden | 40 | 120 | 11 years | 3 | 4 | 900 |
| Kitchen | 15 | 60 | 4 years | 5 | 2 | 1,200 |

Every mentor trains carers in first aid.
"""
PLAN = """---
id: quay-staff-plan
title: "Quay House staff plan"
---

# Quay House staff plan

## Priority 1: people

### Action 1: hire

- **1a.** Hire ten carers by March 2027. Owner: Matron
- **1b.** Open the kitchen to schools.

### Action 2: train :smile: for < $5 & :material/home:

- **2a.** Train every carer in first aid.
"""
SIGNS = """# Odd <b>signs</b> :smile: manual

## Lantern signs :red[warning]

The three lantern signs are:

- Green lamp means safe <script>window.hacked=1</script> and <img src=x onerror="window.hacked=2">
- Amber lamp means [wait here](javascript:window.hacked=3) for $5 ![dot](https://tracker.example/d)
- Red lamp means :red[stop] at :material/home: with a :smile: and `code`
"""


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    """The system's Chromium. Without one: skipped, or failed where REQUIRE_BROWSER=1."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        message = f"No Chromium was found (looked for {', '.join(NAMES)}). Install it to run these."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def app_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library."""
    library = tmp_path_factory.mktemp("quay") / "library"
    library.mkdir()
    for name, text in (("guide", GUIDE), ("report", REPORT), ("signs", SIGNS), ("plan", PLAN)):
        (library / f"{name}.md").write_text(text, encoding="utf-8")
    return library


@pytest.fixture(scope="session")
def app_home(app_library: Path, model_cache: Path) -> Path:
    """The home of the app: nothing is indexed at first, but the model is there."""
    home = app_library.parent / "home"
    shutil.copytree(model_cache, home / "models", copy_function=os.link)
    return home


@pytest.fixture(scope="session")
def address(app_home: Path, app_library: Path) -> Generator[str]:
    """Where the app answers over the small library."""
    with serving(app_home, app_library) as url:
        yield url


@pytest.fixture
def first_address(tmp_path: Path, app_library: Path) -> Generator[str]:
    """Where another app answers over the same library, started with an empty home."""
    with serving(tmp_path / "home", app_library) as url:
        yield url


@pytest.fixture(scope="session")
def bundled_address(bundled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Where the app answers over the bundled library, in a home of its own."""
    home = tmp_path_factory.mktemp("bundled") / "home"
    shutil.copytree(bundled_home, home)
    with serving(home, BUNDLED_NOTES) as url:
        yield url


@pytest.fixture(scope="session", autouse=True)
def axe_report(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Writes down what axe found in this run, when it is over."""
    yield
    folder = tmp_path_factory.getbasetemp()
    AXE_REPORT.add_to((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "axe")
    AXE_REPORT.write(REPORTS)


@pytest.fixture
def abroad() -> list[str]:
    """Addresses off this machine that a page asked for."""
    return []


@pytest.fixture
def visit(
    browser: Browser, request: pytest.FixtureRequest, abroad: list[str]
) -> Generator[Callable[..., Page]]:
    """Opens a page of the app in a new window, which notes every request off this machine."""
    contexts: list[BrowserContext] = []

    def open_page(
        path: str = "", look: Mapping[str, Any] = MappingProxyType({}), *, of: str = "address"
    ) -> Page:
        # A list that is open closes when the page moves under it.
        still: dict[str, Any] = {"reduced_motion": "reduce", **look}
        context = browser.new_context(**still)
        contexts.append(context)
        context.on("request", lambda request: note(request.url))
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(request.getfixturevalue(of) + path)
        return page

    def note(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in HOSTS:
            abroad.append(url)

    yield open_page
    for context in contexts:
        context.close()
