"""What is said of an answer wherever it is shown: how far it goes, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.compose import escape, escape_line
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.models import Answer, Citation, NearDocument, Status

STATUS: Mapping[Status, str] = {
    "answered": "Answered",
    "partial": "Partly answered: the library does not hold all that was asked for",
    "not_in_library": "Not in the library",
    "out_of_scope": "Outside this library’s field",
}
UNSURE = "Perhaps answered"
NEAREST = "Nearest documents"
CLOSEST = "Nearest documents, and what comes closest in each"


def how_far(answer: Answer) -> str:
    """How far a question was answered, and whether that is sure."""
    return UNSURE if answer.unsure else STATUS[answer.status]


def named_nearest(nearest: Sequence[NearDocument]) -> str:
    """The last lines of an answer that says there is none, as Markdown; empty without documents."""
    if not nearest:
        return ""
    lines = (
        f"- {escape_line(near.title)}" + (f": “{escape(near.says)}”" if near.says else "")
        for near in nearest
    )
    heading = CLOSEST if any(document.says for document in nearest) else NEAREST
    return f"\n\n{heading}:\n\n" + "\n".join(lines)


def without_nearest(answer: Answer) -> str:
    """An answer's Markdown for where the nearest documents are shown as links beside it."""
    return answer.answer.removesuffix(named_nearest(answer.nearest))


def quote_line(citation: Citation) -> str:
    """A citation's quote without its Markdown, in one line; a stroke stands for each line's end."""
    return " / ".join(plain_text(citation.quote).split("\n"))


def path_within(heading_path: Sequence[str], title: str) -> str:
    """A heading path as one line, without a first heading that only says the title again."""
    names = list(heading_path)
    if names and (names[0].startswith(title) or title.startswith(names[0])):
        names = names[1:]
    return " › ".join(names)
