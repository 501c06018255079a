"""Follow-ups made to stand alone by the model, with the rules' own result as check and fall-back.

And questions that ask for several things, divided by the model, each part checked the same way.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from assistant.answering.generative.prompts import load_turns_prompt
from assistant.answering.generative.trouble import ModelTroubleError
from assistant.grounding.support_score import numbers_in
from assistant.grounding.verifier.checks import stems_of
from assistant.understanding.kinds import kind_of
from assistant.understanding.question import find_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.generative.language_model import LanguageModel
    from assistant.models import Answer
    from assistant.understanding import Understanding

_log = logging.getLogger(__name__)
_MOST_PARTS = 3
_LONGEST = 300
_LEANS = re.compile(
    r"^\W*(?:and|but|so|also|what about|how about)\b|"
    r"\b(?:it|its|they|them|their|this|that|these|those|he|she|his|her|one|ones|there|same)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:\?\s+|;\s*|,?\s+and\s+|,\s*)(?:what|which|who|whom|whose|when|where|how|why)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")


def reworded(
    understanding: Understanding, earlier: Sequence[Answer], model: LanguageModel
) -> str | None:
    """The question of `understanding` as the model makes it stand alone.

    None where it does not lean on what was said, the model cannot be asked, or what it gives fails
    the check: it may only use words of the conversation, must keep the words, numbers and units of
    the question, and those that the rules found it to be about.
    """
    question = understanding.question
    if not (model.settings.model_reads and earlier and _leans(understanding)):
        return None
    last = earlier[-1].standalone_question
    given = _line(_said(model, "rewrite", f"Earlier question: {last}\nLast question: {question}"))
    before = " ".join(
        [
            *(a.standalone_question for a in earlier),
            *(s.text for a in earlier for s in a.statements),
        ]
    )
    known = stems_of(f"{question} {before} {understanding.standalone_question}")
    kept = _is_kept(given, question, known)
    return given if kept and _agrees(given, understanding) else None


def parts_of(understanding: Understanding, model: LanguageModel) -> list[str]:
    """The questions that one question is made of; none where it asks for one thing.

    They hold words of the question alone, and together all of them, or they are not believed.
    """
    question = understanding.standalone_question
    if not (model.settings.model_reads and _SEVERAL.search(question)):
        return []
    lines = [_line(line) for line in _said(model, "divide", question).splitlines()]
    parts = list(dict.fromkeys(line for line in lines if line))
    known = stems_of(question)
    if not 2 <= len(parts) <= _MOST_PARTS or not all(stems_of(p) <= known for p in parts):
        return []
    together = " ".join(parts)
    whole = stems_of(together) == known and set(numbers_in(together)) == set(numbers_in(question))
    return parts if whole else []


def _leans(understanding: Understanding) -> bool:
    question, alone = understanding.question.strip(), understanding.standalone_question.strip()
    return question.casefold() != alone.casefold() or bool(_LEANS.search(question))


def _said(model: LanguageModel, name: str, text: str) -> str:
    try:
        return model.says(load_turns_prompt(name).messages(text))
    except ModelTroubleError as error:
        _log.info("The language model did not read a question: %s", error)
        return ""


def _line(text: str) -> str:
    """The first line of `text` if it looks like a question of ordinary length."""
    line = _MARK.sub("", text.strip().partition("\n")[0]).strip(' "“”')
    asks = kind_of(line) not in ("instruction", "small_talk")
    return line if asks and len(line) <= _LONGEST else ""


def _is_kept(given: str, question: str, known: frozenset[str]) -> bool:
    stems = stems_of(given)
    return (
        bool(stems)
        and stems <= known
        and stems_of(question) <= stems
        and set(numbers_in(question)) <= set(numbers_in(given))
        and set(find_units(question)) <= set(find_units(given))
    )


def _agrees(given: str, understanding: Understanding) -> bool:
    """Whether a rewording is about all that the rules found the question to be about."""
    alone = understanding.standalone_question
    return set(find_units(alone)) <= set(find_units(given)) and stems_of(alone) <= stems_of(given)
