"""A conversation in the terminal."""

from __future__ import annotations

import typer
from rich.console import Console

from assistant.cli.ask import as_text
from assistant.conversation import Assistant, Conversation
from assistant.settings import Settings


def converse(settings: Settings) -> None:
    """Ask and answer until an empty line, `quit` or the end of input."""
    console = Console(highlight=False)
    with Assistant.open(settings) as assistant:
        console.print("Ask a question; an empty line ends the conversation.")
        conversation = Conversation()
        while question := _next_question():
            answer = assistant.ask(question, conversation)
            conversation = conversation.after(answer)
            console.print(as_text(answer) + "\n", markup=False)


def _next_question() -> str:
    try:
        question = typer.prompt(">", prompt_suffix=" ", default="", show_default=False).strip()
    except typer.Abort:
        return ""
    return "" if question.lower() in ("quit", "exit") else question
