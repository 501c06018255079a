"""The fixed sample: gold questions of the tuning part whose answer a model may write."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.finder import find_answer
from assistant.answering.gathering import gather
from assistant.answering.generative.choosing import is_for_a_model
from assistant.answering.refusals import out_of_scope
from assistant.conversation import Assistant, Conversation
from evals.cases import load_cases

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary
    from evals.cases import Case

SAMPLE = Path(__file__).with_name("sample.txt")
SIZE = 40
SEED = 5


def load_sample() -> list[Case]:
    """The cases of `sample.txt`, in its order."""
    cases = {case.id: case for case in load_cases()}
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    return [cases[line] for line in lines if line and not line.startswith("#")]


def draw_sample(opened: OpenLibrary) -> list[str]:
    """The ids of `SIZE` answerable cases of the tuning part that reach a model, by `SEED`.

    The others are answered in the same way with a model and without one.
    """
    eligible = [
        case.id
        for case in load_cases()
        if case.half == "tune" and not case.wants_refusal and _reaches_a_model(opened, case)
    ]
    return random.Random(SEED).sample(eligible, min(SIZE, len(eligible)))  # noqa: S311


def _reaches_a_model(opened: OpenLibrary, case: Case) -> bool:
    assistant, shelf = Assistant(opened), opened.shelf()
    conversation = before(assistant, case)
    understanding = assistant.understand(case.questions[-1], conversation)
    if out_of_scope(understanding):
        return False
    return is_for_a_model(find_answer(understanding, gather(understanding, shelf), shelf))


def before(assistant: Assistant, case: Case) -> Conversation:
    """The conversation before a case's last question, in the library's own words."""
    conversation = Conversation()
    for question in case.questions[:-1]:
        conversation = conversation.after(assistant.ask(question, conversation, model=False))
    return conversation
