"""Lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.cli.errors import UsageError

_Line = TypeVar("_Line", bound=BaseModel)


class Filter(BaseModel):
    """Narrows a search; each field is one value or a list of them."""

    model_config = ConfigDict(extra="forbid")

    document: str | list[str] | None = None
    type: str | list[str] | None = None
    sector: str | list[str] | None = None
    geography: str | list[str] | None = None
    core: bool | None = None


class QueryLine(BaseModel):
    """One line of `search --file`."""

    model_config = ConfigDict(extra="forbid")

    id: str | int
    query: str
    filter: Filter = Field(default_factory=Filter)


class ConversationLine(BaseModel):
    """One line of `ask --file`; other fields are let through so that gold sets can be used."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    questions: list[str] = Field(min_length=1)


def read_lines(path: Path, model: type[_Line]) -> list[_Line]:
    """The lines of a JSON Lines file, blank ones skipped.

    Raises:
        UsageError: the file cannot be read, or a line is not as it should be.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"Cannot read {path}: {error}"
        raise UsageError(message) from error
    lines: list[_Line] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            lines.append(_parse(path, number, line, model))
    return lines


def _parse(path: Path, number: int, line: str, model: type[_Line]) -> _Line:
    try:
        return model.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        message = f"{path}, line {number}: {error}"
        raise UsageError(message) from error
