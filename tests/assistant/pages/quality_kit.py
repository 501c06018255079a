"""Reports as the suite writes them, made by hand and full of marks that a page may trip on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '<script>window.hacked=1</script> :smile: for < $5 & "more"'


def estimate(value: float | None, whole: float = 4) -> dict[str, Any]:
    """A share with an interval of a tenth either side."""
    if value is None:
        return {"value": None, "low": None, "high": None, "part": 0, "whole": 0, "cases": 0}
    ends = {"low": max(0, value - 0.1), "high": min(1, value + 0.1)}
    return {"value": value, "part": value * whole, "whole": whole, "cases": 4, **ends}


def measure(name: str, title: str, tune: float, held_out: float, better: str = "higher") -> Any:  # noqa: ANN401
    """A measure of two slices."""
    halves = {"tune": estimate(tune), "held-out": estimate(held_out)}
    return {
        "name": name,
        "title": title,
        "better": better,
        "source": f"What {title} is, after Somebody 1999.",
        "groups": {**halves, "all": estimate((tune + held_out) / 2, 8)},
        "slices": {"number": halves, HOSTILE: {**halves, "tune": estimate(None)}},
    }


def summary(**changed: Any) -> dict[str, Any]:  # noqa: ANN401
    """The figures of a run."""
    ranks = measure("ndcg", "nDCG at 10", 0.7, 0.6)
    plain = measure("ndcg", "nDCG at 10", 0.5, 0.4)
    return {
        "format": 2,
        "created": "2026-03-01T09:05:00+00:00",
        "settings": {"top_k": 10, "slices": ["number", HOSTILE], "chroma_url": None},
        "environment": {"documents": 1234, "library": "abc", "python": "3.12"},
        "cases": {"tune": 5, "held-out": 3, "all": 8},
        "failures": {"tune": 2, "held-out": 1, "all": 3},
        "answers": [
            measure("facts", "key facts", 0.75, 0.5),
            measure("false_answers", "unanswerable, but answered", 0.2, 0.25, "lower"),
        ],
        "systems": [
            {"name": "assistant", "title": "The assistant", "metrics": [ranks]},
            {"name": "bm25", "title": "BM25 only", "metrics": [plain]},
        ],
        "latency_ms": {"p50": estimate(0.5)},
        "problems": [],
        **changed,
    }


def failure(name: str, kind: str = "number") -> dict[str, Any]:
    """A failed follow-up."""
    return {
        "id": name,
        "slice": kind,
        "half": "tune",
        "questions": ["And before?", f"How many, {name}? {HOSTILE}"],
        "understood": f"How many lamps? {HOSTILE}",
        "expected": "answered",
        "status": "not_in_library",
        "reasons": ["It refuses, and the library has the answer."],
        "answer": f"The library has none. {HOSTILE}",
        "evidence": [{"doc_id": "lamps", "quote": f"Twelve lamps. {HOSTILE}", "rank": 3}],
        "cited": False,
        "passages": [{"id": "lamps-1", "text": f"There are twelve lamps.\n{HOSTILE}"}],
    }


def write_report(
    home: Path, stamp: str, figures: dict[str, Any], failures: list[dict[str, Any]]
) -> Path:
    """A run in a home, with its page; gives the run's folder."""
    folder = home / "evaluations" / stamp
    folder.mkdir(parents=True)
    (folder / "summary.json").write_text(json.dumps(figures), encoding="utf-8")
    (folder / "failures.json").write_text(json.dumps(failures), encoding="utf-8")
    (folder / "report.html").write_text("<!doctype html><title>Whole</title>", encoding="utf-8")
    return folder
