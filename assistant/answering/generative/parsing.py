"""Reads what a model writes, as it comes, whatever form it has: JSON, JSON lines, bullets, prose.

A model that is asked for one form often gives another. So both are read here, and what is neither
is passed over. Nothing is believed: a statement still has to be verified.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import nupunkt
from pydantic import BaseModel, ConfigDict

from assistant.grounding.quotes import squeezed
from indexing.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEXTS = ("text", "statement", "sentence", "claim", "answer")
_KEYS = ("sources", "source", "keys", "key", "citations", "citation", "passages")
_BRACKETED = re.compile(r"\s*[\[(【]([^\[\]()【】]{1,60})[\])】]")
_KEY = re.compile(r"[\w-]+")
_MARK = re.compile(r"^\s*(?:[-*•–>#]+\s+|\(?\d{1,2}[.)]\s+|(?:Answer|Statement)\s*\d*:\s*)+")
_REFUSAL = re.compile(
    r"^\W*(?:no answer\b|(?:i'?m sorry|sorry|i apologi[sz]e|i (?:can(?:no|')t|am unable|do not)|"
    r"i don't|as an ai\b|unfortunately|the passages? (?:do|does) not|"
    r"there is no (?:answer|information)))",
    re.IGNORECASE,
)
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_LONGEST_STATEMENT = 600


class ParsedStatement(BaseModel):
    """One statement as a model gave it: its words, and the keys of what it cites."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    sources: tuple[str, ...] = ()


def as_json(statements: Sequence[ParsedStatement]) -> str:
    """`statements` in the JSON form that the model is asked for."""
    return json.dumps({"statements": [s.model_dump(mode="json") for s in statements]})


def as_lines(statements: Sequence[ParsedStatement]) -> str:
    """`statements` as the lines that the model is asked for."""
    return "\n".join(f"- {s.text} [{', '.join(s.sources)}]" for s in statements)


def answer_schema(keys: Sequence[str]) -> dict[str, Any]:
    """The JSON schema of an answer that cites passages with these `keys`."""
    sources = {"type": "array", "items": {"type": "string", "enum": list(keys)}}
    properties = {"text": {"type": "string"}, "sources": sources}
    statement = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {
        "title": "answer",
        "type": "object",
        "properties": {"statements": {"type": "array", "items": statement}},
        "required": ["statements"],
        "additionalProperties": False,
    }


class OutputReader:
    """Gives the statements of a growing text, each as soon as it is complete."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys` are those that were handed out; all others are stripped."""
        self._keys = {key.upper(): key for key in keys}
        self.raw = ""
        self.refused = False
        """Whether the model said that it has no answer."""
        self._read = 0

    def feed(self, chunk: str) -> Iterator[ParsedStatement]:
        """The statements that `chunk` completes."""
        self.raw += chunk
        yield from self._complete(final=False)

    def finish(self) -> Iterator[ParsedStatement]:
        """The statement that the end of the text completes, if there is one."""
        yield from self._complete(final=True)

    def _complete(self, *, final: bool) -> Iterator[ParsedStatement]:
        text = _THOUGHT.sub(lambda match: " " * len(match.group()), self.raw)
        if _is_json(text):
            yield from self._objects(text)
            return
        while (end := text.find("\n", self._read)) >= 0 or (final and self._read < len(text)):
            line = text[self._read : end if end >= 0 else len(text)]
            self._read = end + 1 if end >= 0 else len(text)
            yield from self._line(line)

    def _objects(self, text: str) -> Iterator[ParsedStatement]:
        """The innermost complete objects from where reading stopped."""
        starts: list[int] = []
        for place, character in _outside_strings(text, self._read):
            if character == "{":
                starts.append(place)
            elif character == "}" and starts:
                start = starts.pop()
                yield from self._object(text[start : place + 1])
                self._read = place + 1

    def _object(self, text: str) -> Iterator[ParsedStatement]:
        try:
            found = json.loads(text, strict=False)
        except (json.JSONDecodeError, RecursionError):
            return
        if not isinstance(found, dict):
            return
        if found.get("statements") == []:
            self.refused = True
        words = next((found[n] for n in _TEXTS if isinstance(found.get(n), str)), "")
        named = next((found[name] for name in _KEYS if name in found), ())
        listed = named if isinstance(named, list) else [named]
        keys = [key for one in listed for key in self._known(str(one))]
        yield from self._statements(words, keys)

    def _line(self, line: str) -> Iterator[ParsedStatement]:
        line = line.strip().strip("`")
        # What introduces the statements, such as "Here is what the passages say:", is none.
        if not line or line.endswith(":") or line.lower() == "json":
            return
        yield from self._statements(line, [])

    def _statements(self, words: str, keys: Sequence[str]) -> Iterator[ParsedStatement]:
        """Each sentence by itself, with the keys at its end, or those of the whole."""
        found = list(keys)

        def take(match: re.Match[str]) -> str:
            listed = _KEY.findall(match[1])
            known = self._known(match[1])
            found.extend(known)
            # A made-up key looks like a key; in round brackets it could be an acronym or a figure.
            like = "(" not in match.group() and all(k.isupper() or k.isdigit() for k in listed)
            return "" if known or like else match.group()

        bare = _BRACKETED.sub(take, words)
        for key in self._known(bare):
            found.append(key)
            bare = re.sub(rf"\s*\b{key}\b", "", bare, flags=re.IGNORECASE)
        text = squeezed(plain_words(_MARK.sub("", bare)))
        if _REFUSAL.match(text):
            self.refused = True
            return
        for start, end in nupunkt.sent_spans(text):
            sentence = text[start:end].strip()
            if any(c.isalpha() for c in sentence) and len(sentence) <= _LONGEST_STATEMENT:
                yield ParsedStatement(text=sentence, sources=tuple(dict.fromkeys(found)))

    def _known(self, text: str) -> list[str]:
        return [self._keys[k.upper()] for k in _KEY.findall(text) if k.upper() in self._keys]


def _is_json(text: str) -> bool:
    """Whether the text begins as JSON, a fence before it aside."""
    begun = re.sub(r"\A\s*(?:```\w*\s*)?", "", text)
    return begun.startswith("{") or bool(re.match(r"\[\s*(?:\{|$)", begun))


def _outside_strings(text: str, start: int) -> Iterator[tuple[int, str]]:
    inside = escaped = False
    for place in range(start, len(text)):
        character = text[place]
        if inside:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                inside = False
        elif character == '"':
            inside = True
        elif character in "{}":
            yield place, character
