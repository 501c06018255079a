"""What tests of the page Ask share: the app's file, a question, and how it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[3] / "app.py"
RULES = "What are the four rota rules?"


def labels(app: AppTest) -> list[str]:
    """The words on the page's buttons."""
    return [button.label for button in app.button]


def ask(app: AppTest, question: str) -> None:
    """Types a question and sends it."""
    app.chat_input[0].set_value(question).run()
    assert not app.exception
