"""What is known of a language model's part in an answer, for its trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.grounding.verifier import Verdict


@dataclass(slots=True)
class ModelRecord:
    """What a model was given, what it said, and what became of that."""

    model: str
    prompt_version: str
    passages: dict[str, str] = field(default_factory=dict[str, str])
    """Passage id by the key that stood for it."""
    raw: str = ""
    verdicts: list[Verdict] = field(default_factory=list["Verdict"])
    trouble: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    milliseconds: float = 0.0
