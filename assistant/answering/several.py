"""Questions that ask for several things: what the library answers of them, and what not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.draft import Finding
from assistant.answering.finder import find_answer
from assistant.answering.gathering import gather
from assistant.answering.matching import wholly_held
from assistant.understanding.context import Context
from assistant.understanding.parts import divide, spread

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
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_TOUCHED = 0.5
_MOST_BESIDES = 3


def with_parts(
    finding: Finding, understanding: Understanding, shelf: Shelf, reader: Reader
) -> Finding:
    """`finding` with what its parts find besides, or made partial where one has no answer.

    A part adds what it surely finds where the statements found hold none of it. It is called
    unanswered only if it finds nothing by itself and these do not hold what it is about. Where the
    whole has no sure answer and its parts have, one of them surely, these are the answer.
    """
    parts = divide(understanding.standalone_question) or _spread(understanding)
    if not parts or finding.complete or finding.status == "partial":
        return finding
    read = _read(parts, reader)
    found = [find_answer(part, gather(part, shelf), shelf) for part in read]
    drafts, shown = finding.drafts, list[Finding]()
    if finding.unsure or finding.status in _REFUSALS:
        shown = [f for part, f in zip(read, found, strict=True) if _may_show(f, part, found[0])]
        if all(part.unsure for part in shown):
            return finding
        whole = [] if len(shown) == len(parts) else [finding]
        drafts = tuple({d.text: d for f in (*shown, *whole) for d in f.drafts}.values())
    else:
        more = [draft for part in found for draft in _besides(part, drafts)]
        drafts = tuple({d.text: d for d in (*drafts, *more)}.values())
        finding = replace(finding, drafts=drafts)
    silent = [
        (text, its)
        for text, part, its in zip(parts, read, found, strict=True)
        if its.status in _REFUSALS and ((shown and its.drafts) or not _touched(part, drafts, shelf))
    ]
    if shown:
        finding = _together(shown, drafts)
    if not drafts or not silent or len(silent) == len(parts):
        return finding
    absences = tuple(draft for _, its in silent for draft in its.drafts)
    note = _told(finding, [text for text, _ in silent], said=bool(absences))
    drafts = tuple({d.text: d for d in (*drafts, *absences)}.values())
    return replace(finding, status="partial", drafts=drafts, note=note, nearest=())


def _spread(understanding: Understanding) -> tuple[str, ...]:
    """The question asked of each of two documents or places, unless they are set side by side."""
    if understanding.form.kind in ("comparison", "alignment") or _BETWEEN.search(
        understanding.standalone_question
    ):
        return ()
    return spread(understanding.standalone_question, understanding.mentions)


def _read(parts: Sequence[str], reader: Reader) -> list[Understanding]:
    """Each part understood; those after the first may lean on it."""
    first = reader.read(parts[0])
    before = Context(question=first.standalone_question)
    return [first, *(reader.read(part, before) for part in parts[1:])]


def _together(found: Sequence[Finding], drafts: tuple[Draft, ...]) -> Finding:
    """The answers to all parts as one, as sure as the least sure of them."""
    return Finding(
        "partial" if any(part.status == "partial" for part in found) else "answered",
        drafts,
        " ".join(dict.fromkeys(part.note for part in found if part.note)),
        confidence=min((p.confidence for p in found if p.confidence is not None), default=None),
        unsure=any(part.unsure for part in found),
    )


def _besides(part: Finding, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The first statements of a part that is surely answered, if none of it stands in `drafts`."""
    known = {draft.text for draft in drafts}
    if part.status in _REFUSALS or part.unsure or known & {draft.text for draft in part.drafts}:
        return ()
    return part.drafts[:_MOST_BESIDES]


def _may_show(finding: Finding, part: Understanding, first: Finding) -> bool:
    """Whether a part may be shown by itself: "for how many?" leans on what the first part is of."""
    if finding.status in _REFUSALS:
        return False
    return len(part.concepts) > 1 or first.status not in _REFUSALS


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
