"""Questions that ask for several things: what the library answers of them, and what not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.finder import find_answer
from assistant.answering.gathering import gather
from assistant.answering.matching import wholly_held
from assistant.understanding.context import Context
from assistant.understanding.parts import divide

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.draft import Draft
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from assistant.understanding.reading import Reader

_REFUSALS = ("not_in_library", "out_of_scope")
_SILENT = "The library does not answer this part of the question: {}"
_SILENT_ON_SEVERAL = "The library does not answer these parts of the question: {}"
_SAID_OF_IT = "; what it says about that is below"
_TOUCHED = 0.5


def with_parts(
    finding: Finding, understanding: Understanding, shelf: Shelf, reader: Reader
) -> Finding:
    """`finding`, made partial where a part of the question has no answer and others have.

    A part is called unanswered only if it finds nothing by itself and the statements found do not
    hold what it is about; an answer is built from parts only of those that are sure. Where the
    whole has no answer and each of its parts has one, these are the answer.
    """
    parts = divide(understanding.standalone_question)
    if not parts or finding.complete or finding.status == "partial":
        return finding
    read = _read(parts, reader)
    found = [find_answer(part, gather(part, shelf), shelf) for part in read]
    drafts, sure = finding.drafts, list[Finding]()
    if finding.status in _REFUSALS:
        sure = [f for part, f in zip(read, found, strict=True) if _is_sure(f, part, found[0])]
        drafts = tuple({d.text: d for f in sure for d in f.drafts}.values())
    silent = [
        (text, its)
        for text, part, its in zip(parts, read, found, strict=True)
        if its.status in _REFUSALS and not _touched(part, drafts, shelf)
    ]
    if len(sure) == len(parts):
        return _together(sure, drafts)
    if not drafts or not silent or len(silent) == len(parts):
        return finding
    absences = tuple(draft for _, its in silent for draft in its.drafts)
    note = _told(finding, [text for text, _ in silent], said=bool(absences))
    return replace(finding, status="partial", drafts=(*drafts, *absences), note=note, nearest=())


def _read(parts: Sequence[str], reader: Reader) -> list[Understanding]:
    """Each part understood; those after the first may lean on it."""
    first = reader.read(parts[0])
    before = Context(question=first.standalone_question)
    return [first, *(reader.read(part, before) for part in parts[1:])]


def _together(sure: Sequence[Finding], drafts: tuple[Draft, ...]) -> Finding:
    """The answers to all parts as one, as sure as the least sure of them."""
    return Finding(
        "partial" if any(part.status == "partial" for part in sure) else "answered",
        drafts,
        " ".join(dict.fromkeys(part.note for part in sure if part.note)),
        confidence=min((p.confidence for p in sure if p.confidence is not None), default=None),
    )


def _is_sure(finding: Finding, part: Understanding, first: Finding) -> bool:
    """Whether a part may be shown by itself: "for how many?" leans on what the first part is of."""
    if finding.status in _REFUSALS or finding.unsure:
        return False
    return len(part.concepts) > 1 or (first.status not in _REFUSALS and not first.unsure)


def _touched(part: Understanding, drafts: Iterable[Draft], shelf: Shelf) -> bool:
    return any(
        wholly_held(part.concepts, shelf.lexicon.stems(draft.text), draft.passage.doc_id)
        >= _TOUCHED
        for draft in drafts
    )


def _told(finding: Finding, silent: Sequence[str], *, said: bool) -> str:
    before = "" if finding.status in _REFUSALS else finding.note
    words = _SILENT if len(silent) == 1 else _SILENT_ON_SEVERAL
    quoted = "; ".join(f"“{part}”" for part in silent)
    return f"{before} {words.format(quoted)}{_SAID_OF_IT if said else ''}.".strip()
