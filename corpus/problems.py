"""What is wrong with a catalogue, said so that whoever keeps it can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.record import DocumentRecord
from corpus.vocabulary import Basis, DocumentType, Geography, Sector, Theme

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_VOCABULARIES = {
    "type": DocumentType,
    "sector": Sector,
    "geography": Geography,
    "themes": Theme,
    "basis": Basis,
}
_ADVICE = {
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "missing": "is missing",
    "string_pattern_mismatch": "use lower-case letters and digits, joined by single hyphens",
    "string_too_short": "must not be empty",
    "string_type": "must be text",
    "tuple_type": "must be a list in square brackets, such as [one, another]",
}


class CatalogueError(ValueError):
    """A library or glossary that cannot be used at all; the message says what to do."""


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    """One thing to mend: in which file, in which field, and what to do."""

    file: str
    """Path relative to the library's folder, with forward slashes."""
    field: str
    message: str

    def __str__(self) -> str:
        """The problem as one line."""
        return f"{self.file}: {self.field}: {self.message}"


def record_problems(file: str, error: ValidationError) -> tuple[CatalogueProblem, ...]:
    """One problem for each thing that the record of `file` gets wrong, each with its value."""
    return tuple(_problem(file, detail) for detail in error.errors())


def unknown_field(file: str, name: str) -> CatalogueProblem:
    """A note on a field that the catalogue does not have, and so leaves out."""
    known = ", ".join(DocumentRecord.model_fields)
    return CatalogueProblem(file, name, f"not a field of the catalogue; its fields are: {known}")


def _problem(file: str, detail: ErrorDetails) -> CatalogueProblem:
    field = str(detail["loc"][0])
    return CatalogueProblem(file, field, f"{_shown(detail['input'])}: {_advice(field, detail)}")


def _advice(field: str, detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "enum":
        return "not allowed; use " + ", ".join(_VOCABULARIES[field])
    if kind == "value_error":
        return str(detail.get("ctx", {}).get("error", detail["msg"]))
    return _ADVICE.get(kind, detail["msg"])


def _shown(value: object) -> str:
    """The value as the reader will find it in the file, kept short."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 80 else f'"{value[:80]}…"'
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "several lines of `name: value`"
    return repr(value)[:80]
