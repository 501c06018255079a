"""The weights that the package ships: one for each thing that is known, and nothing else."""

from __future__ import annotations

from dataclasses import fields

import pytest
from pydantic import ValidationError

from assistant.answering.gate_features import GateFeatures
from assistant.answering.scoring import FEATURES
from assistant.answering.weights import Weights, load_weights


def test_every_feature_of_a_unit_has_a_weight_and_nothing_else_has() -> None:
    for weights in (load_weights(), load_weights().plain):
        assert sorted(weights.unit) == sorted(FEATURES)


def test_every_signal_of_the_gate_has_a_weight_beside_its_bias_and_two_thresholds() -> None:
    signals = {field.name for field in fields(GateFeatures)}
    for weights in (load_weights(), load_weights().plain):
        assert set(weights.gate) == signals | {"bias", "threshold", "sure"}


def test_an_answer_is_given_before_it_is_sure() -> None:
    gate = load_weights().gate
    assert 0 < gate["threshold"] <= gate["sure"] < 1


@pytest.mark.parametrize("wrong", [{"unit": {"own": "much"}, "gate": {}}, {"unit": {}}])
def test_weights_that_are_no_numbers_or_are_missing_are_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        Weights.model_validate(wrong)
