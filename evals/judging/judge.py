"""A language model that rates an answer from 1 to 4."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.generative.prompts import load_turns_prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.generative.language_model import LanguageModel
    from evals.judging.report import Aspect

LONGEST_PASSAGES = 12_000
"""Characters of passages that are shown; what stands beyond them is not judged by."""
_PROMPTS = Path(__file__).with_name("prompts")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_NAMED = re.compile(
    r"(?:rating|score|grade)\W{1,12}(?:is\W{1,6})?([1-4])(?![\d.,]*\d)", re.IGNORECASE
)
_ALONE = re.compile(r"(?<![\d.,/])(?<!out of )([1-4])(?![\d]|[.,]\d)")
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4}


@dataclass(frozen=True, slots=True)
class Judge:
    """Rates answers by prompts that stand in files with a version.

    After Zheng et al. 2023, Judging LLM-as-a-Judge, single-answer grading; the scale of
    faithfulness is the one that the people of MTRAG (Katsis et al. 2025) rated by.
    """

    model: LanguageModel

    def faithfulness(self, answer: str, passages: Sequence[str]) -> int | None:
        """How far `answer` says only what `passages` say, 1 to 4; None where no rating is given.

        Raises:
            ModelTroubleError: the model cannot be asked.
        """
        shown = "\n\n".join(passages)[:LONGEST_PASSAGES]
        return self._rated("faithfulness", f"Passages:\n{shown}\n\nAnswer:\n{answer}\n\nRating:")

    def relevance(self, question: str, answer: str) -> int | None:
        """How far `answer` answers `question`, 1 to 4; None where no rating is given.

        Raises:
            ModelTroubleError: the model cannot be asked.
        """
        return self._rated("relevance", f"Question:\n{question}\n\nAnswer:\n{answer}\n\nRating:")

    def _rated(self, aspect: Aspect, text: str) -> int | None:
        asking = self.model.asking()
        return rating_in("".join(asking.words(load_turns_prompt(aspect, _PROMPTS).messages(text))))


def version_of(aspect: Aspect) -> str:
    """The version of the prompt for an aspect."""
    return load_turns_prompt(aspect, _PROMPTS).version


def rating_in(output: str) -> int | None:
    """The rating that a model wrote, whatever it wrote around it; None where there is none, or two.

    What it calls the rating comes first ("Rating: 3/4"), then the only number from 1 to 4, then
    the only number word.
    """
    text = _THOUGHT.sub(" ", output).replace("*", "").strip()
    named = {int(found) for found in _NAMED.findall(text)}
    alone = {int(found) for found in _ALONE.findall(text)}
    words = {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    chosen = named or alone or words
    return chosen.pop() if len(chosen) == 1 else None
