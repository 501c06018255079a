"""Yes, no and more, after an answer that offers a question or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.context import Context
from assistant.understanding.followup import stand_alone
from assistant.understanding.kinds import kind_of

if TYPE_CHECKING:
    from assistant.understanding.mentions import Namer

TURNOVER = "What is turnover in our NHS trusts?"
ACTION = "What does action 5 commit us to?"


@pytest.mark.parametrize(
    "asked",
    ["yes", "Yes please.", "yes, go on", "please do", "ok", "sure!", "tell me more", "carry on"],
)
def test_yes_takes_the_question_that_was_offered(asked: str, namer: Namer) -> None:
    offered = Context(ACTION, offer="Which priority does action 5 belong to?")

    taken = stand_alone(asked, offered, namer)
    assert (taken.text, taken.asks_more) == (offered.offer, False)


@pytest.mark.parametrize("asked", ["no thanks", "No, thank you.", "Thanks!", "no"])
def test_no_takes_nothing(asked: str, namer: Namer) -> None:
    offered = Context(ACTION, offer="Which priority does action 5 belong to?")

    assert kind_of(stand_alone(asked, offered, namer).text) == "small_talk"


@pytest.mark.parametrize("asked", ["tell me more", "What else?", "more please", "go on", "yes"])
def test_with_nothing_offered_more_is_asked_on_the_same_subject(asked: str, namer: Namer) -> None:
    more = stand_alone(asked, Context(TURNOVER), namer)

    assert (more.text, more.asks_more) == ("Tell me more – turnover in our NHS trusts?", True)
