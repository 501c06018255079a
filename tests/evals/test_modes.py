"""The ways in which the assistant is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from evals_kit import cases
from scripted_model import ScriptedChat, scripted

from assistant.answering.generative.providers import ModelSettingError
from assistant.settings import Settings
from evals.evaluation import evaluate
from evals.modes import settings_for

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary


def test_no_model_is_asked_unless_it_is_to_be_measured() -> None:
    known = Settings(model="ollama:qwen3")

    assert settings_for(known, "extractive", "hybrid").model is None
    assert settings_for(known, "model", "hybrid").model == "ollama:qwen3"


def test_a_model_that_is_not_set_cannot_be_measured() -> None:
    with pytest.raises(ModelSettingError, match="Set WORKFORCE_MODEL"):
        settings_for(Settings(), "model", "hybrid")


def test_one_index_can_be_left_to_decide_alone() -> None:
    dense = settings_for(Settings(), "extractive", "dense")
    lexical = settings_for(Settings(), "extractive", "lexical")

    assert (dense.lexical_weight, dense.dense_weight > 0) == (0, True)
    assert (lexical.dense_weight, lexical.lexical_weight > 0) == (0, True)


def test_a_model_that_is_measured_is_asked(kit: OpenLibrary) -> None:
    model = scripted("I have nothing to say.")

    measured = evaluate(kit, cases()[:1], model=model)

    assert isinstance(model.chat, ScriptedChat)
    assert model.chat.asked
    # It said nothing that its passages support: the library's own words stand in for it.
    assert measured.outcomes[0].passed
