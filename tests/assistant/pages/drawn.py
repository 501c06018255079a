"""Reads what a page draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from bs4 import Tag
    from streamlit.testing.v1 import AppTest


def parsed(html: str) -> BeautifulSoup:
    """HTML as elements."""
    return BeautifulSoup(html, "html.parser")


def page_of(app: AppTest) -> BeautifulSoup:
    """All that a page draws as HTML of its own."""
    return parsed("\n".join(element.proto.body for element in app.get("html")))


def text_of(app: AppTest) -> str:
    """The words of `page_of`."""
    return page_of(app).get_text(" ", strip=True)


def one(page: Tag, selector: str) -> Tag:
    """The only element that a CSS selector finds."""
    found = page.select(selector)
    assert len(found) == 1, f"{selector} finds {len(found)}"
    return found[0]


def addresses(page: BeautifulSoup) -> list[str]:
    """Where the links lead."""
    return [str(link["href"]) for link in page.find_all("a")]
