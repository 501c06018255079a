"""The pictures of the pages: all there, all small, all shown with words for who cannot see them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
PICTURES = dict(re.findall(r"!\[(.*)\]\(screenshots/(.*)\)", SHOWN))
LARGEST = 150_000


def test_every_picture_is_shown_with_words_and_none_is_missing() -> None:
    held = {file.name for file in (ROOT / "docs" / "screenshots").glob("*.png")}
    assert set(PICTURES.values()) == held
    assert all(PICTURES)


def test_every_picture_is_small() -> None:
    for name in PICTURES.values():
        assert (ROOT / "docs" / "screenshots" / name).stat().st_size < LARGEST, name


def test_every_page_of_the_app_is_shown() -> None:
    app = (ROOT / "app.py").read_text(encoding="utf-8")
    pages = re.findall(r'url_path="([a-z-]+)"', app)
    assert pages
    assert {f"{page}.png" for page in pages} <= set(PICTURES.values())
