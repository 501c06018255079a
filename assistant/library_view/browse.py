"""Documents narrowed by what their records say. A field that a record leaves open counts too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.record import DocumentRecord

FIELDS = ("type", "sector", "geography", "theme", "year")
"""What documents can be narrowed by."""

NOT_STATED = "not stated"
"""Stands for the documents whose record leaves a field open."""


def values_of(record: DocumentRecord, field: str) -> tuple[str, ...]:
    """What a record says in one of `FIELDS`; empty where it leaves it open."""
    if field == "theme":
        return tuple(map(str, record.themes))
    value = getattr(record, field)
    return () if value is None else (str(value),)


def options(records: Iterable[DocumentRecord], field: str) -> tuple[str, ...]:
    """The values to choose from: by name, years newest first, `NOT_STATED` last where it applies.

    Empty where no record says anything.
    """
    found = [values_of(record, field) for record in records]
    values = sorted({value for each in found for value in each}, reverse=field == "year")
    return (*values, *([NOT_STATED] if values and () in found else []))


def select(
    records: Iterable[DocumentRecord], chosen: Mapping[str, str]
) -> tuple[DocumentRecord, ...]:
    """The records that have the chosen value in every field; a field that is "" is left open."""
    wanted = {field: value for field, value in chosen.items() if value}
    return tuple(
        record
        for record in records
        if all(
            value in (values_of(record, field) or (NOT_STATED,)) for field, value in wanted.items()
        )
    )


def newest_first(records: Iterable[DocumentRecord]) -> tuple[DocumentRecord, ...]:
    """By date, the newest first and those with no date last; the same date by title."""
    by_title = sorted(records, key=lambda record: record.title.casefold())
    return tuple(sorted(by_title, key=lambda record: record.published or "", reverse=True))
