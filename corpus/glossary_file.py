"""Reading the glossary from the file in which people keep it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.frontmatter import decode_text
from corpus.glossary import Form, Glossary, GlossaryEntry
from corpus.phrases import fold_phrase
from corpus.problems import CatalogueError
from corpus.strict_yaml import StrictTextLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLED_GLOSSARY = Path(__file__).parent / "glossary.yaml"
"""The glossary that comes with the assistant."""


class GlossaryError(CatalogueError):
    """A glossary that cannot be used; `problems` has a line for each thing to mend."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _GlossaryFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ordinary_words: tuple[Form, ...] = ()
    not_names: tuple[Form, ...] = ()
    entries: tuple[GlossaryEntry, ...] = ()


def load_glossary(path: Path = BUNDLED_GLOSSARY) -> Glossary:
    """The glossary kept in the file `path`, checked.

    Raises GlossaryError, with the line of each entry to mend, for a key that it does not know, an
    entry that is not complete, or a form that two entries claim; OSError if there is no such file.
    """
    lines: list[int] = []
    try:
        data, lines = _load(decode_text(path.read_bytes()))
        content = _GlossaryFile.model_validate(data)
    except UnicodeDecodeError as error:
        raise GlossaryError((f"{path.name}: is not UTF-8 text; save it again as UTF-8",)) from error
    except yaml.YAMLError as error:
        raise GlossaryError((f"{path.name}, {_place(error)}",)) from error
    except ValidationError as error:
        raise GlossaryError(tuple(_explained(path.name, error, lines))) from error
    claims = tuple(_claimed_twice(path.name, content.entries, lines))
    if claims:
        raise GlossaryError(claims)
    return Glossary(content.entries, content.ordinary_words, content.not_names)


def _load(text: str) -> tuple[object, list[int]]:
    """The file's content, and the line (from 1) on which each of its entries begins."""
    loader = StrictTextLoader(text)
    try:
        root: yaml.Node | None = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            return {} if root is None else None, []
        pairs: list[tuple[yaml.Node, yaml.Node]] = root.value
        lines = [
            item.start_mark.line + 1
            for key, value in pairs
            if key.value == "entries" and isinstance(value, yaml.SequenceNode)
            for item in value.value
        ]
        return loader.construct_document(root), lines
    finally:
        loader.dispose()


def _place(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return f"not valid YAML: {error}"


def _explained(file: str, error: ValidationError, lines: list[int]) -> Iterator[str]:
    for detail in error.errors():
        key, *rest = [*detail["loc"], "the file"]
        in_entry = key == "entries" and isinstance(rest[0], int)
        place = f"line {lines[int(rest[0])]}" if in_entry else str(key)
        field = f", {rest[1]}" if in_entry and len(rest) > 2 else ""
        message = detail["msg"].removeprefix("Value error, ")
        yield f"{file}, {place}{field}: {message}"


def _claimed_twice(
    file: str, entries: tuple[GlossaryEntry, ...], lines: list[int]
) -> Iterator[str]:
    claimed: dict[str, int] = {}
    for line, entry in zip(lines, entries, strict=True):
        for form in entry.forms:
            first = claimed.setdefault(fold_phrase(form), line)
            if first != line:
                yield (
                    f'{file}, line {line}: "{form}" already stands in the entry on line {first}; '
                    "keep it in one of them"
                )
