"""`evidence`: what the library holds on a statement."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cli_kit import run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_command_gives_one_object(bundled_home: Path) -> None:
    result = run("evidence", "flexible working", "--json", home=bundled_home)

    found = json.loads(result.stdout)
    assert found["statement"] == "flexible working"
    assert found["strength"]["documents"] == len(found["documents"])


def test_a_statement_without_words_is_refused(bundled_home: Path) -> None:
    assert run("evidence", "?!", home=bundled_home).exit_code == 2
