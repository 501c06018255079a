"""What a run leaves behind."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from assistant.quality import read_report
from evals.answers.metrics import ANSWER_METRICS
from evals.cases import Span
from evals.report.compare import compare
from evals.report.folder import RunError, read_cases, read_summary, write_run
from evals.report.summary import summarise

if TYPE_CHECKING:
    from pathlib import Path

    from evals.answers import Outcome
    from evals.evaluation import Evaluation

HOSTILE = "<script>alert('x')</script> & \"quoted\""


class Tags(HTMLParser):
    """The tags of a page with their attributes, and whether each is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in names]


def write(folder: Path, evaluation: Evaluation, *, held_out: bool = False) -> Path:
    summary = summarise(
        evaluation, created="2026-01-01", settings={"top_k": 10}, environment={"cores": 2}
    )
    write_run(folder, summary, evaluation, held_out=held_out)
    return folder


def failing(outcome: Outcome) -> Outcome:
    """The outcome as a failure whose question, answer and evidence are full of marks."""
    case = outcome.case.model_copy(
        update={
            "questions": (HOSTILE,),
            "evidence": (Span(doc_id=outcome.case.evidence[0].doc_id, quote=HOSTILE),),
        }
    )
    answer = outcome.answer.model_copy(update={"answer": HOSTILE})
    return replace(outcome, case=case, answer=answer, missing=("=1+1",))


@pytest.fixture(scope="module")
def spoilt(measured: Evaluation) -> Evaluation:
    """The kit's evaluation with every answerable case failed."""
    outcomes = [failing(o) if o.case.evidence else o for o in measured.outcomes]
    return replace(measured, outcomes=tuple(outcomes))


@pytest.fixture(scope="module")
def run(spoilt: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("run"), spoilt)


@pytest.fixture(scope="module")
def page(run: Path) -> str:
    return (run / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tags(page: str) -> Tags:
    return Tags(page)


def test_a_run_leaves_figures_cases_problems_a_page_and_a_summary(run: Path) -> None:
    assert {path.name for path in run.iterdir()} == {
        "summary.json", "settings.json", "cases.csv", "problems.txt", "summary.md", "report.html",
        "failures.json",
    }  # fmt: skip


def test_the_figures_are_read_back_as_they_were(run: Path, spoilt: Evaluation) -> None:
    again = summarise(spoilt, created="later", settings={}, environment={})

    assert read_summary(run).deterministic() == again.deterministic()


def test_the_page_of_the_app_reads_what_a_run_leaves(run: Path, spoilt: Evaluation) -> None:
    report, failures = read_report(run)

    assert [measure.title for measure in report.answers] == [m.title for m in ANSWER_METRICS]
    assert [system.name for system in report.systems] == list(spoilt.systems)
    assert report.cases == {"tune": 6, "held-out": 7, "all": 13}
    assert {failure.half for failure in failures} == {"tune"}
    assert len(failures) == report.failures["tune"] == 6
    assert all(failure.passages and failure.evidence for failure in failures)


def test_both_halves_stand_side_by_side_in_every_table_of_metrics(run: Path) -> None:
    summary = (run / "summary.md").read_text(encoding="utf-8")

    assert "| Answers | Tuning (6) | Held out (7) |" in summary
    assert "| LangChain tutorial |" in summary


def test_the_page_needs_nothing_from_elsewhere(page: str, tags: Tags) -> None:
    assert not tags.of("script", "link", "img", "iframe", "object", "embed", "form")
    assert not [a for _, a in tags.found if {"src", "onclick", "onload"} & a.keys()]
    assert all((a["href"] or "").startswith("#") for a in tags.of("a"))
    assert "@import" not in page
    assert "url(" not in page


def test_every_word_from_elsewhere_is_escaped(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;alert" in page


def test_the_page_can_be_read_without_seeing_it(page: str, tags: Tags) -> None:
    assert tags.open == []
    assert tags.of("html")[0]["lang"] == "en"
    assert len(tags.of("table")) == len(tags.of("caption"))
    assert all(a.get("scope") for a in tags.of("th"))
    charts = tags.of("svg")
    assert charts
    known = {a.get("id") for _, a in tags.found}
    for chart in charts:
        assert chart["role"] == "img"
        assert set((chart["aria-labelledby"] or "").split()) <= known
    assert re.search(r"<desc[^>]*>[^<]*key facts in the answer: Tuning \d", page)


def test_ids_are_given_once(tags: Tags) -> None:
    ids = [a["id"] for _, a in tags.found if "id" in a]
    assert len(ids) == len(set(ids))


def test_every_failure_of_the_tuning_half_is_shown_with_its_passage(
    page: str, tags: Tags, spoilt: Evaluation
) -> None:
    failed = [o for o in spoilt.outcomes if not o.passed and o.case.half == "tune"]

    assert len(tags.of("article")) == len(failed) == 6
    assert all(o.case.id in page for o in failed)
    assert "The orchard keeps 12 hives of bees." in page


def test_the_held_out_half_is_counted_and_not_listed_unless_asked_for(
    spoilt: Evaluation, run: Path, tmp_path: Path
) -> None:
    open_run = write(tmp_path / "open", spoilt, held_out=True)
    hidden = [o.case.id for o in spoilt.outcomes if o.case.half == "held-out"]

    for name in ("report.html", "failures.json", "cases.csv", "summary.json", "summary.md"):
        text = (run / name).read_text(encoding="utf-8")
        assert not any(case_id in text for case_id in hidden), name
    assert "4 of 7 of the held-out part" in " ".join(
        (run / "report.html").read_text(encoding="utf-8").split()
    )
    assert set(hidden) <= read_cases(open_run).keys()
    assert len(Tags((open_run / "report.html").read_text(encoding="utf-8")).of("article")) == 10


def test_no_cell_is_a_formula_to_a_spreadsheet(run: Path) -> None:
    with (run / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert {row["missing"] for row in rows} == {"'=1+1"}
    assert {row["passed"] for row in rows} == {"false"}


def test_a_run_compared_with_itself_has_not_changed(run: Path) -> None:
    found = compare(run, run)

    assert (found.changes, found.mended, found.broken, found.only_once) == ((), (), (), ())
    assert "No metric changed." in found.markdown()


def test_what_broke_and_what_got_better_is_named(
    run: Path, measured: Evaluation, tmp_path: Path
) -> None:
    good = write(tmp_path / "good", measured)

    worse, better = compare(good, run), compare(run, good)

    assert set(worse.broken) == set(better.mended) == set(read_cases(run))
    assert {change.better for change in worse.changes} == {False}
    assert {change.better for change in better.changes} == {True}
    assert all(change.beyond_chance for change in worse.changes)
    assert "| worse |" in worse.markdown()


def test_a_folder_that_is_no_run_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="holds no run"):
        read_summary(tmp_path)
    with pytest.raises(RunError, match="holds no run"):
        read_cases(tmp_path)
