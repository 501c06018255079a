"""Each question with the model and without it, and what the two come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from assistant.traces import Traces
from evals.answers.metrics import (
    citation_precision,
    citation_recall,
    key_fact_recall,
    right_document,
    unsupported_number_rate,
    verbatim_quotes,
    wholly_right,
)
from evals.answers.outcome import judge
from evals.answers.table import shown
from evals.metric import Metric
from evals.models.sample import before
from evals.statistics import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.conversation import Assistant
    from assistant.models import Answer
    from evals.answers.outcome import Outcome
    from evals.cases import Case

OUTCOMES = ("supported", "repaired", "removed")
METRICS: tuple[Metric[Outcome], ...] = (
    Metric("key facts in the answer", key_fact_recall),
    Metric("right document cited", right_document),
    Metric("statements supported by their citations", citation_recall),
    Metric("citations that support their statement", citation_precision),
    Metric("quotes that stand in their passage", verbatim_quotes),
    Metric("numbers that no quote holds", unsupported_number_rate, "lower"),
    Metric("wholly right", wholly_right),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One question, answered both ways."""

    with_model: Outcome
    without: Outcome
    trace: dict[str, Any]

    @property
    def by_model(self) -> Outcome:
        """The part of the answer that the model wrote."""
        answer = self.with_model.answer
        own = tuple(s for s in answer.statements if s.author == "model")
        return replace(self.with_model, answer=answer.model_copy(update={"statements": own}))

    @property
    def lost(self) -> int:
        """Key facts that the answer without the model holds and the one with it does not."""
        return len(set(self.with_model.missing) - set(self.without.missing))

    def told(self) -> str:
        """One line on how it went."""
        outcomes = [statement["outcome"] for statement in self.trace["statements"]]
        missing, otherwise = self.with_model.missing, self.without.missing
        return f"{outcomes}, missing {len(missing)} against {len(otherwise)}"

    def shown(self) -> str:
        """The answer, and what became of every statement of the model."""
        case, answer = self.with_model.case, self.with_model.answer
        lines = [f"\n## {case.id}: {answer.standalone_question}", "", answer.answer, ""]
        lines += [
            f"- {one['outcome']} ({one['score']:.2f}): {one['text']} — {'; '.join(one['faults'])}"
            for one in self.trace["statements"]
        ]
        return "\n".join([*lines, ""])


def ask_both(assistant: Assistant, case: Case, home: Path) -> Run:
    """Asks a case's last question with the model of `assistant` and without it."""
    conversation, question = before(assistant, case), case.questions[-1]
    without = _judged(assistant, case, assistant.ask(question, conversation, model=False))
    written = _judged(assistant, case, assistant.ask(question, conversation))
    (trace,) = Traces(home).read(last=1)
    return Run(written, without, trace)


def _judged(assistant: Assistant, case: Case, answer: Answer) -> Outcome:
    cited = [citation.passage_id for citation in answer.citations]
    return judge(case, answer, {p.id: p.text for p in assistant.library.passages(cited)})


def table(runs: Sequence[Run]) -> str:
    """The metrics side by side, and what became of the model's statements, as Markdown."""
    lines = [
        f"| Measure ({len(runs)} questions) | With the model | Its own statements | Without |",
        "|---|---|---|---|",
    ]
    for metric in METRICS:
        parts = zip(*((r.with_model, r.by_model, r.without) for r in runs), strict=True)
        cells = " | ".join(shown(ratio(map(metric.measure, part))) for part in parts)
        lines.append(f"| {metric.title} | {cells} |")
    statements = [one for run in runs for one in run.trace["statements"]]
    outcomes = [one["outcome"] for one in statements]
    counts = ", ".join(f"{kind} {outcomes.count(kind)}" for kind in OUTCOMES)
    written = sum(run.with_model.answer.mode == "generative" for run in runs)
    lines += ["", f"Written by the model: {written} of {len(runs)} answers."]
    lines += [f"Statements: {len(statements)}; {counts}."]
    lines += [f"Key facts lost against the answer without it: {sum(run.lost for run in runs)}."]
    spent = sorted(one["milliseconds"] for one in statements)
    if spent:
        high = spent[int(0.95 * (len(spent) - 1))]
        lines += [f"Verifying a statement took {median(spent):.1f} ms (median), {high:.0f} (95%)."]
    return "\n".join(lines)
