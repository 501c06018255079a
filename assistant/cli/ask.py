"""`workforce-assistant ask`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.errors import UsageError, told_plainly
from assistant.cli.jsonl import ConversationLine, read_lines
from assistant.settings import load_settings

if TYPE_CHECKING:
    from assistant.conversation import Assistant
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
) -> None:
    """Answer questions from the library, each statement with its source.

    Example: workforce-assistant ask "What does action 5 commit us to?" "and action 6?"
    """
    with told_plainly():
        if bool(questions) == bool(file):
            message = "Give either questions or --file."
            raise UsageError(message)
        lines = read_lines(file, ConversationLine) if file else []
        from assistant.conversation import Assistant

        with Assistant.open(load_settings()) as assistant:
            if file:
                _answer_lines(assistant, lines, model=model)
            else:
                _converse(assistant, questions or [], as_json=as_json, explain=explain, model=model)


def _answer_lines(assistant: Assistant, lines: Iterable[ConversationLine], *, model: bool) -> None:
    from assistant.conversation import Conversation

    for line in lines:
        conversation = Conversation()
        for question in line.questions[:-1]:
            conversation = conversation.after(assistant.ask(question, conversation, model=model))
        answer = assistant.ask(line.questions[-1], conversation, model=model)
        typer.echo(answer.model_copy(update={"id": str(line.id)}).model_dump_json())


def _converse(
    assistant: Assistant, questions: list[str], *, as_json: bool, explain: bool, model: bool
) -> None:
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


def as_text(answer: Answer) -> str:
    """An answer for the terminal: its words, each citation with its quote, and what it offers."""
    lines = [_MARKS.sub("", answer.answer), ""]
    for citation in answer.citations:
        page = f", page {citation.page}" if citation.page else ""
        path = citation.section.split(" > ")
        section = " > ".join(path[path[0].startswith(citation.title) :])
        lines.append(f"[{citation.number}] {citation.title}: {section}{page}")
        lines.append(f"    “{shorten(citation.quote, _QUOTE_WIDTH, placeholder=' …')}”")
    if answer.offer:
        from assistant.answering.offer_wording import asked_as

        lines += ["", asked_as(answer.offer)]
    return "\n".join(lines)
