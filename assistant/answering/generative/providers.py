"""The language models that can be set, each through LangChain and an optional package."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langchain_core.language_models import BaseChatModel

    from assistant.settings import Settings

Schema = Literal["response_format", "format", "none"]
_LOCAL_TOKENS = 700
_HOSTED_TOKENS = 4000
"""Tokens of an answer at most; a hosted model's unseen reasoning counts among them."""


class ModelSettingError(ValueError):
    """The model that is set cannot be used as things stand; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Provider:
    """How one kind of server is reached."""

    extra: str
    """Name in `WORKFORCE_MODEL` before the colon, and of the optional extra."""
    langchain_name: str
    package: str
    url_option: str
    key_variable: str | None
    needs: tuple[str, ...] = ()
    """Environment variables without which it cannot be reached."""
    schema: Schema = "none"
    """How it is told a JSON schema to keep to."""


PROVIDERS: Mapping[str, Provider] = {
    provider.extra: provider
    for provider in (
        Provider("ollama", "ollama", "langchain_ollama", "base_url", None, schema="format"),
        Provider(
            "openai", "openai", "langchain_openai", "base_url", "OPENAI_API_KEY",
            schema="response_format",
        ),
        Provider(
            "azure", "azure_openai", "langchain_openai", "azure_endpoint", "AZURE_OPENAI_API_KEY",
            needs=("OPENAI_API_VERSION",), schema="response_format",
        ),
        Provider(
            "anthropic", "anthropic", "langchain_anthropic", "base_url", "ANTHROPIC_API_KEY"
        ),
    )
}  # fmt: skip


def provider_of(settings: Settings) -> Provider:
    """The provider of the model that is set.

    Raises:
        ModelSettingError: the setting names no provider that is known.
    """
    name, colon, model = (settings.model or "").partition(":")
    provider = PROVIDERS.get(name)
    if provider is None or not colon or not model:
        known = ", ".join(f"{one}:NAME" for one in PROVIDERS)
        message = f"The model {settings.model!r} is not of a known form. Set one of: {known}."
        raise ModelSettingError(message)
    return provider


def open_chat_model(settings: Settings) -> BaseChatModel:
    """The chat model that is set; nothing is sent yet.

    Raises:
        ModelSettingError: it is not known, its package is missing, or it lacks a key.
    """
    provider = provider_of(settings)
    _check(provider, settings)
    # Imported here: it takes longer to load than everything else that a question needs.
    from langchain.chat_models import init_chat_model

    name = (settings.model or "").partition(":")[2]
    return init_chat_model(
        name, model_provider=provider.langchain_name, **_options(provider, settings)
    )


def _check(provider: Provider, settings: Settings) -> None:
    if find_spec(provider.package) is None:
        message = (
            f"The model {settings.model!r} needs the package {provider.package.replace('_', '-')}. "
            f"Run: {install_command(provider)}"
        )
        raise ModelSettingError(message)
    needed = [name for name in provider.needs if not os.environ.get(name)]
    if provider.key_variable and not settings.model_url and not _key(provider):
        needed.append(provider.key_variable)
    if provider.extra == "azure" and not settings.model_url:
        needed += [n for n in ("AZURE_OPENAI_ENDPOINT",) if not os.environ.get(n)]
    if needed:
        message = f"The model {settings.model!r} needs the environment variable {needed[0]}."
        raise ModelSettingError(message)


def install_command(provider: Provider) -> str:
    """What installs a provider's package beside this program, in versions tested together."""
    return f'{sys.executable} -m pip install -c constraints.txt -e ".[{provider.extra}]"'


def _options(provider: Provider, settings: Settings) -> dict[str, Any]:
    """What the chat model is made with. Retries are ours, so that all providers have the same."""
    own_server = bool(settings.model_url) and provider.extra in ("openai", "ollama")
    options: dict[str, Any] = {}
    if provider.extra == "ollama":
        options |= {"num_predict": _LOCAL_TOKENS, "num_ctx": 8192}
        options["client_kwargs"] = {"timeout": settings.model_timeout}
    else:
        options |= {"max_retries": 0, "timeout": settings.model_timeout}
        options["max_tokens"] = _LOCAL_TOKENS if own_server else _HOSTED_TOKENS
    if provider.extra in ("openai", "azure"):
        options["stream_usage"] = True
    if own_server or provider.extra == "ollama":
        # Hosted models of today refuse a temperature.
        options["temperature"] = 0
    if settings.model_url:
        options[provider.url_option] = settings.model_url
        if provider.key_variable and not _key(provider):
            # A server of one's own needs no key, but the client insists on one.
            options["api_key"] = "none"
    if provider.extra == "azure":
        options["azure_deployment"] = (settings.model or "").partition(":")[2]
    return options


def _key(provider: Provider) -> str | None:
    return os.environ.get(provider.key_variable) if provider.key_variable else None


def schema_option(settings: Settings, schema: dict[str, Any]) -> dict[str, Any]:
    """The call's option that holds a provider to `schema`; none for a server of one's own.

    Many such servers know no schemas, and what a model writes freely is read as well.
    """
    provider = provider_of(settings)
    if provider.schema == "format":
        return {"format": schema}
    if provider.schema == "response_format" and not settings.model_url:
        named = {"name": "answer", "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
    return {}
