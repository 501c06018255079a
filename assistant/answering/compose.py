"""From drafts to the answer that is shown: numbered citations, statements, Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.grounding.quotes import squeezed, stands_in, support
from assistant.grounding.sums import recomputes
from assistant.models import Citation, Statement
from assistant.superseded import superseded_words
from corpus.provenance import is_background, is_own_reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.draft import Draft
    from assistant.models import Support
    from corpus.record import DocumentRecord
    from indexing.document import Passage

_MARK = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=#?\w+;)")
_LIST_MARK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|[-\s]*$)))")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class UnverifiableQuoteError(AssertionError):
    """A draft quotes words that do not stand in its passage: a defect, never to be shown."""


@dataclass(frozen=True, slots=True)
class Composition:
    """An answer's visible parts."""

    markdown: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]


def compose(
    drafts: Sequence[Draft], note: str, records: Mapping[str, DocumentRecord]
) -> Composition:
    """Statements, citations and Markdown for `drafts`, grouped under their sources.

    Drafts from one place should stand together: each change of place begins a new group. What a
    language model wrote stands before them, as a paragraph.

    Raises:
        UnverifiableQuoteError: a quote does not stand in its passage.
    """
    citations: dict[tuple[str, str], Citation] = {}
    statements: list[Statement] = []
    lines: list[str] = []
    written: list[str] = []
    source = ""
    for draft in drafts:
        text = squeezed(draft.text)
        cited = [_cite(passage, quote, citations, records) for passage, quote in draft.quoted]
        numbers = tuple(dict.fromkeys(citation.number for citation in cited))
        statements.append(_statement(text, numbers, draft))
        heading = _heading(draft, records)
        marks = "".join(f"[{n}]" for n in numbers)
        if draft.verified is not None:
            written.append(f"{escape_line(text) if not written else escape(text)} {marks}")
            continue
        if heading != source:
            lines += ["", heading, ""]
            source = heading
        aside = f" — {escape(draft.aside)}" if draft.aside else ""
        lines.append(f"- {escape_line(text)}{aside} {marks}")
    top = [escape_line(note)] if note else []
    top += ["", " ".join(written)] if written else []
    whole = "\n".join([*top, *lines]).strip()
    return Composition(whole, tuple(statements), tuple(citations.values()))


def _heading(draft: Draft, records: Mapping[str, DocumentRecord]) -> str:
    return f"{escape(draft.under)}:" if draft.under else _source_line(draft, records)


def _statement(text: str, numbers: tuple[int, ...], draft: Draft) -> Statement:
    verified, carried = draft.verified, _support(text, draft)
    if verified is None:
        return Statement(text=text, citations=numbers, support=carried)
    return Statement(
        text=text,
        citations=numbers,
        support=carried,
        author="model",
        support_score=round(verified.score, 3),
        recited=verified.repaired,
    )


def _support(text: str, draft: Draft) -> Support:
    quotes = [quote for _, quote in draft.quoted]
    if draft.computed:
        return "computed" if recomputes(text, quotes) else "unsupported"
    carried = support(text, quotes)
    # What the verifier let through holds other forms of its source's words.
    return "supported" if draft.verified is not None and carried == "unsupported" else carried


def _cite(
    passage: Passage,
    quote: str,
    citations: dict[tuple[str, str], Citation],
    records: Mapping[str, DocumentRecord],
) -> Citation:
    if not stands_in(quote, passage.text):
        message = f"Quote not in passage {passage.id}: {quote[:80]!r}"
        raise UnverifiableQuoteError(message)
    key = (passage.id, quote)
    if key not in citations:
        record = records[passage.doc_id]
        citations[key] = Citation(
            number=len(citations) + 1,
            doc_id=passage.doc_id,
            title=record.title,
            publisher=record.publisher,
            published=record.published,
            section=passage.section,
            page=passage.page,
            quote=quote,
            url=record.url,
            passage_id=passage.id,
            superseded_by=superseded_words(record, records),
        )
    return citations[key]


def _source_line(draft: Draft, records: Mapping[str, DocumentRecord]) -> str:
    record = records[draft.passage.doc_id]
    date = f" ({readable_date(record.published)})" if record.published else ""
    path = [h for h in draft.passage.heading_path if h not in (record.title, draft.text)]
    where = f", *{escape(path[-1])}*" if path else ""
    page = f", page {draft.passage.page}" if draft.passage.page else ""
    later = superseded_words(record, records)
    old = f" — {escape(later)}" if later else ""
    warning = caveat(draft.passage.heading_path)
    return f"From **{escape(record.title)}**{date}{where}{page}{old}{warning}:"


def caveat(heading_path: Sequence[str]) -> str:
    """A warning where a section is not the document's own word; empty elsewhere."""
    if is_background(heading_path):
        return " — general knowledge, not read in the document"
    if is_own_reading(heading_path):
        return " — this library's reading, not the publisher's"
    return ""


def readable_date(published: str) -> str:
    """'2024-05-21' as '21 May 2024', '2024-05' as 'May 2024', '2024' as it is."""
    year, *rest = published.split("-")
    words = [_MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


def escape(text: str) -> str:
    """`text` with everything that Markdown would read as a mark inside a line made literal."""
    return _MARK.sub(r"\\\g<0>", text)


def escape_line(text: str) -> str:
    """The same for words that begin a line, where "1." and "-" would begin a list."""
    return _LIST_MARK.sub(r"\1\\", escape(text))
