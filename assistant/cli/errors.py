"""What the user can mend is told in one line on standard error, and ends with status 2."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import typer
from pydantic import ValidationError


class UsageError(ValueError):
    """The command was given something that it cannot use; the message says what."""


@contextmanager
def told_plainly() -> Generator[None]:
    """Turn the errors that a user can mend into a message and an exit status."""
    try:
        yield
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        _fail("; ".join(lines))
    except KeyboardInterrupt:
        typer.echo("\nStopped.", err=True)
        raise typer.Exit(130) from None
    except Exception as error:
        if not isinstance(error, _mendable()):
            raise
        _fail(str(error))


def _mendable() -> tuple[type[Exception], ...]:
    # Imported once something went wrong: Chroma alone takes longer than a run with nothing to do.
    from assistant.mendable import MENDABLE

    return (*MENDABLE, UsageError)


def _fail(message: str) -> None:
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(2) from None
