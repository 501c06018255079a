"""The sections of a document's page as HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.answering.compose import caveat, readable_date
from assistant.commitments import is_stated
from assistant.library_view import NOT_STATED
from assistant.pages.library_list import facts_line, here
from assistant.pages.markdown_html import passage_html
from assistant.pages.passage_view import of_a_reading_note, original_html
from assistant.pages.wording import path_within, term
from assistant.progress_wording import count
from assistant.superseded import superseded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.commitments import Commitment
    from assistant.document_outline import HeadingNode
    from assistant.library_view import DocumentView, Naming
    from corpus.record import DocumentRecord
    from indexing.document import Passage

_FEW = 12
"""Contents and commitments up to so many lie open."""
_NO_TEXT = "No text was found in this document."


def passage_anchor(passage_id: str) -> str:
    """The id of the element that holds a passage."""
    return f"text-{passage_id}"


def head_html(view: DocumentView, records: Mapping[str, DocumentRecord]) -> str:
    """Title, origin and summary, and what took its place."""
    record = view.record
    later = superseded_words(record, records)
    warning = f"<p class='wsa-caveat'>Please note: {escape(later)}.</p>" if later else ""
    summary = f"<p class='wsa-introduction'>{escape(record.summary)}</p>" if record.summary else ""
    return (
        f"<h2 class='wsa-document'>{escape(record.title)}</h2>"
        f"<p class='wsa-meta'>{escape(facts_line(record))}</p>{warning}{summary}"
    )


def record_html(view: DocumentView, added: str | None) -> str:
    """What the catalogue says of it, what it leaves open said so, and where the original is.

    `added` is the day on which somebody added it, if somebody did.
    """
    record = view.record
    note = record.basis is not None
    facts = {
        "Publisher": record.publisher,
        "Published": record.published and readable_date(record.published),
        "Type": record.type and term(record.type),
        "Sector": record.sector and term(record.sector),
        "Place": record.geography and term(record.geography),
        "Themes": ", ".join(term(theme) for theme in record.themes),
        "Licence": record.licence,
        "Pages": str(view.stored.page_count) if view.stored.page_count else "",
        "File": PurePath(view.stored.file_name).name if added else view.stored.file_name,
        "Added here": readable_date(added) if added else "",
    }
    always = {"Publisher", "Published", "Type", "Sector", "Place", "Themes"}
    facts = {name: value for name, value in facts.items() if value or name in always}
    facts |= {name: value for name, value in of_a_reading_note(record).items() if note and value}
    rows = "".join(
        f"<dt>{name}</dt><dd>{escape(value or NOT_STATED.capitalize())}</dd>"
        for name, value in facts.items()
    )
    warnings = "".join(f"<p class='wsa-caveat'>{escape(w)}</p>" for w in view.stored.warnings)
    return (
        f"<h2 class='wsa-section'>About this document</h2>{warnings}"
        f"<dl class='wsa-facts'>{rows}</dl>{original_html(record)}"
    )


def contents_html(view: DocumentView) -> str:
    """Its headings as links to where they stand."""
    items = _headings(view, view.outline.headings, ())
    if not items:
        return ""
    return f"<h2 class='wsa-section'>Contents</h2>{_folded(items.count('<li>'), 'heading', items)}"


def commitments_html(view: DocumentView) -> str:
    """What it commits itself to, each with a link to its passage; "" if to nothing."""
    if not view.commitments:
        return ""
    groups = groupby(view.commitments, key=lambda entry: entry.action)
    lists = "".join(_group(view, action, members) for action, members in groups)
    folded = _folded(len(view.commitments), "commitment", lists)
    return f"<h2 class='wsa-section'>Commitments</h2>{folded}"


def links_html(view: DocumentView, records: Mapping[str, DocumentRecord]) -> str:
    """Editions before and after it, the documents that its text names and those that name it."""
    lists = (
        ("It takes the place of", _editions(view.supersedes)),
        ("Its place was taken by", _editions(view.superseded_by)),
        ("Its text names", _namings(view.names, records, own=view.record.id)),
        ("Named in the text of", _namings(view.named_by, records)),
    )
    shown = "".join(f"<h3>{title}</h3><ul>{items}</ul>" for title, items in lists if items)
    found = (
        "<p class='wsa-meta'>Found by titles and usual names, so that a document that is only "
        "alluded to is missing, and a name can mean another. The links lead to the words.</p>"
    )
    none = "<p>No other document of the library supersedes it, names it or is named in it.</p>"
    content = f"{found}{shown}" if shown else none
    return f"<h2 class='wsa-section'>Links with other documents</h2>{content}"


def text_html(view: DocumentView, passages: Sequence[Passage], wanted: str | None) -> str:
    """Its text, a section for each passage; the one that is `wanted` marked as such."""
    body = "".join(_passage(view, passage, passage.id == wanted) for passage in passages)
    gone = wanted is not None and view.place_of(wanted) is None
    note = (
        "<p class='wsa-caveat'>The passage asked for is no longer in this document. The index was "
        "built again since.</p>"
    )
    return (
        f"<h2 class='wsa-section'>Text</h2>{note if gone else ''}"
        f"<div class='wsa-passage'>{body or f'<p>{_NO_TEXT}</p>'}</div>"
    )


def _folded(number: int, noun: str, content: str) -> str:
    """`content`, behind a line to open it where there is much."""
    if number <= _FEW:
        return content
    return f"<details><summary>Show {count(number, noun)}</summary>{content}</details>"


def _headings(view: DocumentView, nodes: Iterable[HeadingNode], above: tuple[str, ...]) -> str:
    items = "".join(_heading(view, node, (*above, node.title)) for node in nodes)
    return f"<ul class='wsa-contents'>{items}</ul>" if items else ""


def _heading(view: DocumentView, node: HeadingNode, path: tuple[str, ...]) -> str:
    passage = view.opening_of(path)
    words = here(node.title, document=view.record.id, passage=passage) if passage else None
    page = f" <span class='wsa-meta'>page {node.page}</span>" if node.page else ""
    return f"<li>{words or escape(node.title)}{page}{_headings(view, node.children, path)}</li>"


def _group(view: DocumentView, action: str, members: Iterable[Commitment]) -> str:
    heading = f"<h3>{escape(action)}</h3>" if is_stated(action) else ""
    items = "".join(
        f"<li>{_code(entry)}{escape(entry.commitment)} "
        + here(
            "Read it in the text",
            label=f"Read {entry.label} in the text",
            document=view.record.id,
            passage=entry.passages[0],
        )
        + "</li>"
        for entry in members
    )
    return f"{heading}<ul>{items}</ul>"


def _code(entry: Commitment) -> str:
    return f"<b>{escape(entry.label)}</b> " if entry.is_coded else ""


def _editions(records: Iterable[DocumentRecord]) -> str:
    return "".join(
        f"<li>{here(record.title, document=record.id)}"
        f"{f' ({record.year})' if record.year else ''}</li>"
        for record in records
    )


def _namings(
    namings: Iterable[Naming], records: Mapping[str, DocumentRecord], own: str | None = None
) -> str:
    """Documents with the words that name them; these stand in `own`, or in each of them."""
    items = ""
    for one in namings:
        title = records[one.doc_id].title
        words = here(
            f"“{one.words}”",
            label=f"Where it is named: “{one.words}”, {title}",
            document=own or one.doc_id,
            passage=one.passage_id,
        )
        items += f"<li>{here(title, document=one.doc_id)}, as {words}</li>"
    return items


def _passage(view: DocumentView, passage: Passage, wanted: bool) -> str:
    path = path_within(passage.heading_path, view.record.title) or view.record.title
    note = caveat(passage.heading_path).strip(" —")
    warning = f"<p class='wsa-caveat'>Please note: {escape(note)}.</p>" if note else ""
    page = f"Page {passage.page}. " if passage.page else ""
    link = here(
        "Link to this passage",
        label=f"Link to this passage: {path}",
        document=view.record.id,
        passage=passage.id,
    )
    here_mark = " class='wsa-here'" if wanted else ""
    return (
        f"<section id='{escape(passage_anchor(passage.id))}' tabindex='-1'{here_mark}>"
        f"{warning}{passage_html(passage.text)}<p class='wsa-meta'>{page}{link}</p></section>"
    )
