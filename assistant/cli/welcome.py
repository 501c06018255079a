"""`workforce-assistant welcome`: a brief for somebody who is new here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.errors import UsageError, told_plainly
from assistant.cli.files import write_file
from assistant.settings import load_settings


def welcome(
    sector: Annotated[
        str,
        typer.Option(
            help="health, social-care, vcfse, primary-care, education, council or several."
        ),
    ] = "several",
    minutes: Annotated[int, typer.Option(help="The time that you have: 2, 10 or 30.")] = 2,
    role: Annotated[
        str, typer.Option(help="frontline, manager, leader, people, policy or learner.")
    ] = "",
    goal: Annotated[
        str,
        typer.Option(help="overview, recruit, train, plan, digital, together or include."),
    ] = "",
    place: Annotated[str, typer.Option(help="A place, such as Blackpool.")] = "",
    docx: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it to a Word file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """A short, cited brief on what the library holds for you.

    Example: workforce-assistant welcome --sector vcfse --minutes 10
    """
    with told_plainly():
        from assistant.exports import provenance_of
        from assistant.onboarding import UnknownChoiceError, Visitor, make_brief
        from assistant.onboarding.takeaway import HOW, as_docx, as_text
        from assistant.opening import OpenLibrary

        visitor = Visitor(sector, minutes, role, goal, place)
        opened = OpenLibrary(load_settings())
        try:
            brief = make_brief(visitor, opened.shelf())
            if docx is not None:
                write_file(docx, as_docx(brief, provenance_of(opened.shelf().library, HOW)))
        except UnknownChoiceError as error:
            raise UsageError(str(error)) from error
        finally:
            opened.close()
        typer.echo(brief.model_dump_json() if as_json else "\n".join(as_text(brief)))
