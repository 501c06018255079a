"""Makes a picture of each page for docs/screenshots: `.venv/bin/python docs/screenshots.py`.

Starts the app on an indexed home (`--home`; without it, one is indexed first), visits each page
with the system's Chromium and writes one small PNG a page. `--width 390` shows a phone, `--dark`
the dark theme, `--into` another folder, to look at and not to keep.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUESTION = "What does action 5 commit us to?"
_SLOW_MS = 240_000
_COLOURS = 256


def _ask(page: Page) -> None:
    page.get_by_role("textbox", name="Ask a question").fill(_QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Answer 1 is ready").wait_for(
        state="attached", timeout=_SLOW_MS
    )


def _evidence(page: Page) -> None:
    page.get_by_role("textbox", name="Statement").fill("Career pathways keep staff")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=2).first.wait_for(timeout=_SLOW_MS)


def _charts(page: Page) -> None:
    page.get_by_role("tab", name="Charts").click()


def _as_it_is(page: Page) -> None:
    del page


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "ask": ("", _ask),
    "new-here": ("new-here?sector=social-care", _as_it_is),
    "commitments": ("commitments", _as_it_is),
    "alignment": ("alignment", _as_it_is),
    "evidence": ("evidence", _evidence),
    "library": ("library", _as_it_is),
    "library-charts": ("library", _charts),
    "document": ("library?document=lsc-five-year-workforce-strategy", _as_it_is),
    "quality": ("quality", _as_it_is),
    "about": ("about", _as_it_is),
}
"""Under which name each page is kept: its address, and what is done there first."""


def main() -> None:
    """Makes the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"of: {', '.join(PAGES)}")
    parser.add_argument("--home", type=Path, help="an indexed home; one is made without it")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--dark", action="store_true")
    wanted = parser.parse_args()
    wanted.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = wanted.home or Path(folder)
        server, address = _start(home)
        try:
            _take(address, wanted)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _start(home: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "WORKFORCE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}/"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}_stcore/health", timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return server, address
    server.terminate()
    message = "The app does not answer; start it by hand to see why."
    raise SystemExit(message)


def _take(address: str, wanted: argparse.Namespace) -> None:
    program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program is None:
        message = f"No Chromium was found (looked for {', '.join(_CHROMIUM)}); install one."
        raise SystemExit(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name in wanted.pages or PAGES:
            page = browser.new_page(
                viewport={"width": wanted.width, "height": wanted.height},
                color_scheme="dark" if wanted.dark else "light",
                reduced_motion="reduce",
            )
            path, act = PAGES[name]
            page.goto(address + path)
            _settle(page)
            act(page)
            _settle(page)
            _keep(page.screenshot(), wanted.into / f"{name}.png")
            page.close()
        browser.close()


def _settle(page: Page) -> None:
    """Waits until the library is open and the page has drawn all it has."""
    page.wait_for_function(
        """document.querySelector('h1')
        && !/Opening the library|Preparing the library/.test(document.body.innerText)
        && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')""",
        timeout=_SLOW_MS,
    )
    page.wait_for_timeout(500)


def _keep(picture: bytes, file: Path) -> None:
    """Writes a picture with few colours, which for a page of text looks the same and is small."""
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(_COLOURS).save(file, optimize=True)
    print(f"{file}: {file.stat().st_size // 1024} kB")  # noqa: T201


if __name__ == "__main__":
    main()
