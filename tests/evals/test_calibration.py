"""The support scorer against people's ratings, made up so that they are known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from evals_kit import FACTS

from assistant.grounding.support_score import SupportWeights
from evals.support import __main__ as command
from evals.support.calibration import SIGNALS, Calibration, calibrate, read_rated

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = [said for said, _, _ in FACTS.values()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Answers that repeat their passage, rated 4, and answers from another one, rated 1."""
    found = tmp_path_factory.mktemp("rated")
    rows = [
        {
            "id": f"question-{place}|{rating}",
            "response": SENTENCES[(place + shift) % len(SENTENCES)],
            "passages": [f"Before. {said} And after."],
            "faithfulness_ratings": [rating, rating, rating],
            "answerability": [],
        }
        for place, said in enumerate(SENTENCES)
        for shift, rating in ((0, 4.0), (3, 1.0))
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (found / "rows.jsonl").write_text(lines, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def calibration(folder: Path) -> Calibration:
    return calibrate(read_rated(folder))


def test_a_score_that_agrees_with_people_has_the_whole_area(calibration: Calibration) -> None:
    assert list(calibration.agreement) == [*SIGNALS, "all"]
    assert calibration.agreement["all"].auroc.value == 1
    assert calibration.agreement["unigrams"].auroc.value == 1
    assert (calibration.answers, calibration.faithful) == (20, 10)


def test_the_weights_let_no_signal_speak_against_support(calibration: Calibration) -> None:
    assert list(calibration.weights.signals) == list(SIGNALS)
    assert min(calibration.weights.signals.values()) >= 0
    assert 0 < calibration.weights.threshold < 1


def test_the_command_prints_the_agreement_and_writes_only_when_told_to(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "weights.yaml"
    monkeypatch.setattr(command, "WEIGHTS_FILE", file)

    assert command.main(["--data", str(folder)]) == 0
    assert "10 of 20 answers are faithful" in capsys.readouterr().out
    assert not file.exists()

    command.main(["--data", str(folder), "--write"])
    SupportWeights.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
