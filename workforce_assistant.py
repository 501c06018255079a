"""The program `workforce-assistant`: the assistant's commands, and the evaluation's beside them.

It stands above both, since the assistant imports nothing of what measures it.
"""

from assistant.cli import app, main
from evals.cli import app as evaluate

__all__ = ["app", "main"]

app.add_typer(evaluate, name="evaluate")

if __name__ == "__main__":
    main()
