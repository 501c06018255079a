"""The register as HTML: a table a document, its rows grouped under priorities and actions."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answering.compose import caveat
from assistant.commitments import is_stated
from assistant.pages.markdown_html import passage_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.commitments import Commitment

_COLUMNS = ("Commitment", "Owner", "Date", "Measure")
_NOTHING = "No commitment meets all the conditions. Take one away to see more."


def register_html(commitments: Sequence[Commitment]) -> str:
    """A table for each document; where there is nothing to show, a sentence that says so."""
    if not commitments:
        return f"<p>{_NOTHING}</p>"
    documents = groupby(commitments, key=lambda entry: entry.title)
    return "".join(_table(title, list(entries)) for title, entries in documents)


def _table(title: str, entries: Sequence[Commitment]) -> str:
    # On a narrow screen the rows become blocks, which takes a table's own roles away.
    heads = "".join(f"<th role='columnheader' scope='col'>{escape(name)}</th>" for name in _COLUMNS)
    groups = groupby(entries, key=lambda entry: (entry.priority, entry.action))
    bodies = "".join(_group(headings, members) for headings, members in groups)
    return (
        f"<table role='table' class='wsa-register'><caption>{escape(title)}</caption>"
        f"<thead role='rowgroup'><tr role='row'>{heads}</tr></thead>{bodies}</table>"
    )


def _group(headings: tuple[str, str], entries: Iterable[Commitment]) -> str:
    stated = [words for words in headings if is_stated(words)]
    rows = "".join(_row(entry) for entry in entries)
    return f"<tbody role='rowgroup'>{_group_head(stated)}{rows}</tbody>"


def _group_head(headings: Sequence[str]) -> str:
    if not headings:
        return ""
    lines = "".join(f"<span>{escape(words)}</span>" for words in headings)
    return (
        f"<tr role='row'><th role='rowheader' scope='rowgroup' colspan='{len(_COLUMNS)}'>"
        f"{lines}</th></tr>"
    )


def _row(entry: Commitment) -> str:
    note = caveat(entry.section.split(" > ")).strip(" —")
    warning = f"<p class='wsa-caveat'>Please note: {escape(note)}.</p>" if note else ""
    page = f" (page {entry.page})" if entry.page else ""
    code = f"<b>{escape(entry.label)}</b> " if entry.is_coded else ""
    details = "".join(
        _detail(name, words)
        for name, words in zip(_COLUMNS[1:], (entry.owner, entry.date, entry.measure), strict=True)
    )
    return (
        f"<tr role='row'><td role='cell'>{code}{escape(entry.commitment)}{warning}"
        f"<span class='wsa-open'>{_links(entry)}{page}</span></td>{details}</tr>"
    )


def _links(entry: Commitment) -> str:
    first, *others = entry.passages
    label = f"Open the passage of {entry.label}"
    links = [passage_link(first, "Open the passage", label=label, commitment=entry.id)]
    links += [
        passage_link(other, "and of its details", label=f"{label}: its details") for other in others
    ]
    return " ".join(links)


def _detail(name: str, words: str) -> str:
    style = "" if is_stated(words) else " class='wsa-unstated'"
    # The name stands before the words where the column heads are not seen.
    return (
        f"<td role='cell'{style}><span class='wsa-name' aria-hidden='true'>{name}: </span>"
        f"{escape(words)}</td>"
    )
