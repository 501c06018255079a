"""In which way the assistant is measured: with or without a model, by one index or by both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from assistant.answering.generative.providers import ModelSettingError

if TYPE_CHECKING:
    from assistant.settings import Settings

Mode = Literal["extractive", "model"]
MODES: tuple[Mode, ...] = get_args(Mode)
Retrieval = Literal["hybrid", "dense", "lexical"]
RETRIEVALS: tuple[Retrieval, ...] = get_args(Retrieval)


def settings_for(settings: Settings, mode: Mode, retrieval: Retrieval) -> Settings:
    """`settings` as this way of measuring needs them.

    'extractive' asks no model, whatever is set; 'dense' and 'lexical' let one ranking alone decide.

    Raises:
        ModelSettingError: a model is to be measured, and none is set.
    """
    if mode == "model" and not settings.model:
        message = (
            "No language model is set, so that there is none to measure. Set WORKFORCE_MODEL, for "
            "example to ollama:qwen3 (docs/models.md), or give --mode extractive."
        )
        raise ModelSettingError(message)
    changed: dict[str, object] = {} if mode == "model" else {"model": None}
    if retrieval == "dense":
        changed["lexical_weight"] = 0.0
    elif retrieval == "lexical":
        changed["dense_weight"] = 0.0
    return settings.model_copy(update=changed)
