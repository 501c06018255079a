"""Weights and thresholds of answering: data, fitted on the tuning questions (docs/answers.md)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

WEIGHTS_FILE = Path(__file__).with_name("weights.yaml")


class Weights(BaseModel):
    """What `weights.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: dict[str, float]
    gate: dict[str, float]


@cache
def load_weights() -> Weights:
    """The weights that the package ships."""
    return Weights.model_validate(yaml.safe_load(WEIGHTS_FILE.read_text(encoding="utf-8")))
