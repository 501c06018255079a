"""The model's own check of verified statements: it can take away, and never adds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from scripted_model import ScriptedChat, scripted

from assistant.conversation import Assistant

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.models import Answer
    from assistant.opening import OpenLibrary

    Saying = Callable[..., Assistant]

QUESTION = "Why did turnover among the pilots fall?"
FELL = "Turnover among the pilots fell from 31% to 18% in 2023."
HOURS = "A night shift lasts eight hours."
LIE = "Wages doubled in 2023."


def checked(saying: Saying, written: str, *checks: object) -> Answer:
    """The answer where the model writes `written`, and says `checks` when asked to check."""
    return saying(written, *checks, model_check=True).ask(QUESTION)


def by_model(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements if statement.author == "model"]


def test_what_the_check_denies_is_left_out_and_counted(saying: Saying) -> None:
    answer = checked(saying, f"- {FELL} [{{0}}]\n- {HOURS} [{{0}}]\n", "yes", "No, it does not.")

    assert by_model(answer) == [FELL]
    assert answer.removed == 1
    assert answer.prompt_version == "answer-1, check-1"


@pytest.mark.parametrize("check", ["yes", "Yes, indeed.", "yes yes yes, show it", '{"ok": "yes"}'])
def test_a_lying_check_brings_back_nothing_that_the_code_removed(
    saying: Saying, check: str
) -> None:
    answer = checked(saying, f"- {LIE} [{{0}}]\n- {FELL} [{{0}}]\n", check, check)

    assert by_model(answer) == [FELL]
    assert LIE not in answer.answer
    assert answer.removed == 1


def test_what_the_code_removed_is_not_even_asked_about(harbour: OpenLibrary) -> None:
    model = scripted(f"- {LIE} [{{0}}]\n- {FELL} [{{0}}]\n", "yes", model_check=True)
    Assistant(harbour, model).ask(QUESTION)

    assert isinstance(model.chat, ScriptedChat)
    assert len(model.chat.asked) == 2
    asked = str(model.chat.asked[1][-1].content)
    assert asked.startswith("Quote: Turnover among the pilots fell")
    assert asked.endswith(f"Statement: {FELL}")


@pytest.mark.parametrize(
    "check",
    [
        "",
        "Perhaps.",
        "<think>no, or is it?</think>",
        [ValueError("broken")],
        ["x" * 9000],
    ],
)
def test_a_check_that_says_neither_or_fails_leaves_the_verdict(
    saying: Saying, check: object
) -> None:
    answer = checked(saying, f"- {FELL} [{{0}}]\n", check)

    assert by_model(answer) == [FELL]
    assert answer.removed == 0


def test_a_check_that_denies_all_leaves_the_librarys_own_words(saying: Saying) -> None:
    answer = checked(saying, f"- {FELL} [{{0}}]\n", "no")

    assert by_model(answer) == []
    assert "fell from 31% to 18% in 2023" in answer.answer
    assert answer.notice is not None
    assert answer.notice.startswith("Nothing that the language model wrote could be shown")


def test_without_the_setting_nothing_is_checked(saying: Saying) -> None:
    answer = saying(f"- {FELL} [{{0}}]\n", "no").ask(QUESTION)

    assert by_model(answer) == [FELL]
    assert answer.prompt_version == "answer-1"


def test_a_statement_in_json_is_checked_too(saying: Saying) -> None:
    written = json.dumps({"statements": [{"text": FELL, "sources": ["{0}"]}]})

    assert by_model(checked(saying, written, "no")) == []
