"""How a model's answer came about is kept in the home, and can be printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripted_model import scripted
from typer.testing import CliRunner

from assistant.conversation import Assistant
from assistant.traces import Traces
from workforce_assistant import app

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.opening import OpenLibrary

QUESTION = "Why did turnover among the pilots fall?"
TRUE = "Turnover among the pilots fell from 31% to 18% in 2023."
SAID = f"- {TRUE} [{{0}}]\n- Wages rose. [{{0}}]\n"


def answered(harbour: OpenLibrary, home: Path, *, keep: bool = True) -> None:
    """Asks with a scripted model, its trace kept in `home`."""
    model = scripted(SAID, home=home, traces=keep)
    opened = harbour
    original, opened.settings = opened.settings, model.settings
    try:
        Assistant(opened, model).ask(QUESTION)
    finally:
        opened.settings = original


def test_a_trace_tells_all_that_led_to_the_answer(harbour: OpenLibrary, tmp_path: Path) -> None:
    answered(harbour, tmp_path)
    (trace,) = Traces(tmp_path).read()
    assert (trace["question"], trace["mode"]) == (QUESTION, "generative")
    assert trace["prompt_version"].startswith("answer-")
    assert TRUE in trace["raw_output"]
    assert [one["outcome"] for one in trace["statements"]] == ["supported", "removed"]
    assert trace["statements"][1]["faults"]
    assert trace["passages"][0]["score"] > 0
    assert any(passage["key"] for passage in trace["passages"])
    assert trace["timings_ms"]["model"] > 0
    assert trace["tokens"]["output"] > 0


def test_the_newest_ones_are_printed_as_lines(harbour: OpenLibrary, tmp_path: Path) -> None:
    for _ in range(3):
        answered(harbour, tmp_path)
    printed = CliRunner().invoke(app, ["--home", str(tmp_path), "traces", "--last", "2"]).stdout
    lines = printed.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [2, 3]


def test_none_is_kept_where_the_setting_says_so(harbour: OpenLibrary, tmp_path: Path) -> None:
    answered(harbour, tmp_path, keep=False)
    assert list(Traces(tmp_path).read()) == []


def test_a_home_that_cannot_be_written_costs_the_trace_and_not_the_answer(
    harbour: OpenLibrary, tmp_path: Path
) -> None:
    answered(harbour, tmp_path / "missing" / "folder")
    assert not (tmp_path / "missing").exists()
