"""The folder of a run: figures, one line a case, problems, the page."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from assistant.quality.report import FAILURES, PAGE, SUMMARY
from evals.answers.metrics import ANSWER_METRICS
from evals.evaluation import OURS
from evals.report.failed import failed_cases
from evals.report.markdown import markdown
from evals.report.page import page
from evals.report.summary import Summary
from evals.retrieval.metrics import RETRIEVAL_METRICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from evals.answers import Outcome
    from evals.evaluation import Evaluation
    from evals.judging.report import Rating
    from evals.retrieval.judging import Ranking
    from evals.statistics import Tally

CASES = "cases.csv"
JUDGED = "judged.csv"


class RunError(ValueError):
    """A folder is not that of a run; the message says what to do."""


def write_run(
    folder: Path,
    summary: Summary,
    evaluation: Evaluation,
    ratings: Sequence[Rating] = (),
    *,
    held_out: bool = False,
) -> None:
    """Writes everything into `folder`, made if absent; a judge's `ratings` in a file of their own.

    The cases of the held-out part are told one by one only with `held_out`: whoever reads them can
    no longer measure with them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    facts = {"settings": summary.settings, "environment": summary.environment}
    failures = failed_cases(evaluation, held_out=held_out)
    listed = [failure.model_dump(mode="json") for failure in failures]
    texts = {
        SUMMARY: summary.model_dump_json(indent=1) + "\n",
        "settings.json": json.dumps(facts, indent=1) + "\n",
        CASES: cases_csv(evaluation, held_out=held_out),
        "problems.txt": "".join(f"{problem}\n" for problem in summary.problems),
        "summary.md": markdown(summary),
        FAILURES: json.dumps(listed, indent=1, ensure_ascii=False) + "\n",
        PAGE: page(summary, failures),
    }
    if summary.judge is not None:
        texts[JUDGED] = judged_csv(ratings, held_out=held_out)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def read_summary(folder: Path) -> Summary:
    """The figures of the run in `folder`.

    Raises:
        RunError: there are none, or another version of the suite wrote them.
    """
    try:
        return Summary.model_validate_json((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{folder} holds no run that can be read. Make one with: evaluate --out {folder}"
        raise RunError(message) from error


def read_cases(folder: Path) -> dict[str, dict[str, str]]:
    """The lines of the run's cases by id.

    Raises:
        RunError: there are none.
    """
    try:
        text = (folder / CASES).read_text(encoding="utf-8")
    except OSError as error:
        message = f"{folder} holds no run: there is no {CASES}."
        raise RunError(message) from error
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def cases_csv(evaluation: Evaluation, *, held_out: bool = False) -> str:
    """One line a case: what was asked, how it went, and its share of every metric."""
    rows = [
        _row(outcome, ranking)
        for outcome, ranking in zip(
            evaluation.outcomes, evaluation.systems[OURS].rankings, strict=True
        )
        if held_out or outcome.case.half == "tune"
    ]
    return _csv(rows)


def judged_csv(ratings: Iterable[Rating], *, held_out: bool = False) -> str:
    """One line an answer: what the judge rated it; nothing where it gave no rating."""
    return _csv(
        {"id": one.id, "half": one.half, **{a: str(r or "") for a, r in one.ratings.items()}}
        for one in ratings
        if held_out or one.half == "tune"
    )


def _csv(lines: Iterable[dict[str, str]]) -> str:
    rows, text = list(lines), io.StringIO()
    if rows:
        writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return text.getvalue()


def _row(outcome: Outcome, ranking: Ranking) -> dict[str, str]:
    case, answer = outcome.case, outcome.answer
    measured = [(metric.name, metric.measure(outcome)) for metric in ANSWER_METRICS]
    measured += [(metric.name, metric.measure(ranking)) for metric in RETRIEVAL_METRICS]
    return {
        "id": case.id,
        "slice": case.slice,
        "half": case.half,
        "question": _cell(case.questions[-1]),
        "understood": _cell(answer.standalone_question),
        "expected": case.status,
        "status": answer.status,
        "passed": str(outcome.passed).lower(),
        "confidence": "" if answer.confidence is None else f"{answer.confidence:.4f}",
        "missing": _cell("; ".join(outcome.missing)),
        "milliseconds": f"{answer.timings_ms.total:.1f}",
        **{name: _share(tally) for name, tally in measured},
    }


def _share(tally: Tally) -> str:
    return f"{tally.part / tally.whole:.4f}" if tally.whole else ""


def _cell(text: str) -> str:
    """`text`, with a mark before what a spreadsheet would take for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
