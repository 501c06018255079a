"""What people ask that pieces of the documents answer, kept in files that people write.

A question shares more with other questions than with the sentence that answers it, so questions
that a piece answers are indexed with it (document expansion: Nogueira and Lin 2019, "From doc2query
to docTTTTTquery"). They lead to pieces; nothing of them is ever said.

They stand beside their document, in a file of its name that ends in `.asked`, as groups of lines:
`> first words of the piece`, a second such line where the pieces from the first to the last answer
together, then `? question` lines. A line `! question` holds what people ask of the document and it
does not say; it belongs to no group. Lines that begin with `#` and empty lines are for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".asked"
_LARGEST = 500_000


class AskedError(ValueError):
    """A file of questions that cannot be used; the message names the line to mend."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that one piece of a document answers, or a run of pieces from first to last."""

    first: str
    """The words that the piece begins with."""
    last: str
    """The words that the last piece of the run begins with; `first` again for one piece."""
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedFile:
    """What people ask about one document."""

    answered: tuple[Asked, ...]
    unanswered: tuple[str, ...]
    """Questions near its subject that it has no answer to."""


def asked_bytes(document: Path) -> bytes:
    """The questions kept beside the file of a document; empty where there are none.

    Raises:
        OSError: they cannot be read.
    """
    path = document.with_suffix(SUFFIX)
    return path.read_bytes() if path.is_file() else b""


def read_asked(data: bytes, name: str) -> AskedFile:
    """The questions in a file's content, in its order; `name` is for messages.

    Raises:
        AskedError: a line is none of the four kinds, a group is not complete, or there are too
            many of them.
    """
    if len(data) > _LARGEST:
        raise AskedError(f"{name}: more than {_LARGEST} bytes; keep fewer questions")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise AskedError(f"{name}: is not UTF-8 text; save it again as UTF-8") from error
    groups: list[tuple[list[str], list[str]]] = []
    unanswered: list[str] = []
    for number, line in enumerate(lines, 1):
        mark, words = line[:1], line[1:].strip()
        if mark in ("", "#"):
            continue
        if mark not in (">", "?", "!") or not words:
            raise AskedError(f"{name}, line {number}: begin it with '> ', '? ', '! ' or '# '")
        if mark == "!":
            unanswered.append(words)
            continue
        if mark == ">" and (not groups or groups[-1][1]):
            groups.append(([], []))
        if not groups or (mark == ">" and len(groups[-1][0]) == 2):
            raise AskedError(f"{name}, line {number}: one or two '> ' lines, then '? ' lines")
        groups[-1][0 if mark == ">" else 1].append(words)
    if groups and not groups[-1][1]:
        raise AskedError(f"{name}: the last '> ' line has no '? ' line after it")
    answered = (Asked(begins[0], begins[-1], tuple(asks)) for begins, asks in groups)
    return AskedFile(tuple(answered), tuple(unanswered))
