"""The page of the evaluation's report, as Streamlit draws it from a home."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from drawn import one, page_of, text_of
from quality_kit import HOSTILE, failure, summary, write_report
from streamlit.testing.v1 import AppTest

from assistant.quality import library_fingerprint
from indexing.library import Library

if TYPE_CHECKING:
    from bs4 import Tag


def quality_page() -> None:
    from assistant.pages import quality

    quality.show()


def table(app: AppTest, caption: str) -> Tag:
    """The table whose caption begins so."""
    (found,) = (t for t in page_of(app).select("table") if one_caption(t).startswith(caption))
    return found


def one_caption(table: Tag) -> str:
    return table.select("caption")[0].text


def rows(table: Tag) -> list[list[str]]:
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without reports."""
    monkeypatch.setenv("WORKFORCE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def visit() -> AppTest:
    app = AppTest.from_function(quality_page, default_timeout=60).run()
    assert not app.exception
    return app


@pytest.fixture
def app(home: Path) -> AppTest:
    failures = [failure("one"), failure("two", "typo")]
    write_report(home, "2026-03-01T09-05-00Z", summary(), failures)
    return visit()


def test_where_nothing_was_measured_it_says_what_to_run(home: Path) -> None:
    app = visit()

    assert "Nothing has been measured yet" in one(page_of(app), "[role=note]").text
    assert app.code[0].value == "workforce-assistant evaluate"
    assert str(home / "evaluations") in text_of(app)


def test_measures_stand_with_interval_and_count_tuning_beside_held_out(app: AppTest) -> None:
    answers = table(app, "Measures of the answers")

    assert [head.text for head in answers.select("thead th")] == ["Measure", "Tuning", "Held out"]
    assert rows(answers) == [
        ["key facts", "75.0% 65.0 to 85.0, of 4", "50.0% 40.0 to 60.0, of 4"],
        [
            "unanswerable, but answered lower is better",
            "20.0% 10.0 to 30.0, of 4",
            "25.0% 15.0 to 35.0, of 4",
        ],
    ]


def test_every_figure_has_a_bar_of_its_length_that_is_not_read_aloud(app: AppTest) -> None:
    cell = table(app, "Measures of the answers").select("td")[0]

    track = cell.select(".wsa-track")[0]
    assert track["aria-hidden"] == "true"
    assert "width:75.0%" in str(track)
    assert "left:65.0%;width:20.0%" in str(track)


def test_a_measure_is_shown_by_kind_of_question(app: AppTest) -> None:
    app.selectbox[0].set_value("facts").run()

    found = table(app, "By kind of question: key facts")
    assert rows(found)[1] == [HOSTILE, "none asked", "50.0% 40.0 to 60.0, of 4"]


def test_the_assistant_stands_beside_the_baselines(app: AppTest) -> None:
    found = rows(table(app, "The assistant and the baselines: nDCG at 10"))

    assert [row[0] for row in found] == ["The assistant", "BM25 only"]
    assert found[1][2] == "40.0% 30.0 to 50.0, of 4"


def test_a_failure_is_shown_with_its_answer_evidence_and_passage(app: AppTest) -> None:
    first = page_of(app).select("details.wsa-failure")[0].get_text("\n", strip=True)

    assert first.startswith("How many, one?")
    assert "Asked after “And before?” and understood as “How many lamps?" in first
    assert "Expected was an answer; it gave that the library has none." in first
    assert "It refuses, and the library has the answer." in first
    assert "lamps, retrieved at rank 3" in first
    assert "The passage retrieved first" in first
    assert "There are twelve lamps." in first
    assert "2 of 5 questions of the tuning part and 1 of 3 of the held-out part" in text_of(app)


def test_failures_can_be_narrowed_to_a_kind_of_question(app: AppTest) -> None:
    app.selectbox[2].set_value("typo").run()

    (only,) = page_of(app).select("details.wsa-failure")
    assert "typo · Tuning · two" in only.text


def test_it_says_where_the_report_comes_from(app: AppTest) -> None:
    words = text_of(app)

    assert "Measured 1 March 2026, 09:05 UTC on 8 questions" in words
    assert "1,234 documents" in words
    assert ["python", "3.12"] in rows(table(app, "Environment"))
    assert ["chroma_url", "not set"] in rows(table(app, "Settings"))


def test_words_of_a_report_are_text_and_nothing_else(app: AppTest) -> None:
    assert not page_of(app).select("script")
    assert HOSTILE in text_of(app)
    assert not app.markdown


def test_the_latest_run_is_shown_and_an_earlier_one_can_be_chosen(home: Path) -> None:
    write_report(home, "2026-03-01T09-05-00Z", summary(), [])
    write_report(home, "2026-04-02T10-00-00Z", summary(created="2026-04-02T10:00:00+00:00"), [])
    app = visit()

    assert "Measured 2 April 2026, 10:00 UTC" in text_of(app)
    app.selectbox[0].select_index(1).run()
    assert "Measured 1 March 2026, 09:05 UTC" in text_of(app)


def test_a_run_that_cannot_be_read_says_what_to_run(home: Path) -> None:
    folder = write_report(home, "2026-03-01T09-05-00Z", summary(format=1), [])
    app = visit()

    words = one(page_of(app), "[role=alert]").text
    assert str(folder) in words
    assert "workforce-assistant evaluate" in words


def test_a_library_that_changed_since_is_told(home: Path, small_home: Path) -> None:
    shutil.copytree(small_home, home, ignore=shutil.ignore_patterns("models"))
    with Library.open(home) as library:
        same = {"library": library_fingerprint(library)}
    write_report(home, "2026-03-01T09-05-00Z", summary(), [])
    write_report(home, "2026-04-02T10-00-00Z", summary(environment=same), [])
    app = visit()

    assert "The library has changed since." not in text_of(app)
    app.selectbox[0].select_index(1).run()
    assert "The library has changed since." in text_of(app)
