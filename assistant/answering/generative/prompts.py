"""The prompts, from their versioned files, and the messages that are made of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict

from assistant.answering.generative.parsing import ParsedStatement, as_json, as_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.messages import BaseMessage

OutputFormat = Literal["json", "lines"]
_FOLDER = Path(__file__).with_name("prompts")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KeyedPassage(_Frozen):
    """A passage as the model sees it."""

    key: str
    place: str
    text: str


class _Format(_Frozen):
    layout: str
    refusal: str


class _Example(_Frozen):
    question: str
    passages: tuple[KeyedPassage, ...]
    statements: tuple[ParsedStatement, ...]


class AnswerPrompt(_Frozen):
    """What `answer.yaml` holds."""

    version: str
    system: str
    formats: dict[OutputFormat, _Format]
    examples: tuple[_Example, ...]

    def messages(
        self, question: str, passages: Sequence[KeyedPassage], earlier: str, form: OutputFormat
    ) -> list[BaseMessage]:
        """Rules, worked examples as turns, then the question with its passages."""
        told = self.formats[form]
        key = self.examples[0].passages[0].key
        rules = self.system.format(key=key, refusal=told.refusal)
        written: list[BaseMessage] = [SystemMessage(f"{rules}{told.layout}")]
        render = as_json if form == "json" else as_lines
        for example in self.examples:
            written.append(HumanMessage(_asked(example.question, example.passages, "")))
            written.append(AIMessage(render(example.statements)))
        return [*written, HumanMessage(_asked(question, passages, earlier))]


class _Turn(_Frozen):
    input: str
    output: str


class TurnsPrompt(_Frozen):
    """A rule with worked examples, each a turn: what all files but `answer.yaml` hold."""

    version: str
    system: str
    examples: tuple[_Turn, ...]

    def messages(self, text: str) -> list[BaseMessage]:
        """The rule, worked examples as turns, then `text`."""
        turns = [
            message
            for turn in self.examples
            for message in (HumanMessage(turn.input.strip()), AIMessage(turn.output.strip()))
        ]
        return [SystemMessage(self.system.strip()), *turns, HumanMessage(text)]


@cache
def load_answer_prompt() -> AnswerPrompt:
    """The prompt for answers."""
    return AnswerPrompt.model_validate(_read("answer"))


@cache
def load_turns_prompt(name: str, folder: Path = _FOLDER) -> TurnsPrompt:
    """The prompt of the file `name`.yaml, in the folder of this package's own by default."""
    return TurnsPrompt.model_validate(_read(name, folder))


def _read(name: str, folder: Path = _FOLDER) -> object:
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))


def _asked(question: str, passages: Sequence[KeyedPassage], earlier: str) -> str:
    shown = "\n\n".join(f"[{p.key}] {p.place}\n{p.text.strip()}" for p in passages)
    before = f"Earlier in this conversation:\n{earlier}\n\n" if earlier else ""
    return f"Passages:\n\n{shown}\n\n{before}Question: {question}"
