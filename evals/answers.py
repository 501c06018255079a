"""Asks every gold question and measures the answers.

    python -m evals.answers [--slice follow-up] [--failures]

Both halves of the gold set are always reported side by side: the tuning half was used to set
weights and thresholds, the held-out half was not.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import Assistant, Conversation
from assistant.settings import load_settings
from evals.cases import REFUSALS, Case, load_cases
from evals.wording import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.models import Answer

_MARKER = re.compile(r"(?<!\\)\[\d+\]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case went."""

    case: Case
    answer: Answer
    missing: tuple[str, ...]
    """Key facts, in their first form, that the answer does not hold."""
    right_document: bool
    """Whether some evidence document is cited."""
    forbidden: tuple[str, ...] = ()
    """What a right answer must not say, and this one does."""

    @property
    def refused(self) -> bool:
        """Whether the assistant said that it has no answer."""
        return self.answer.status in REFUSALS

    @property
    def passed(self) -> bool:
        """Whether the case went wholly right."""
        if self.forbidden:
            return False
        if self.case.wants_refusal:
            return self.refused
        return not self.refused and not self.missing and self.right_document


def run_case(assistant: Assistant, case: Case) -> Outcome:
    """Asks a case's questions in one conversation and judges the last answer."""
    conversation = Conversation()
    for question in case.questions:
        conversation = conversation.after(assistant.ask(question, conversation))
    answer = conversation.answers[-1]
    cited = {citation.doc_id for citation in answer.citations}
    return Outcome(
        case,
        answer,
        missing=tuple(
            fact[0] for fact in case.key_facts if not any(holds(answer, form) for form in fact)
        ),
        right_document=any(span.doc_id in cited for span in case.evidence),
        forbidden=tuple(words for words in case.forbidden if holds(answer, words)),
    )


def holds(answer: Answer, words: str) -> bool:
    """Whether an answer says `words`: a number whole (17% does not say 7%), no citation marker."""
    wanted = normalised(words)
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?![.,]?\d)" if wanted[-1:].isdigit() else ""
    text = normalised(_MARKER.sub("", answer.answer))
    return re.search(before + re.escape(wanted) + after, text) is not None


def summary(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Metric name to (how many, of how many).

    Key-fact recall is over facts of answerable cases; the refusal rates are the two error rates of
    a binary gate.
    """
    answerable = [o for o in outcomes if not o.case.wants_refusal]
    refusals = [o for o in outcomes if o.case.wants_refusal]
    statements = [s for o in outcomes for s in o.answer.statements]
    facts = sum(len(o.case.key_facts) for o in answerable)
    return {
        "key facts in the answer": (facts - sum(len(o.missing) for o in answerable), facts),
        "right document cited": (sum(o.right_document for o in answerable), len(answerable)),
        "answerable, but refused": (sum(o.refused for o in answerable), len(answerable)),
        "unanswerable, and refused": (sum(o.refused for o in refusals), len(refusals)),
        "status as it should be": (
            sum(o.answer.status == o.case.status for o in outcomes),
            len(outcomes),
        ),
        "answers that say what they must not": (
            sum(bool(o.forbidden) for o in outcomes),
            len(outcomes),
        ),
        "statements word for word": (
            sum(s.support == "verbatim" for s in statements),
            len(statements),
        ),
        "statements unsupported": (
            sum(s.support == "unsupported" for s in statements),
            len(statements),
        ),
    }


def table(outcomes: Sequence[Outcome]) -> str:
    """The summary of both halves side by side, as Markdown."""
    halves = [[o for o in outcomes if o.case.half == half] for half in ("tune", "held-out")]
    columns = [summary(half) for half in halves]
    lines = [
        f"| Measure | Tuning ({len(halves[0])}) | Held out ({len(halves[1])}) |",
        "|---|---|---|",
    ]
    for name in columns[0]:
        cells = [_share(*column[name]) for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.1f}%)" if whole else "–"


def failures(outcomes: Iterable[Outcome]) -> list[str]:
    """The failed cases of the tuning half, one text each; the held-out half stays unseen."""
    return [
        f"{o.case.id} [{o.case.slice}] expected {o.case.status}, got {o.answer.status}; "
        f"missing {list(o.missing)}, forbidden {list(o.forbidden)}\n"
        f"  {o.case.questions} -> {o.answer.standalone_question}\n"
        f"  {o.answer.answer[:600]}"
        for o in outcomes
        if not o.passed and o.case.half == "tune"
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--slice", help="only the cases of this slice")
    parser.add_argument("--failures", action="store_true", help="show failed tuning cases")
    options = parser.parse_args(arguments)
    cases = [c for c in load_cases() if options.slice in (None, c.slice)]
    with Assistant.open(load_settings()) as assistant:
        outcomes = [run_case(assistant, case) for case in cases]
    lines = [table(outcomes), *(failures(outcomes) if options.failures else ())]
    latency = sorted(o.answer.timings_ms.total for o in outcomes)
    if latency:
        lines.append(f"Median time of an answer: {latency[len(latency) // 2]:.0f} ms.")
    lines.append(f"Slices: {dict(Counter(o.case.slice for o in outcomes))}")
    sys.stdout.write("\n\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
