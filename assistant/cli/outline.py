"""`workforce-assistant outline`: the headings and numbered units of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from assistant.cli.errors import told_plainly
from assistant.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.document_outline import DocumentOutline, HeadingNode, NumberedUnit


def outline(
    doc_id: Annotated[str, typer.Argument(metavar="ID", help="As `library list` shows it.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """A document's headings, with the actions, recommendations and the like that it numbers.

    Example: workforce-assistant outline lsc-five-year-workforce-strategy
    """
    with told_plainly():
        from assistant.document_outline import document_outline
        from indexing.library import Library

        with Library.open(load_settings().home) as library:
            found = document_outline(library, doc_id)
    if as_json:
        typer.echo(found.model_dump_json())
    else:
        _show(found)


def _show(found: DocumentOutline) -> None:
    console = Console(highlight=False)
    tree = Tree(Text(found.title, style="bold"))
    first = found.headings[0] if len(found.headings) == 1 else None
    says_title = first is not None and first.title.startswith(found.title)
    inside, above = (first.children, first.title) if first and says_title else (found.headings, "")
    _grow(tree, inside, {unit.section: unit for unit in found.units}, above)
    console.print(tree)
    if found.listed:
        listed = Tree(Text("Numbered in lists and tables", style="bold"))
        for unit in found.listed:
            listed.add(Text(f"{unit.name}: ", style="bold").append(unit.title, style="not bold"))
        console.print(listed)


def _grow(
    tree: Tree, headings: Iterable[HeadingNode], units: Mapping[str, NumberedUnit], above: str
) -> None:
    for heading in headings:
        section = f"{above} > {heading.title}" if above else heading.title
        unit = units.get(section)
        page = Text(f"  page {heading.page}" if heading.page else "", style="dim")
        branch = tree.add(Text(heading.title, style="bold" if unit else "").append(page))
        for item in unit.items if unit else ():
            branch.add(Text(f"• {item.text}", style="dim"))
        _grow(branch, heading.children, units, section)
