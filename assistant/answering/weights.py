"""Weights and thresholds of answering: data, fitted on the tuning questions (docs/answers.md)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from indexing.units import Unit

WEIGHTS_FILE = Path(__file__).with_name("weights.yaml")


class WeightSet(BaseModel):
    """Weights of ranking, and weights and thresholds of the gate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: dict[str, float]
    gate: dict[str, float]


class Weights(WeightSet):
    """What `weights.yaml` holds: weights where it is known what people ask, and `plain` ones."""

    plain: WeightSet

    def of_ranking(self, shelf: Shelf) -> dict[str, float]:
        """The weights of ranking; plain where no document has questions beside it."""
        return self.unit if shelf.asked.documents else self.plain.unit

    def of_gate(self, best: Unit | None, shelf: Shelf) -> dict[str, float]:
        """The weights of the gate; plain where nobody told what the document does not answer."""
        known = best is not None and best.passage.doc_id in shelf.asked.probed
        return self.gate if known else self.plain.gate


@cache
def load_weights() -> Weights:
    """The weights that the package ships."""
    return Weights.model_validate(yaml.safe_load(WEIGHTS_FILE.read_text(encoding="utf-8")))
