"""Answers as files: Word with a footnote for each citation, Markdown, and a table of citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answer_wording import how_far, path_within, quote_line
from assistant.answering.compose import escape, readable_date
from assistant.exports.provenance import provenance_of
from assistant.exports.sheets import Sheet
from assistant.exports.word import WordReport
from indexing.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.exports.provenance import Provenance
    from assistant.exports.sheets import Cell
    from assistant.exports.word import Noted
    from assistant.history import Turn
    from assistant.models import Answer, Citation
    from indexing.library import Library

_HOW = (
    "Each question was read in its conversation and answered from the library alone: passages "
    "found by meaning, words and known questions, and of them the sentences, items and cells that "
    "answer. Every quote stands word for word in its passage."
)
_BY_MODEL = "What a language model wrote was held against its passages, and is marked."
_MARKERS = re.compile(r"\s*((?<!\\)(?:\[\d+\])+)")
_NUMBER = re.compile(r"\d+")
_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
_COLUMNS = (
    "turn", "question", "status", "statement", "citation", "quote", "document", "publisher",
    "published", "section", "page", "address", "passage", "answered at", "library version",
)  # fmt: skip


def made_from(turns: Sequence[Turn], library: Library) -> Provenance:
    """Where a file of these answers comes from, if it is made now."""
    writers = (t.answer.model for t in turns if t.answer and t.answer.mode == "generative")
    names = " and ".join(dict.fromkeys(filter(None, writers)))
    made = provenance_of(library, _HOW)
    return made.with_language_model(names, _BY_MODEL) if names else made


def as_word(name: str, turns: Sequence[Turn], made: Provenance) -> bytes:
    """A report: each question with its answer, the citations as footnotes."""
    report = WordReport(name, made)
    for answer, turn in _answered(turns):
        if turns[1:] or answer.question != name:
            report.heading(answer.question)
        report.paragraph(". ".join(_about(answer, turn)) + ".", small=True)
        notes = {c.number: f"“{quote_line(c)}” {_place(c)}" for c in answer.citations}
        for line in filter(None, answer.answer.split("\n")):
            item = line.startswith("- ")
            pieces = _pieces(line.removeprefix("- "), notes)
            report.sentences(pieces, style="List Bullet" if item else None)
    return report.save()


def as_markdown(name: str, turns: Sequence[Turn], made: Provenance) -> str:
    """The same in Markdown, the citations as footnotes."""
    lines = [f"# {escape(name)}", "", *(f"{title}: {escape(said)}  " for title, said in made.lines)]
    for place, (answer, turn) in enumerate(_answered(turns), 1):
        about = ". ".join(_about(answer, turn))
        body = _MARKER.sub(rf"[^{place}-\1]", answer.answer)
        if turns[1:] or answer.question != name:
            lines += ["", f"## {escape(answer.question)}"]
        lines += ["", f"*{escape(about)}.*", "", body, ""]
        lines += [
            f"[^{place}-{c.number}]: “{escape(quote_line(c))}” {escape(_place(c))}"
            for c in answer.citations
        ]
    return "\n".join(lines).strip() + "\n"


def as_sheet(turns: Sequence[Turn]) -> Sheet:
    """A line for each citation of each statement; one with no statement for an answer without."""
    rows = tuple(
        row
        for place, (answer, turn) in enumerate(_answered(turns), 1)
        for row in _rows(place, answer, turn)
    )
    return Sheet("Citations", _COLUMNS, rows)


def plain_answer(answer: Answer) -> str:
    """An answer to be pasted anywhere: the question, the words, the sources by number."""
    lines = (plain_words(line.removeprefix("- ")) for line in answer.answer.split("\n") if line)
    sources = (f"[{c.number}] “{quote_line(c)}” {_place(c)}" for c in answer.citations)
    return "\n".join([answer.question, "", *lines, "", *sources]).strip()


def file_name(name: str) -> str:
    """A name for a file, without its ending, that every system takes."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return "-".join(words)[:60].strip("-") or "conversation"


def _answered(turns: Sequence[Turn]) -> Iterator[tuple[Answer, Turn]]:
    return ((turn.answer, turn) for turn in turns if turn.answer is not None)


def _about(answer: Answer, turn: Turn) -> Iterator[str]:
    """What is to be known of an answer, one phrase each."""
    yield how_far(answer)
    if answer.standalone_question.casefold() != answer.question.casefold():
        yield f"Read as: {answer.standalone_question}"
    if answer.mode == "generative":
        yield f"Written by {answer.model or 'a language model'} and checked against its passages"
    version = f" from version {turn.generation} of the library" if turn.generation else ""
    yield f"Asked on {readable_date(turn.asked_at[:10])}{version}"


def _pieces(line: str, notes: Mapping[int, str]) -> Iterator[Noted]:
    """A line of an answer in pieces, each with the footnotes that stand after it."""
    *parts, rest = _MARKERS.split(line)
    for text, markers in zip(parts[::2], parts[1::2], strict=True):
        numbers = (int(found) for found in _NUMBER.findall(markers))
        yield _words(text), [notes[number] for number in numbers if number in notes]
    if rest.strip():
        yield _words(rest), ()


def _words(text: str) -> str:
    """The words of a piece, with the blank kept that parts it from the piece before."""
    return f"{' ' if text[:1].isspace() else ''}{plain_words(text)}"


def _place(citation: Citation) -> str:
    date = readable_date(citation.published) if citation.published else ""
    origin = ", ".join(filter(None, (citation.publisher or "", date, citation.superseded_by or "")))
    page = f", page {citation.page}" if citation.page else ""
    section = path_within(citation.section.split(" > "), citation.title)
    where = f", {section}" if section else ""
    address = f" {citation.url}" if citation.url else ""
    return f"{citation.title}{f' ({origin})' if origin else ''}{where}{page}.{address}"


def _rows(place: int, answer: Answer, turn: Turn) -> Iterator[tuple[Cell, ...]]:
    cited = {citation.number: citation for citation in answer.citations}
    start = (place, answer.question, how_far(answer))
    end = (turn.asked_at[:19], turn.generation)
    for statement in answer.statements:
        for number in statement.citations:
            c = cited[number]
            yield (
                *start, statement.text, number, c.quote, c.title, c.publisher, c.published,
                c.section, c.page, c.url, c.passage_id, *end,
            )  # fmt: skip
    if not answer.statements:
        yield (*start, *[None] * (len(_COLUMNS) - len(start) - len(end)), *end)
