"""Documents of the library as a list, each with what its record says of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.answering.compose import readable_date
from assistant.library_view import NOT_STATED
from assistant.pages.wording import path_within, term_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.library_view import Excerpt, Found, Searching
    from corpus.record import DocumentRecord
    from indexing.document import Passage


def here(words: str, *, label: str = "", **parameters: str) -> str:
    """A link within the page: in place where the page's script runs, else as an address."""
    name = f' aria-label="{escape(label)}"' if label else ""
    return f'<a href="?{escape(urlencode(parameters))}" data-here{name}>{escape(words)}</a>'


def list_html(records: Iterable[DocumentRecord], added: Mapping[str, str]) -> str:
    """The documents with publisher, date, type, sector, place and summary; "" for none.

    `added` has the day on which people added a document, by its id, for those that they did.
    """
    return _listed(_entry(record, added) for record in records)


def found_html(found: Iterable[Found], searching: Searching, added: Mapping[str, str]) -> str:
    """The documents that a search found, with the passages that have its words; "" for none."""
    return _listed(
        _entry(one.record, added)
        + "".join(_passage(passage, one.record, searching) for passage in one.passages)
        for one in found
    )


def facts_line(record: DocumentRecord) -> str:
    """Publisher, date, type, sector and place of a document, those that are stated."""
    date = readable_date(record.published) if record.published else f"date {NOT_STATED}"
    terms = (record.type, record.sector, record.geography)
    known = (term_of(value.value) for value in terms if value is not None)
    return " · ".join((*([record.publisher] if record.publisher else []), date, *known))


def _listed(entries: Iterable[str]) -> str:
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<ul class='wsa-documents'>{items}</ul>" if items else ""


def added_words(day: str) -> str:
    """That people added a document, and when."""
    return f"Added here on {readable_date(day)}"


def _entry(record: DocumentRecord, added: Mapping[str, str]) -> str:
    summary = f"<p>{escape(record.summary)}</p>" if record.summary else ""
    return (
        f"<h3>{here(record.title, document=record.id)}</h3>"
        f"<p class='wsa-meta'>{escape(facts_line(record))}{_added(record, added)}</p>{summary}"
    )


def _added(record: DocumentRecord, added: Mapping[str, str]) -> str:
    if record.id not in added:
        return ""
    return f" · <span class='wsa-added'>{added_words(added[record.id])}</span>"


def _passage(passage: Passage, record: DocumentRecord, searching: Searching) -> str:
    section = path_within(passage.heading_path, record.title) or "Read it there"
    page = f", page {passage.page}" if passage.page else ""
    link = here(
        f"{section}{page}",
        label=f"Passage in {record.title}: {section}{page}",
        document=record.id,
        passage=passage.id,
    )
    return (
        f"<blockquote>{_marked(searching.excerpt(passage))}</blockquote>"
        f"<p class='wsa-meta'>{link}</p>"
    )


def _marked(excerpt: Excerpt) -> str:
    parts: list[str] = []
    at = 0
    for start, end in excerpt.spans:
        parts += [escape(excerpt.text[at:start]), f"<mark>{escape(excerpt.text[start:end])}</mark>"]
        at = end
    words = "".join((*parts, escape(excerpt.text[at:])))
    return f"{'… ' * excerpt.cut_before}{words}{' …' * excerpt.cut_after}"
