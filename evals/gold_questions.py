"""The questions of the gold sets."""

from __future__ import annotations

import json
from pathlib import Path

GOLD = Path(__file__).with_name("gold")


def gold_questions(folder: Path = GOLD) -> list[str]:
    """The last question of every conversation, each once, in the order of the files."""
    questions: dict[str, None] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                questions[json.loads(line)["questions"][-1]] = None
    return list(questions)
