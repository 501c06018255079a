"""What is installed, told without importing any of it."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version

from assistant.checkup.report import Finding

_THIS = "workforce-strategy-assistant"
_NAME = re.compile(r"[\w.-]+")


def versions() -> dict[str, str]:
    """Versions of Python, of this program and of each installed package that it asks for."""
    found = {"python": platform.python_version(), _THIS: _version(_THIS) or "not installed"}
    found |= {name: number for name in _required() if (number := _version(name))}
    return found


def check_packages() -> Finding:
    """Whether every package that this program asks for is there."""
    required = _required()
    missing = [name for name in required if _version(name) is None]
    if missing or not required:
        return Finding(
            check="packages",
            status="problem",
            message=f"Not installed: {', '.join(missing) or _THIS}.",
            remedy="Run: python bootstrap.py setup",
        )
    return Finding(
        check="packages", status="ok", message=f"All {len(required)} packages are installed."
    )


def _required() -> list[str]:
    try:
        declared = requires(_THIS) or []
    except PackageNotFoundError:
        return []
    # What stands behind a marker belongs to an extra.
    return [match.group() for line in declared if ";" not in line and (match := _NAME.match(line))]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
