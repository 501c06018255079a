"""Settings: from the environment or given, checked, with a word on what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings, UnknownSettingError, load_settings
from corpus.catalogue import BUNDLED_NOTES


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKFORCE_HOME")


def test_with_nothing_set_the_bundled_library_is_asked_with_nothing_from_outside() -> None:
    settings = load_settings()

    assert settings.library == BUNDLED_NOTES
    assert settings.home.is_absolute()
    assert settings.allow_download is False
    assert settings.chroma_url is None


def test_the_environment_sets_by_prefixed_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKFORCE_TOP_K", "7")
    monkeypatch.setenv("WORKFORCE_DENSE_WEIGHT", "0.5")

    settings = load_settings()

    assert (settings.top_k, settings.dense_weight) == (7, 0.5)


def test_what_is_given_wins_and_none_gives_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WORKFORCE_HOME", str(tmp_path / "set"))

    assert load_settings(home=tmp_path / "given").home == tmp_path / "given"
    assert load_settings(home=None).home == tmp_path / "set"


def test_a_home_is_made_absolute_and_a_tilde_is_the_persons_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    assert load_settings(home="here").home == tmp_path / "here"
    assert load_settings(home="~/there").home == Path.home() / "there"


def test_a_setting_that_does_not_exist_is_named_with_those_that_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORKFORCE_TOPK", "7")

    with pytest.raises(UnknownSettingError, match=r"WORKFORCE_TOPK.*WORKFORCE_TOP_K"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("top_k", 0),
        ("top_k", 101),
        ("candidates", 0),
        ("rrf_k", 0),
        ("dense_weight", -1),
        ("max_question_chars", 99),
        ("query_backend", "abacus"),
        ("no_such_setting", 1),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError, match=name):
        load_settings(**{name: value})


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().top_k = 3  # pyright: ignore[reportAttributeAccessIssue]


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
