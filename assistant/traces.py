"""How each answer of a language model came about, kept in the home in SQLite.

A trace holds no key and no address of a server. It is written after the answer and never in its
way: a home that cannot be written loses the trace, not the answer.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.answering.model_use import ModelRecord
    from assistant.grounding.verifier import Verdict
    from assistant.models import Answer
    from assistant.settings import Settings

TRACES = "traces.db"
_log = logging.getLogger(__name__)
_BUSY_SECONDS = 5.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS traces (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    standalone_question TEXT NOT NULL,
    status TEXT NOT NULL,
    mode TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt_version TEXT NOT NULL,
    detail TEXT NOT NULL
)
"""
_COLUMNS = "at, question, standalone_question, status, mode, model, prompt_version, detail"


@dataclass(frozen=True, slots=True)
class Traces:
    """The traces of one home. Safe between threads and processes: each use opens the file."""

    home: Path

    def add(self, answer: Answer, record: ModelRecord) -> None:
        """Keeps how `answer` came about.

        Raises:
            sqlite3.Error, OSError: the home cannot be written.
        """
        row = (
            datetime.now(UTC).isoformat(timespec="seconds"),
            answer.question,
            answer.standalone_question,
            answer.status,
            answer.mode,
            record.model,
            record.prompt_version,
            json.dumps(_detail(answer, record), ensure_ascii=False),
        )
        with closing(sqlite3.connect(self.home / TRACES, timeout=_BUSY_SECONDS)) as file, file:
            file.execute(_SCHEMA)
            marks = ", ".join("?" * len(row))
            file.execute(f"INSERT INTO traces ({_COLUMNS}) VALUES ({marks})", row)  # noqa: S608

    def read(self, *, last: int | None = None) -> Iterator[dict[str, Any]]:
        """The traces, oldest first: all, or the `last` ones."""
        path = self.home / TRACES
        if not path.is_file():
            return
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
            file.row_factory = sqlite3.Row
            rows = file.execute(
                f"SELECT id, {_COLUMNS} FROM traces ORDER BY id DESC LIMIT ?",  # noqa: S608
                (-1 if last is None else last,),
            ).fetchall()
        for row in reversed(rows):
            found = dict(row)
            yield {**found, **json.loads(found.pop("detail"))}


def keep_trace(settings: Settings, answer: Answer, record: ModelRecord) -> None:
    """Keeps a trace, unless the settings say not to; a failure is only logged."""
    if not settings.traces:
        return
    try:
        Traces(settings.home).add(answer, record)
    except (sqlite3.Error, OSError) as error:
        _log.warning("The trace of an answer could not be kept: %s", error)


def _detail(answer: Answer, record: ModelRecord) -> dict[str, Any]:
    given = {passage_id: key for key, passage_id in record.passages.items()}
    return {
        "passages": [
            {
                "rank": item.rank,
                "passage_id": item.passage_id,
                "score": item.score,
                "key": given.get(item.passage_id),
            }
            for item in answer.retrieved
        ],
        "raw_output": record.raw,
        "statements": [_told(verdict) for verdict in record.verdicts],
        "trouble": record.trouble or None,
        "notice": answer.notice,
        "timings_ms": {**answer.timings_ms.model_dump(), "model": record.milliseconds},
        "tokens": {"input": record.tokens_in, "output": record.tokens_out},
        "answer": answer.answer,
    }


def _told(verdict: Verdict) -> dict[str, Any]:
    source = verdict.source
    return {
        "text": verdict.statement,
        "cited": list(verdict.cited),
        "outcome": verdict.outcome,
        "score": verdict.score,
        "faults": list(verdict.faults),
        "passage_id": source.passage.id if source else None,
        "quotes": list(source.quotes) if source else [],
        "milliseconds": verdict.milliseconds,
    }
