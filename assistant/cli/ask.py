"""`workforce-assistant ask`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.answer_wording import path_within, quote_line
from assistant.cli.errors import UsageError, told_plainly
from assistant.cli.files import write_file
from assistant.cli.jsonl import ConversationLine, read_lines
from assistant.settings import load_settings

if TYPE_CHECKING:
    from assistant.conversation import Assistant, Conversation
    from assistant.models import Answer

_MARKS = re.compile(r"\\(?=[^\w\s])|\*+")
_QUOTE_WIDTH = 400


def ask(
    questions: Annotated[
        list[str] | None, typer.Argument(help="One conversation: each question follows the last.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(help='Lines {"id", "questions": [...]}; the last one of each is answered.'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also show how the question was understood.")
    ] = False,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the language model that is set write.")
    ] = True,
    docx: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write it to a Word file, with footnotes."),
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write it to a Markdown file.")
    ] = None,
) -> None:
    """Answer questions from the library, each statement with its source.

    Example: workforce-assistant ask "What does action 5 commit us to?" "and action 6?"
    """
    with told_plainly():
        if bool(questions) == bool(file):
            message = "Give either questions or --file."
            raise UsageError(message)
        if file and (docx or markdown):
            message = "--docx and --markdown hold one conversation: give its questions, no --file."
            raise UsageError(message)
        lines = read_lines(file, ConversationLine) if file else []
        from assistant.conversation import Assistant

        with Assistant.open(load_settings()) as assistant:
            if file:
                _answer_lines(assistant, lines, model=model)
            else:
                held = _converse(assistant, questions or [], as_json, explain, model)
                _save(assistant, held, docx, markdown)


def _answer_lines(assistant: Assistant, lines: Iterable[ConversationLine], *, model: bool) -> None:
    from assistant.conversation import Conversation

    for line in lines:
        conversation = Conversation()
        for question in line.questions[:-1]:
            conversation = conversation.after(assistant.ask(question, conversation, model=model))
        answer = assistant.ask(line.questions[-1], conversation, model=model)
        typer.echo(answer.model_copy(update={"id": str(line.id)}).model_dump_json())


def _converse(
    assistant: Assistant, questions: list[str], as_json: bool, explain: bool, model: bool
) -> Conversation:
    from assistant.conversation import Conversation

    conversation = Conversation()
    for place, question in enumerate(questions, 1):
        if explain:
            typer.echo(assistant.understand(question, conversation).explained(), err=as_json)
        answer = assistant.ask(question, conversation, model=model)
        conversation = conversation.after(answer)
        if as_json:
            typer.echo(answer.model_copy(update={"id": str(place)}).model_dump_json())
        else:
            typer.echo(as_text(answer) + "\n")
    return conversation


def _save(
    assistant: Assistant, held: Conversation, docx: Path | None, markdown: Path | None
) -> None:
    """Writes the conversation to the files that were asked for."""
    if docx is None and markdown is None:
        return
    from assistant.exports.conversations import as_markdown, as_word, made_from
    from assistant.history import name_from, turns_now

    turns = turns_now(held.answers, assistant.shelf.generation)
    name, made = name_from(turns[0].question), made_from(turns, assistant.library)
    if docx is not None:
        write_file(docx, as_word(name, turns, made))
    if markdown is not None:
        write_file(markdown, as_markdown(name, turns, made).encode())


def as_text(answer: Answer) -> str:
    """An answer for the terminal: its words, each citation with its quote, and what it offers."""
    lines = [_MARKS.sub("", answer.answer)]
    lines += [""] if answer.citations else []
    for citation in answer.citations:
        section = path_within(citation.section.split(" > "), citation.title)
        page = f"page {citation.page}" if citation.page else ""
        where = ", ".join(filter(None, (section, page)))
        lines.append(f"[{citation.number}] {citation.title}{f': {where}' if where else ''}")
        quote = shorten(quote_line(citation), _QUOTE_WIDTH, placeholder=" …")
        lines.append(f"    “{quote}”")
    if answer.offer:
        from assistant.answering.offer_wording import asked_as

        lines += ["", asked_as(answer.offer)]
    return "\n".join(lines)
