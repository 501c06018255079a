"""What a check-up finds. `Report` is the public contract of `doctor --json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["ok", "warning", "problem"]
_WORST_FIRST: tuple[Status, ...] = ("problem", "warning", "ok")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(_Frozen):
    """One thing that was looked at."""

    check: str = Field(description="What was looked at, in a word or two.")
    status: Status
    message: str
    remedy: str | None = Field(default=None, description="What to do, unless all is well.")


class SettingInForce(_Frozen):
    """A setting, its value as text, and where the value comes from."""

    name: str
    value: str
    source: str = Field(description="`default`, or the environment variable that sets it.")


class Report(_Frozen):
    """A whole check-up."""

    status: Status = Field(description="The worst of the findings.")
    versions: dict[str, str] = Field(description="Python, this program and what it stands on.")
    settings: tuple[SettingInForce, ...]
    findings: tuple[Finding, ...]


def worst(findings: Iterable[Finding]) -> Status:
    """The worst status of all; `ok` of none."""
    found = {finding.status for finding in findings}
    for status in _WORST_FIRST:
        if status in found:
            return status
    return "ok"
