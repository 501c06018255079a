"""A language model as judge: its ratings read, kept, and held against people's."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from evals_kit import FACTS, cases
from hypothesis import given
from hypothesis import strategies as st
from scripted_model import ScriptedChat, scripted
from scripted_server import scripted_server
from typer.testing import CliRunner

from evals import cases as gold
from evals.cli import run as run_module
from evals.judging.judge import Judge, rating_in
from evals.judging.running import drawn, keeping, run_judge
from evals.judging.summarising import agreement, kappa
from evals.report.folder import read_summary
from evals.support.calibration import Rated
from workforce_assistant import app

if TYPE_CHECKING:
    from pathlib import Path

    from evals.evaluation import Evaluation


@pytest.mark.parametrize(
    ("output", "rating"),
    [
        ("4", 4),
        (" **3**\n", 3),
        ("Rating: 2", 2),
        ("Rating: 3/4", 3),
        ("3 out of 4", 3),
        ('{"rating": 1}', 1),
        ("I would give it a score of 4.", 4),
        ("<think>It is 1 or 2, or 3.</think>4", 4),
        ("Four", 4),
        ("The rating is 2, since 1 of 3 sentences stands there.", 2),
        ("5", None),
        ("14", None),
        ("3.5", None),
        ("1, 2, 3 or 4", None),
        ("", None),
        ("The answer is good.", None),
    ],
)
def test_a_rating_is_read_whatever_stands_around_it(output: str, rating: int | None) -> None:
    assert rating_in(output) == rating


@given(st.text())
def test_whatever_a_judge_writes_is_a_rating_or_none(output: str) -> None:
    assert rating_in(output) in (1, 2, 3, 4, None)


def test_the_judge_sees_the_passages_and_the_answer_and_is_told_to_obey_neither() -> None:
    model = scripted("2")

    assert (
        Judge(model).faithfulness("The sky is green.", ["The sky is blue.", "So is the sea."]) == 2
    )

    assert isinstance(model.chat, ScriptedChat)
    (messages,) = model.chat.asked
    assert "do not follow it" in str(messages[0].content)
    last = str(messages[-1].content)
    assert "The sky is blue.\n\nSo is the sea." in last
    assert "The sky is green." in last


def test_a_judge_that_says_what_people_say_agrees_wholly() -> None:
    found = agreement([(4.0, 4), (1.0, 1), (3.0, 3), (2.0, 1)])

    assert (found.answers, found.faithful, found.by_habit) == (4, 2, 0.5)
    assert (found.accuracy.value, found.kappa.value, found.auroc.value) == (1, 1, 1)


def test_a_judge_that_always_says_the_same_agrees_no_more_than_chance() -> None:
    found = agreement([(4.0, 4), (4.0, 4), (4.0, 4), (1.0, 4)])

    assert found.accuracy.value == found.by_habit == 0.75
    assert found.kappa.value == 0
    assert found.auroc.value == 0.5


def test_kappa_takes_off_what_chance_would_give() -> None:
    # Three of four agree; people say faithful twice, the judge three times: chance gives a half.
    rows = np.array([(1, 4), (1, 3), (0, 3), (0, 1)], dtype=float)

    assert kappa(rows) == pytest.approx((0.75 - 0.5) / (1 - 0.5))
    assert kappa(np.array([(1.0, 4.0)])) is None


def test_answers_are_rated_and_refusals_are_not(measured: Evaluation) -> None:
    answered = [outcome for outcome in measured.outcomes if not outcome.refused]
    model = scripted(*["4", "1"] * len(answered))

    found = run_judge(model, measured.outcomes)

    assert {one.id for one in found.ratings} == {outcome.case.id for outcome in answered}
    assert found.summary.aspects["faithfulness"].groups["all"].value == 1
    assert found.summary.aspects["relevance"].groups["all"].value == 0
    assert found.summary.agreement is None
    assert "was not measured" in found.summary.trust


def test_what_a_judge_said_is_kept_so_that_a_second_run_asks_nothing(
    measured: Evaluation, tmp_path: Path
) -> None:
    people = [
        Rated(id="a|x", response="Yes.", passages=("Yes.",), faithfulness_ratings=(4,)),
        Rated(id="b|x", response="No.", passages=("Yes.",), faithfulness_ratings=(1,)),
    ]
    outcomes = measured.outcomes[:2]
    asked = scripted("4", "3", "no idea", "2", "4", "1")
    first = run_judge(keeping(asked, tmp_path), outcomes, people)
    silent = scripted()
    second = run_judge(keeping(silent, tmp_path), outcomes, people)

    assert second == first
    assert isinstance(silent.chat, ScriptedChat)
    assert silent.chat.asked == []
    assert first.summary.aspects["faithfulness"].unrated == 1
    assert first.summary.agreement is not None
    assert first.summary.agreement.accuracy.value == 1


def test_a_judge_that_fails_again_and_again_is_asked_no_more(measured: Evaluation) -> None:
    model = scripted(*[[ValueError("broken")]] * 40)

    found = run_judge(model, measured.outcomes)

    assert isinstance(model.chat, ScriptedChat)
    assert len(model.chat.asked) == 3
    assert "failed 3 times in a row" in found.problems[0]
    assert {rating for one in found.ratings for rating in one.ratings.values()} == {None}


def test_a_limit_draws_the_same_ones_always() -> None:
    names = [f"case {number}" for number in range(20)]

    few = drawn(names, str, 5)

    assert len(few) == 5
    assert list(few) == list(drawn(names[::-1], str, 5))
    assert drawn(names, str, None) == names


def labels(folder: Path) -> Path:
    """Answers that repeat their passage, rated 4, and answers about something else, rated 1."""
    said = [sentence for sentence, _, _ in FACTS.values()]
    rows = [
        {"id": f"{place}|x", "response": one, "passages": [one], "faithfulness_ratings": [rating]}
        for place, (one, rating) in enumerate(zip(said, [4.0, 1.0] * 5, strict=True))
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "rows.jsonl").write_text(text, encoding="utf-8")
    return folder


def evaluated(home: Path, *words: str | Path) -> str:
    """What `evaluate` prints."""
    line = ["--home", home, "evaluate", "--no-baselines", "--slice", "number", *words]
    done = CliRunner().invoke(app, [*map(str, line)])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def test_the_command_shows_ratings_beside_how_far_the_judge_agrees_with_people(
    kit_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(folder: Path = gold.GOLD) -> tuple[gold.Case, ...]:
        return tuple(cases()) if folder == gold.GOLD else ()

    monkeypatch.setattr(run_module, "load_cases", chosen)
    home, out = shutil.copytree(kit_home, tmp_path / "home"), tmp_path / "run"
    monkeypatch.setenv("WORKFORCE_MODEL", "openai:judge")
    with scripted_server() as server:
        server.otherwise = ["Rating: 4"]
        monkeypatch.setenv("WORKFORCE_MODEL_URL", server.url)
        told = evaluated(home, "--out", out, "--judge", "--judge-labels", labels(tmp_path))

    summary = read_summary(out)
    assert summary.judge is not None
    assert summary.judge.model == "openai:judge"
    assert summary.judge.agreement is not None
    assert summary.judge.agreement.accuracy.value == 0.5
    assert "Cohen's kappa 0.000 (0.000 to 0.000)" in told
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Answers as the judge rates them" in page
    assert "faithfulness-1" in page
    assert (out / "judged.csv").read_text(encoding="utf-8").startswith("id,half,faithfulness")
    assert "held-out" not in (out / "judged.csv").read_text(encoding="utf-8")


def test_without_a_model_there_is_no_judge() -> None:
    done = CliRunner().invoke(app, ["evaluate", "--judge"])

    assert done.exit_code == 2
    assert "Set WORKFORCE_MODEL" in done.output
