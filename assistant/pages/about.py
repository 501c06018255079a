"""The page that says how answers are made, what is stored, and what this is made of."""

from __future__ import annotations

import platform
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
import yaml
from pydantic import BaseModel, ConfigDict

from assistant.pages.frame import begin_page
from assistant.pages.quality_tables import answers_html
from assistant.pages.quality_wording import when
from assistant.quality import ReportError, read_report, runs_in
from indexing.library import Library, LibraryError

if TYPE_CHECKING:
    from assistant.settings import Settings

TITLE = "About"
_FILE = Path(__file__).with_name("about.yaml")
_LIMITS = "Limits"
_PRODUCT = "workforce-strategy-assistant"
_PACKAGES = ("streamlit", "chromadb", "tantivy", "onnxruntime", "langchain-core", "python-docx")
_UNMEASURED = (
    "No measurement is kept here. The page Quality tells how to make one; the project’s own "
    "figures are in docs/answers.md."
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str
    points: tuple[str, ...]


class _About(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: tuple[_Part, ...]


def show() -> None:
    """Draws the page."""
    _, settings = begin_page(TITLE)
    if settings is None:
        return
    about = _About.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    for part in about.parts:
        st.html(_part_html(part, settings))
        if part.heading == _LIMITS:
            _draw_measured(settings)
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in _versions(settings)
    )
    st.html(f"<h2 class='wsa-section'>Versions</h2><dl class='wsa-facts'>{rows}</dl>")


def _part_html(part: _Part, settings: Settings) -> str:
    points = "".join(
        f"<li>{escape(point.replace('{home}', str(settings.home)))}</li>" for point in part.points
    )
    return f"<h2 class='wsa-section'>{escape(part.heading)}</h2><ul class='wsa-plain'>{points}</ul>"


def _draw_measured(settings: Settings) -> None:
    """The figures of the latest report that the home keeps, if there is one."""
    for folder in runs_in(settings.home)[:1]:
        try:
            report, _ = read_report(folder)
        except ReportError:
            break
        told = f"As measured {when(report.created)}; the held-out part is the one to go by."
        st.html(f"<p class='wsa-meta'>{escape(told)}</p>{answers_html(report)}")
        return
    st.html(f"<p class='wsa-meta'>{_UNMEASURED}</p>")


def _versions(settings: Settings) -> list[tuple[str, str]]:
    """The program, its library, its models and its most important packages."""
    known = [("Assistant", _version(_PRODUCT)), ("Python", platform.python_version())]
    try:
        with Library.open(settings.home) as library:
            held = f"{library.counts()['documents']} documents, version {library.generation}"
            known.append(("Library", held))
            known.append(("Embedding model", library.model_id or "none yet"))
    except LibraryError:
        known.append(("Library", "not indexed yet"))
    known.append(("Language model", settings.model or "none"))
    return [*known, *((name, _version(name)) for name in _PACKAGES)]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not known"
