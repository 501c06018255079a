"""`workforce-assistant evidence`: what the library holds on a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from assistant.cli.errors import UsageError, told_plainly
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import EvidenceMap
    from assistant.evidence.model import Quoted


def evidence(
    statement: Annotated[
        str, typer.Argument(help="Any statement, or a unit of the plan: 5d, 'action 3'.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Which documents support, inform or contradict a statement, and how much stands behind it.

    Example: workforce-assistant evidence "career pathways keep staff" --json
    """
    with told_plainly():
        if not any(letter.isalnum() for letter in statement):
            message = "Give a statement in words, or a unit of the plan such as 5d."
            raise UsageError(message)
        from assistant.evidence import EvidenceMapper, statement_of
        from assistant.opening import OpenLibrary

        opened = OpenLibrary(load_settings())
        try:
            shelf = opened.shelf()
            found = EvidenceMapper(shelf.aligner).map(statement_of(statement, shelf))
        finally:
            opened.close()
        if as_json:
            typer.echo(found.model_dump_json())
        else:
            _show(found)


def _show(found: EvidenceMap) -> None:
    console = Console(highlight=False)
    console.print(Text(found.statement, style="bold"))
    console.print(Text(found.strength.in_words))
    for document in found.documents:
        about = f"{document.kind}, {document.published or 'undated'}, {document.geography}"
        head = Text(f"\n{document.stance}: ", style="bold").append(document.title)
        console.print(head.append(f" ({about})", style="dim"))
        _quotes(console, document.quotes)
    if found.case_studies:
        console.print(Text("\nCase studies", style="bold"))
    for case in found.case_studies:
        console.print(Text(f"{case.title}: what was done", style="bold"))
        _quotes(console, case.did)
        console.print(Text("What came of it" if case.outcome else "It states no outcome."))
        _quotes(console, case.outcome)
    for words in found.caveats:
        console.print(Text(words, style="dim"))


def _quotes(console: Console, quotes: Sequence[Quoted]) -> None:
    from indexing.plain import plain_text

    for one in quotes:
        console.print(Text(f"  “{plain_text(one.quote)}” ").append(one.section, style="dim"))
