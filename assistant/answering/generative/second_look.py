"""A second look at a verified statement by the model itself, where `model_check` is set.

It can only take away: what the code removed is never asked about, and where the model fails or says
neither yes nor no, the code's verdict stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.generative.prompts import load_turns_prompt
from assistant.answering.generative.trouble import ModelTroubleError
from assistant.grounding.quotes import squeezed

if TYPE_CHECKING:
    from collections.abc import Generator

    from assistant.answering.generative.asking import Asking
    from assistant.grounding.verifier import Verdict

DENIED = "the language model's own check denies it"
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_SAID = re.compile(r"\b(yes|no)\b", re.IGNORECASE)


def prompt_version() -> str:
    """The version of the prompt, for the record of an answer."""
    return load_turns_prompt("check").version


def second_look(verdict: Verdict, asking: Asking) -> Generator[None, None, Verdict]:
    """`verdict`, or the statement's removal where the model denies it; yields while it is asked."""
    if verdict.source is None or verdict.outcome == "removed":
        return verdict
    quote = squeezed(" … ".join(verdict.source.quotes))
    asked = f"Quote: {quote}\nStatement: {verdict.statement}"
    said = ""
    try:
        for piece in asking.words(load_turns_prompt("check").messages(asked)):
            said += piece
            yield
    except ModelTroubleError:
        return verdict
    if not _denies(said):
        return verdict
    return replace(verdict, outcome="removed", source=None, faults=(DENIED,))


def _denies(said: str) -> bool:
    found = _SAID.search(_THOUGHT.sub(" ", said))
    return found is not None and found[1].lower() == "no"
