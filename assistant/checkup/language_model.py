"""Whether the language model that is set can be asked; it is asked for one word."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.answering.generative.providers import ModelSettingError, provider_of
from assistant.checkup.report import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.settings import Settings

_CHECK = "language model"
_LONGEST = 60.0
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def check_language_model(settings: Settings) -> Iterator[Finding]:
    """Whether the model answers, and how fast; nothing where none is set."""
    if not settings.model:
        return
    # Imported here: LangChain takes longer to load than most checks take to run.
    from langchain_core.messages import HumanMessage

    from assistant.answering.generative.language_model import open_language_model
    from assistant.answering.generative.trouble import ModelTroubleError

    limit = min(settings.model_timeout, _LONGEST)
    try:
        model = open_language_model(settings.model_copy(update={"model_timeout": limit}))
        assert model is not None  # noqa: S101  (one is set)
        started = time.perf_counter()
        said = model.says([HumanMessage("Answer with the single word: ready")])
    except ModelSettingError as error:
        message, _, remedy = str(error).partition(" Run: ")
        remedy = f"Run: {remedy}" if remedy else "Set it, or unset WORKFORCE_MODEL."
        yield Finding(check=_CHECK, status="problem", message=message, remedy=remedy)
    except ModelTroubleError as error:
        yield Finding(
            check=_CHECK,
            status="problem",
            message=f"{settings.model} does not answer: {error}.",
            remedy="Start its server, or look at WORKFORCE_MODEL, WORKFORCE_MODEL_URL and its key.",
        )
    else:
        seconds = time.perf_counter() - started
        told = f"{settings.model} answers; its first words took {seconds:.1f} s."
        status = "ok" if said else "warning"
        remedy = None if said else "Look whether the model is one for conversations."
        yield Finding(
            check=_CHECK,
            status=status,
            message=told if said else f"{settings.model} answers with nothing.",
            remedy=remedy,
        )


def far_model(settings: Settings) -> str | None:
    """Where questions and passages go if not to this machine, in words; else None."""
    if not settings.model:
        return None
    host = urlsplit(settings.model_url).hostname if settings.model_url else None
    try:
        local = provider_of(settings).extra == "ollama" and host is None
    except ModelSettingError:
        return None
    if local or host in _HERE:
        return None
    return f"questions and passages go to {host or settings.model}"
