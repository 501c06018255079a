"""Models are named by one setting; what is missing is said with what to do about it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from scripted_server import scripted_server

from assistant.answering.generative import providers
from assistant.answering.generative.language_model import open_language_model
from assistant.answering.generative.providers import ModelSettingError
from assistant.conversation import Assistant
from assistant.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.opening import OpenLibrary

QUESTION = "Why did turnover among the pilots fall?"
TRUE = "Turnover among the pilots fell from 31% to 18% in 2023."


def settings(**values: object) -> Settings:
    return Settings.model_validate({"model": "openai:tiny", **values})


@pytest.mark.parametrize("model", ["qwen3", "mistral:7b", "ollama:", ":x"])
def test_a_model_of_no_known_form_is_refused_with_the_forms_there_are(model: str) -> None:
    with pytest.raises(ModelSettingError, match="ollama:NAME, openai:NAME, azure:NAME, anthropic"):
        open_language_model(settings(model=model))


@pytest.mark.parametrize("model", ["ollama:qwen3", "anthropic:some"])
def test_a_missing_package_is_told_with_the_command_that_installs_it(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_package(_: str) -> None:
        return None

    monkeypatch.setattr(providers, "find_spec", no_package)
    extra = model.partition(":")[0]
    with pytest.raises(ModelSettingError, match=rf'-m pip install .* -e "\.\[{extra}\]"'):
        open_language_model(settings(model=model))


def test_a_missing_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelSettingError, match="needs the environment variable OPENAI_API_KEY"):
        open_language_model(settings())


def test_none_is_opened_where_none_is_set() -> None:
    assert open_language_model(Settings()) is None


def test_nothing_is_reported_to_a_tracing_service_unless_that_was_set() -> None:
    assert os.environ["LANGSMITH_TRACING"] == "false"


def test_a_server_of_ones_own_is_asked_over_http_and_its_words_are_verified(
    harbour: OpenLibrary,
) -> None:
    with scripted_server([f"- {TRUE} [{{0}}]\n", "- Wages rose. [{0}]\n"]) as server:
        model = open_language_model(settings(model_url=server.url, traces=False))
        answer = Assistant(harbour, model).ask(QUESTION)
    assert [s.text for s in answer.statements if s.author == "model"] == [TRUE]
    assert (answer.model, answer.removed) == ("openai:tiny", 1)
    assert server.asked[0]["temperature"] == 0


def test_a_busy_server_is_asked_again_and_a_refusing_one_is_not(harbour: OpenLibrary) -> None:
    with scripted_server([503], [429], [f"- {TRUE} [{{0}}]\n"], [401]) as server:
        model = open_language_model(settings(model_url=server.url, traces=False))
        assistant = Assistant(harbour, model)
        assert assistant.ask(QUESTION).mode == "generative"
        refused = assistant.ask(QUESTION)
    assert len(server.asked) == 4
    assert refused.notice is not None
    assert "its server refused the key" in refused.notice


def test_a_key_reaches_the_server_and_nothing_else(
    harbour: OpenLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    with scripted_server([401]) as server:
        own = settings(model_url=server.url, home=tmp_path)
        model = open_language_model(own)
        with caplog.at_level("DEBUG", logger="assistant"):
            answer = Assistant(harbour, model).ask(QUESTION)
    assert "Bearer sk-very-secret" in server.headers[0].values()
    assert "sk-very-secret" not in answer.model_dump_json() + caplog.text + repr(model)
