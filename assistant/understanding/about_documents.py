"""What is asked of a document itself, such as who wrote it, with "it" for one just cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.lexicon import tokenise
from assistant.understanding.mentions import of_kind
from assistant.understanding.pronouns import leaning_pronouns
from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Namer
    from assistant.understanding.subject import Subject

_OF_A_DOCUMENT = any_of(
    r"\b(?:wrote|written|authors?|authored|publish(?:ed|ers?)?|publication|issued|commissioned)\b",
    r"\bhow (?:old|recent)\b|\bup[ -]to[ -]date\b|\b(?:most recent|latest) (?:version|edition)\b",
    r"\bwhere (?:can|could|do|would) (?:i|we) (?:read|find|get|see|download)\b",
    r"\bsuperseded\b|\breplaced by\b|\bwhat (?:is|was) (?:it|that) based on\b",
)
_FEW = 2


def of_document(asked: str, subject: Subject, namer: Namer, documents: Sequence[str]) -> str | None:
    """`asked` of the document that it means, or None if it is about something else.

    That is the one that the subject names, else the first of `documents`, which the last answer
    cited.
    """
    if not _OF_A_DOCUMENT.search(asked) or of_kind(namer.find(asked), "document"):
        return None
    meant = subject.document or next(iter(documents), None)
    if meant is None:
        return None
    pronouns = [p for p in leaning_pronouns(asked) if p.role in ("it", "that", "document")]
    if pronouns:
        return f"{asked[: pronouns[0].start]}{meant}{asked[pronouns[0].end :]}"
    topical = [token for token in tokenise(asked) if not token.is_stop_word]
    return f"{asked.rstrip('?!. ')} ({meant})?" if len(topical) <= _FEW else None
