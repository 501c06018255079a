"""One document's entry in the catalogue."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from corpus.vocabulary import Basis, DocumentType, Geography, Sector, Theme

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _check_date(text: str) -> str:
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = match.groups(default="01")
        date(int(year), int(month), int(day))
    except ValueError:
        message = "write a year (2024), a month (2024-05) or a day (2024-05-21) that exists"
        raise ValueError(message) from None
    return text


def _check_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or re.search(r"\s", text):
        message = "write a whole web address that begins with https:// or http://"
        raise ValueError(message)
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=200)]
"""Lower-case letters and digits, joined by single hyphens."""
Line = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line)]
"""Text that is not empty, white space made single."""
PartialDate = Annotated[str, AfterValidator(_check_date)]
"""A year, month or day, as precise as is known: "2024", "2024-05", "2024-05-21"."""
WebAddress = Annotated[str, AfterValidator(_check_url)]


class DocumentRecord(BaseModel):
    """What the catalogue says of one document. Only `id` and `title` are always known."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Identifier
    title: Line
    publisher: Line | None = None
    published: PartialDate | None = None
    url: WebAddress | None = None
    url_seen: bool = False
    """Whether the address was seen to hold the document, or a page about it."""
    type: DocumentType | None = None
    sector: Sector | None = None
    geography: Geography | None = None
    themes: tuple[Theme, ...] = ()
    summary: Line | None = None
    licence: Line | None = None
    core: bool = False
    """Whether the strategy names the document, or it is part of the strategy's own set."""
    basis: Basis | None = None
    background_sections: Line | None = None
    """Where `basis` is background: which sections rest on general knowledge."""
    supersedes: tuple[Identifier, ...] = ()
    """Older documents whose place it takes. One side of a link is enough: `corpus.editions`."""
    superseded_by: tuple[Identifier, ...] = ()

    @property
    def year(self) -> int | None:
        """Year of publication, where known."""
        return int(self.published[:4]) if self.published else None


_EXPECTED = (
    "publisher",
    "published",
    "url",
    "url_seen",
    "type",
    "sector",
    "geography",
    "themes",
    "summary",
    "licence",
    "core",
    "basis",
)


def missing_fields(record: DocumentRecord) -> tuple[str, ...]:
    """Names of the catalogue fields that nobody filled in, in the catalogue's order.

    `background_sections` is missed only where `basis` is background, and the links to older and
    newer editions never, since most documents have none.
    """
    given = {name for name in record.model_fields_set if getattr(record, name) not in (None, ())}
    expected = _EXPECTED
    if record.basis is Basis.BACKGROUND:
        expected = (*expected, "background_sections")
    return tuple(name for name in expected if name not in given)
