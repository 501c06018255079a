"""Which settings are in force, and where each comes from."""

from __future__ import annotations

import os

from assistant.checkup.report import SettingInForce
from assistant.settings import Settings


def settings_in_force(settings: Settings) -> tuple[SettingInForce, ...]:
    """Every setting in the order in which they are declared."""
    return tuple(
        SettingInForce(name=name, value=_told(getattr(settings, name)), source=_source(name))
        for name in Settings.model_fields
    )


def _source(name: str) -> str:
    variable = f"{Settings.model_config.get('env_prefix', '')}{name}".upper()
    return variable if variable in os.environ else "default"


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return "not set" if value is None else str(value)
