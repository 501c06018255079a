"""Lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.cli.errors import UsageError
from corpus.vocabulary import DocumentType, Geography, Sector
from indexing.entries import SearchFilter

_Line = TypeVar("_Line", bound=BaseModel)


class Filter(BaseModel):
    """Narrows a search; each field is one value or a list of them."""

    model_config = ConfigDict(extra="forbid")

    document: str | list[str] | None = None
    type: DocumentType | list[DocumentType] | None = None
    sector: Sector | list[Sector] | None = None
    geography: Geography | list[Geography] | None = None
    core: bool | None = None

    def to_search_filter(self) -> SearchFilter:
        """The same as the indexes want it."""
        return SearchFilter(
            documents=_values(self.document),
            types=_values(self.type),
            sectors=_values(self.sector),
            geographies=_values(self.geography),
            core=self.core,
        )


def _values(given: str | Sequence[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return (str(given),) if isinstance(given, str) else tuple(map(str, given))


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
    except json.JSONDecodeError as error:
        message = f"{path}, line {number}: this is not JSON ({error})."
        raise UsageError(message) from error
    except ValidationError as error:
        faults = "; ".join(f"{_place(e['loc'])}: {e['msg']}" for e in error.errors())
        message = f"{path}, line {number}: {faults}."
        raise UsageError(message) from error


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "the line"
