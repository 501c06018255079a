"""The page that shows how well the assistant did when it was last measured."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.bridge import announce
from assistant.pages.frame import begin_page
from assistant.pages.indexing_view import notice
from assistant.pages.quality_cases import failures_html
from assistant.pages.quality_tables import (
    answers_html,
    facts_html,
    slices_html,
    sources_html,
    systems_html,
)
from assistant.pages.quality_wording import drawn_from, questions_asked, when
from assistant.progress_wording import count
from assistant.quality import ReportError, library_fingerprint, read_report, runs_in
from assistant.quality.report import FOLDER, PAGE
from indexing.library import Library, LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.quality import Failure, Report
    from assistant.settings import Settings

TITLE = "Quality"
_INTRODUCTION = (
    "How often the assistant is right, measured on questions whose answers are known. One part of "
    "them, the tuning part, was used to improve it. Nobody looked at the held-out part meanwhile: "
    "its figures are the ones to go by."
)
_COMMAND = "workforce-assistant evaluate"
_NONE = "It asks all the questions, which takes a few minutes, and then shows its report here."
_INTERVALS = (
    "The mark on each bar spans the 95% interval: what another draw of as many questions could "
    "have given. Where all went the same way it spans nothing, and with few questions that says "
    "little. After “of” stands what was counted, such as statements or questions."
)
_CHANGED = (
    "The library has changed since. Run the evaluation again to measure the library that is asked "
    "now."
)
_ANY_SLICE = "All kinds of question"


def show() -> None:
    """Draws the page."""
    unseen, settings = begin_page(TITLE)
    if settings is None:
        return
    with unseen:
        last_words = st.container()
    st.html(f"<p class='wsa-introduction'>{_INTRODUCTION}</p>")
    words = _draw(settings)
    with last_words:
        announce(words, show=None)


def _draw(settings: Settings) -> str:
    """Draws the report, or what to do for one; gives what screen readers are told."""
    runs = runs_in(settings.home)
    if not runs:
        st.html(
            notice("Nothing has been measured yet. Run this in a terminal:", _NONE, role="note")
        )
        st.code(_COMMAND, language="bash")
        st.html(f"<p class='wsa-meta'>Looked for in {escape(str(settings.home / FOLDER))}</p>")
        return "Nothing has been measured yet."
    folder = runs[0]
    if len(runs) > 1:
        folder = st.selectbox("Run", runs, format_func=lambda run: when(run.name))
    try:
        report, failures = read_report(folder)
    except ReportError as error:
        st.html(notice("This report cannot be read", str(error), role="alert"))
        return "This report cannot be read."
    _draw_origin(report, settings, folder)
    _draw_answers(report)
    _draw_slices(report)
    _draw_systems(report)
    _draw_failures(report, failures)
    _draw_about(report)
    return f"Report of {when(report.created)}."


def _draw_origin(report: Report, settings: Settings, folder: Path) -> None:
    lines = [f"Measured {when(report.created)} on {questions_asked(report)}.", drawn_from(report)]
    st.html("".join(f"<p class='wsa-meta'>{escape(line)}</p>" for line in lines if line))
    if _library_changed(report, settings):
        st.html(f"<p class='wsa-caveat'>{_CHANGED}</p>")
    page = folder / PAGE
    if page.is_file():
        st.download_button(
            "Download the whole report", page.read_bytes(), f"{folder.name}.html", "text/html"
        )


def _library_changed(report: Report, settings: Settings) -> bool:
    """Whether the home holds another library than the one that was measured."""
    try:
        with Library.open(settings.home) as library:
            return library_fingerprint(library) != report.environment.get("library")
    except LibraryError:
        return False


def _draw_answers(report: Report) -> None:
    _heading("Answers")
    st.html(f"<p class='wsa-meta'>{_INTERVALS}</p>{answers_html(report)}")
    with st.expander("What each measure is, and after whom"):
        st.html(sources_html(report.answers))


def _draw_slices(report: Report) -> None:
    _heading("By kind of question")
    titles = {measure.name: measure.title for measure in reversed(report.answers)}
    name = st.selectbox("Measure of the answers", list(titles), format_func=titles.__getitem__)
    (chosen,) = (measure for measure in report.answers if measure.name == name)
    st.html(slices_html(chosen))


def _draw_systems(report: Report) -> None:
    if not report.systems:
        return
    _heading("Against plain ways of finding passages")
    ours, *others = report.systems
    titles = {metric.name: metric.title for metric in reversed(ours.metrics)}
    name = st.selectbox("Measure of the ranking", list(titles), format_func=titles.__getitem__)
    st.html(systems_html(report.systems, name))
    if not others:
        st.html("<p class='wsa-meta'>This run measured no baselines beside the assistant.</p>")
    with st.expander("What each measure of the ranking is, and after whom"):
        st.html(sources_html(ours.metrics))


def _draw_failures(report: Report, failures: tuple[Failure, ...]) -> None:
    _heading("What went wrong")
    slices = sorted({failure.slice for failure in failures})
    chosen = st.selectbox("Kind of question", [_ANY_SLICE, *slices])
    shown = [failure for failure in failures if chosen in (_ANY_SLICE, failure.slice)]
    tune, held_out = report.failures["tune"], report.failures["held-out"]
    words = (
        f"{tune} of {count(report.cases['tune'], 'question')} of the tuning part and {held_out} of "
        f"{report.cases['held-out']} of the held-out part did not go wholly right. The held-out "
        f"ones stay unread unless a run is told to list them. Shown: {len(shown)}."
    )
    st.html(f"<p>{escape(words)}</p>{failures_html(shown)}")


def _draw_about(report: Report) -> None:
    _heading("About this run")
    for title, facts in (("Environment", report.environment), ("Settings", report.settings)):
        st.html(facts_html(title, facts))
    if report.problems:
        items = "".join(f"<li>{escape(problem)}</li>" for problem in report.problems)
        st.html(f"<h3 class='wsa-label'>Problems</h3><ul class='wsa-plain'>{items}</ul>")


def _heading(words: str) -> None:
    st.html(f"<h2 class='wsa-section'>{escape(words)}</h2>")
