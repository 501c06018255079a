"""What the user can mend is told in one line on standard error, and ends with status 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from assistant.settings import UnknownSettingError


class UsageError(ValueError):
    """The command was given something that it cannot use; the message says what."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the errors that a user can mend into a message and an exit status."""
    from corpus.problems import CatalogueError
    from indexing.dense import DenseError
    from indexing.embedding.weights import ModelError
    from indexing.library import LibraryError
    from indexing.pipeline import IndexingError

    mendable = (
        CatalogueError, DenseError, IndexingError, LibraryError, ModelError, UnknownSettingError,
        UsageError,
    )  # fmt: skip
    try:
        yield
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        _fail("; ".join(lines))
    except mendable as error:
        _fail(str(error))
    except KeyboardInterrupt:
        typer.echo("\nStopped.", err=True)
        raise typer.Exit(130) from None


def _fail(message: str) -> None:
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(2) from None
