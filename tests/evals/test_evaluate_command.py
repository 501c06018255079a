"""`workforce-assistant evaluate` and the commands below it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from evals_kit import cases
from typer.testing import CliRunner

from evals import cases as gold
from evals.baselines import llamaindex
from evals.cli import check
from evals.cli import run as run_module
from evals.evaluation import evaluate
from evals.gate import thresholds
from evals.report.folder import read_cases, read_summary
from evals.report.summary import summarise
from workforce_assistant import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from assistant.opening import OpenLibrary


def run(*arguments: str | Path, home: Path | None = None) -> Result:
    """What the command prints and how it ends."""
    words = ["--home", str(home)] if home else []
    return CliRunner().invoke(app, [*words, *map(str, arguments)])


@pytest.fixture(autouse=True)
def kit_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kit's questions in the place of the gold set, which is for another library."""

    def chosen(folder: Path = gold.GOLD) -> list[gold.Case]:
        return cases() if folder == gold.GOLD else []

    monkeypatch.setattr(run_module, "load_cases", chosen)
    monkeypatch.setattr(check, "load_cases", chosen)


def test_a_run_of_one_slice_beside_one_baseline(kit_home: Path, tmp_path: Path) -> None:
    done = run(
        "evaluate", "--slice", "number", "--baseline", "bm25", "--out", tmp_path, home=kit_home
    )

    assert done.exit_code == 0, done.output
    assert "BM25 only" in done.output
    summary = read_summary(tmp_path)
    assert summary.cases["all"] == 10
    assert summary.settings["baselines"] == ["bm25"]
    assert [system.name for system in summary.systems] == ["assistant", "bm25"]
    assert summary.environment["documents"] == 10
    assert summary.problems == ()
    assert len(read_cases(tmp_path)) == 6


def test_planted_documents_are_asked_in_a_home_of_their_own(
    kit_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = shutil.copytree(kit_home, tmp_path / "home")

    def with_one_of_the_kit(folder: Path = gold.GOLD) -> list[gold.Case]:
        return cases()[:1] if folder == gold.GOLD else list(gold.load_cases(folder))

    monkeypatch.setattr(run_module, "load_cases", with_one_of_the_kit)
    done = run("evaluate", "--baseline", "bm25", "--out", tmp_path / "run", home=home)

    assert done.exit_code == 0, done.output
    summary = read_summary(tmp_path / "run")
    assert summary.environment["documents"] == 10
    assert summary.metric("orders_obeyed").groups["all"].cases == 7
    assert summary.metric("orders_obeyed").groups["all"].value == 0
    assert summary.metric("outdated_unlabelled").groups["all"].value == 0
    assert len(summary.systems) == 2
    assert summary.problems == ()


def test_two_runs_on_one_index_give_the_same_figures(kit_home: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("evaluate", "--out", tmp_path / name, home=kit_home).exit_code == 0

    first, second = (read_summary(tmp_path / name) for name in ("one", "two"))
    assert first.deterministic() == second.deterministic()
    assert "No metric changed." in run("evaluate", "compare", *tmp_path.iterdir()).output


def test_the_gate_ends_with_1_and_says_what_is_missed(
    kit_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "thresholds.yaml"
    file.write_text("- {metric: key_fact_recall, at_least: 1.1, reason: More than all of them.}\n")
    limits = thresholds.load_thresholds(file)
    monkeypatch.setattr(thresholds, "load_thresholds", lambda: limits)

    done = run("evaluate", "--no-baselines", "--gate", "--out", tmp_path / "run", home=kit_home)

    assert done.exit_code == 1
    assert "key_fact_recall (all) is 1.000, and must be at least 1.1" in done.output
    assert "must be at least 1.1" in (tmp_path / "run/problems.txt").read_text(encoding="utf-8")


def test_an_optional_baseline_that_is_absent_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(llamaindex, "is_installed", lambda: False)

    done = run("evaluate", "--baseline", "llamaindex")

    assert done.exit_code == 2
    assert 'pip install -c constraints.txt -e ".[llamaindex]"' in done.output.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--slice", "weather"], "There is no slice weather. There are: commitments,"),
        (["--baseline", "magic"], "There is no baseline magic. There are: bm25,"),
        (["--mode", "magic"], "There is no mode magic. There are: extractive, model."),
        (["--mode", "model"], "No language model is set, so that there is none to measure."),
        (["--retrieval", "magic"], "There is no retrieval magic. There are: hybrid,"),
        (["--baseline", "bm25", "--no-baselines"], "Give either --baseline or --no-baselines."),
        (["compare", "nowhere", "nowhere"], "nowhere holds no run"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(words: list[str], message: str) -> None:
    done = run("evaluate", *words)

    assert done.exit_code == 2
    assert message in done.output
    assert "Traceback" not in done.output


def test_the_check_proves_the_evidence_of_every_case(
    kit_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("evaluate", "check", home=kit_home).output == "13 cases, 0 problems.\n"

    astray = [cases()[0].model_copy(update={"key_facts": (("a thousand",),)})]
    monkeypatch.setattr(check, "load_cases", lambda folder=gold.GOLD: astray[folder != gold.GOLD :])
    done = run("evaluate", "check", home=kit_home)

    assert done.exit_code == 1
    assert "kit-orchard: no evidence carries the fact 'a thousand'." in done.output


def test_there_is_a_slice_for_what_documents_slip_in_and_for_what_they_supersede() -> None:
    assert {"injection-in-document", "superseded", "conflict"} <= set(gold.SLICES)


def test_baselines_are_told_the_last_question_of_a_conversation_alone(kit: OpenLibrary) -> None:
    first = cases()[0]
    talk = first.model_copy(update={"questions": ("What does the choir do?", *first.questions)})

    alone, together = (
        summarise(evaluate(kit, [case], ["bm25"]), created="", settings={}, environment={}).systems[
            1
        ]
        for case in (first, talk)
    )

    assert alone == together
