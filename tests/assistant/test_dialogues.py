"""Whole conversations, as people have them: what each follow-up must be read as and rest on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.conversation import Assistant, Conversation

if TYPE_CHECKING:
    from assistant.models import Answer


class Dialogue(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    asked: tuple[str, ...]
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    cites: str | None = None
    holds: tuple[str, ...] = ()
    unsolved: str | None = None
    """Why it goes wrong today; it is then expected to."""


_FILE = Path(__file__).with_name("dialogues.yaml")
DIALOGUES = TypeAdapter(tuple[Dialogue, ...]).validate_python(
    yaml.safe_load(_FILE.read_text(encoding="utf-8"))
)


def shortcomings(dialogue: Dialogue, answer: Answer) -> list[str]:
    """What is wrong with the last answer of a dialogue; nothing if it was understood."""
    alone, told = answer.standalone_question.lower(), answer.answer.lower()
    wrong = [f"does not say {words!r}" for words in dialogue.says if words.lower() not in alone]
    wrong += [f"says {words!r}" for words in dialogue.never if words.lower() in alone]
    wrong += [f"answer lacks {words!r}" for words in dialogue.holds if words.lower() not in told]
    if dialogue.cites and dialogue.cites not in {c.doc_id for c in answer.citations}:
        wrong.append(f"does not cite {dialogue.cites}")
    return wrong


def parameters() -> list[object]:
    return [
        pytest.param(
            dialogue,
            id=" | ".join(dialogue.asked),
            marks=[pytest.mark.xfail(reason=dialogue.unsolved, strict=True)]
            if dialogue.unsolved
            else [],
        )
        for dialogue in DIALOGUES
    ]


@pytest.mark.parametrize("dialogue", parameters())
def test_a_follow_up_means_what_the_conversation_makes_of_it(
    dialogue: Dialogue, assistant: Assistant
) -> None:
    conversation = Conversation()
    for question in dialogue.asked:
        conversation = conversation.after(assistant.ask(question, conversation))

    answer = conversation.answers[-1]
    assert not shortcomings(dialogue, answer), answer.standalone_question


def test_nineteen_in_twenty_follow_ups_are_resolved() -> None:
    solved = sum(dialogue.unsolved is None for dialogue in DIALOGUES)

    assert len(DIALOGUES) >= 80
    assert solved / len(DIALOGUES) >= 0.95
