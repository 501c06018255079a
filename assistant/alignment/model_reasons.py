"""Reasons put in words by a language model, each part held against the side that it speaks of.

The grade is not the model's: it says why, never whether. What fails the check, and all of it where
nothing is left of what both sides say, is replaced by the rule-based reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.alignment.reasons import noted
from assistant.answering.generative.prompts import load_turns_prompt
from assistant.answering.generative.trouble import ModelTroubleError
from assistant.grounding.quotes import squeezed
from assistant.grounding.verifier import Source, weigh
from assistant.understanding.kinds import kind_of
from indexing.plain import plain_text, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.alignment.model import AlignedRow, AlignedUnit, Alignment, Match
    from assistant.answering.generative.language_model import LanguageModel

Side = Literal["both", "ours", "theirs"]
_SHOWN: dict[Side, str] = {"both": "both", "ours": "the first", "theirs": "the second"}
_LINE = re.compile(r"^\W*(both|ours|theirs)\b\W*:\W*(.+)$", re.IGNORECASE)
_LONGEST = 200
_MOST_TROUBLE = 2
"""After so many failures in a row the model is asked no more."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """An alignment, and what came of asking a model for its reasons."""

    alignment: Alignment
    asked: int
    written: int
    trouble: str = ""
    """Why the model was asked no more."""

    @property
    def in_words(self) -> str:
        """One sentence for a reader."""
        why = f" The language model was asked no more: {self.trouble}." if self.trouble else ""
        return (
            f"{self.written} of {self.asked} reasons are the language model's, checked; the others "
            f"are made by rules.{why}"
        )


def with_model_reasons(
    found: Alignment, model: LanguageModel, tell: Callable[[str], object] = lambda _: None
) -> Reasoned:
    """`found` with the reason of each row's best match in the model's words, where they hold."""
    rows: list[AlignedRow] = []
    failures, trouble, asked, written = 0, "", 0, 0
    for place, row in enumerate(found.rows, 1):
        tell(f"The language model reads row {place} of {len(found.rows)} …")
        if failures == _MOST_TROUBLE or not row.matches:
            rows.append(row)
            continue
        asked += 1
        try:
            best = reasoned(row.unit, row.matches[0], model)
            failures = 0
        except ModelTroubleError as error:
            best, failures, trouble = row.matches[0], failures + 1, str(error)
        written += bool(best.reason_by)
        rows.append(replace(row, matches=(best, *row.matches[1:])))
    stopped = trouble if failures == _MOST_TROUBLE else ""
    return Reasoned(replace(found, rows=tuple(rows)), asked, written, stopped)


def reasoned(ours: AlignedUnit, match: Match, model: LanguageModel) -> Match:
    """`match` with its reason in the model's words, or as it is where they do not hold.

    Raises:
        ModelTroubleError: the model cannot be asked.
    """
    sides = (ours, match.unit)
    if any(kind_of(unit.text) == "instruction" for unit in sides):
        return match
    asked = f"OURS: {squeezed(ours.text)}\nTHEIRS: {squeezed(match.unit.text)}"
    output = model.says(load_turns_prompt("reason").messages(asked))
    held = {side: said for side, said in _parts(output) if _holds(side, said, *sides)}
    if "both" not in held:
        return match
    said = "; ".join(f"{shown}: {held[side]}" for side, shown in _SHOWN.items() if side in held)
    return replace(match, reason=noted(said, match.unit), reason_by=model.name)


def _parts(output: str) -> Iterator[tuple[Side, str]]:
    """What a model wrote of each side, the first line of each, in plain words."""
    seen: set[str] = set()
    for line in output.splitlines():
        match = _LINE.match(plain_words(line))
        if match is None:
            continue
        said, words = match[1].lower(), squeezed(match[2]).strip(' .,;"“”{}')
        side: Side = "both" if said == "both" else "ours" if said == "ours" else "theirs"
        if side not in seen and words and len(words) <= _LONGEST:
            seen.add(side)
            yield side, words


def _holds(side: Side, said: str, ours: AlignedUnit, theirs: AlignedUnit) -> bool:
    """Whether the side that `said` is about says it; both of them, where it is about both."""
    checked = {"both": (ours, theirs), "ours": (ours,), "theirs": (theirs,)}[side]
    return all(not weigh(said, _source(unit))[1] for unit in checked)


def _source(unit: AlignedUnit) -> Source:
    """The unit alone: what is not in its quote cannot be seen beside the reason."""
    over = "\n".join((unit.lead, unit.passage.section))
    return Source(unit.passage, (unit.quote,), plain_text(unit.text), over)
