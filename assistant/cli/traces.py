"""`workforce-assistant traces`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from assistant.cli.errors import told_plainly
from assistant.settings import load_settings


def traces(
    last: Annotated[
        int | None, typer.Option(min=1, help="Only so many, the newest ones.", show_default=False)
    ] = None,
) -> None:
    """Print how the answers of a language model came about, one JSON object a line.

    Example: workforce-assistant traces --last 10
    """
    with told_plainly():
        from assistant.traces import Traces

        for trace in Traces(load_settings().home).read(last=last):
            typer.echo(json.dumps(trace, ensure_ascii=False))
