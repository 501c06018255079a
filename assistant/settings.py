"""The one settings object: every knob, its meaning and its default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.catalogue import BUNDLED_NOTES

Backend = Literal["onnx", "sentence-transformers"]
_PREFIX = "WORKFORCE_"


class UnknownSettingError(ValueError):
    """An environment variable begins like a setting but is none."""


class Settings(BaseSettings):
    """Settings, read from `WORKFORCE_*` environment variables or given as arguments."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("workforce-assistant", appauthor=False),
        description="Folder that holds the index and everything that the assistant stores.",
    )
    library: Path = Field(
        default=BUNDLED_NOTES,
        description="Folder of documents to index; the bundled reading notes by default.",
    )
    embedding_model: str = Field(
        default="all-MiniLM-L6-v2",
        description="Embedding model: the bundled one, a folder, or a hub name.",
    )
    allow_download: bool = Field(
        default=False,
        description="Let a hub model be downloaded. Off: nothing leaves this machine.",
    )
    index_backend: Backend = Field(
        default="onnx",
        description="What embeds passages while indexing.",
    )
    query_backend: Backend = Field(
        default="onnx",
        description="What embeds questions; both backends run the same weights.",
    )
    chroma_url: str | None = Field(
        default=None,
        description="Address of a Chroma server. Unset: Chroma runs inside this process.",
    )
    dense_weight: float = Field(
        default=1.0, ge=0, description="Weight of the dense ranking in rank fusion."
    )
    lexical_weight: float = Field(
        default=2.0, ge=0, description="Weight of the lexical ranking in rank fusion."
    )
    asked_weight: float = Field(
        default=20.0, ge=0, description="Weight of the ranking by questions known to be asked."
    )
    rrf_k: int = Field(
        default=20, ge=1, description="Constant k of reciprocal rank fusion (Cormack 2009)."
    )
    candidates: int = Field(
        default=40, ge=1, le=1000, description="Passages taken from each ranking before fusion."
    )
    top_k: int = Field(
        default=10, ge=1, le=100, description="Passages that an answer is built from."
    )
    max_question_chars: int = Field(
        default=4000, ge=100, description="Longer questions are refused, with a message."
    )
    model: str | None = Field(
        default=None,
        description="Language model that writes answers, such as `ollama:qwen3`: docs/models.md.",
    )
    model_url: str | None = Field(
        default=None,
        description="Address of the model’s server, where it is not the provider’s usual one.",
    )
    model_timeout: float = Field(
        default=120.0, gt=0, description="Seconds that a model may take for one answer."
    )
    model_passages: int = Field(
        default=6, ge=1, le=20, description="Passages that a model is given at most."
    )
    model_characters: int = Field(
        default=3000, ge=500, description="Characters of passages that a model is given at most."
    )
    model_reads: bool = Field(
        default=True,
        description="Let the model also reword follow-ups and divide questions; both are checked.",
    )
    model_check: bool = Field(
        default=False,
        description="Let the model look again at each verified statement; it can only remove.",
    )
    traces: bool = Field(
        default=True,
        description="Keep a trace of each answer that a model was asked for, in the home.",
    )
    history: bool = Field(
        default=True,
        description="Keep the conversations held in the app, in the home.",
    )
    uploads: bool = Field(
        default=True,
        description="Let visitors of the app add documents, and remove those that were added.",
    )

    @field_validator("home", "library")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; `overrides` that are not None win.

    Raises:
        UnknownSettingError: a `WORKFORCE_*` variable names no setting.
        pydantic.ValidationError: a value is not allowed.
    """
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
    if unknown:
        message = f"Unknown setting {', '.join(unknown)}. Settings are: {', '.join(sorted(known))}."
        raise UnknownSettingError(message)
    given = {name: value for name, value in overrides.items() if value is not None}
    return Settings.model_validate({**Settings().model_dump(exclude_unset=True), **given})
