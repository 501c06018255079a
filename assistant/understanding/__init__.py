"""From words to what is meant: the question's form, concepts, named documents, stand-alone text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.answering.matching import Concept
    from assistant.understanding.mentions import Mention
    from assistant.understanding.narrowing import Narrowing
    from assistant.understanding.question import QuestionForm
    from assistant.understanding.spelling import Correction

_MARKS = re.compile(r"[*_`#~|<>]|[^\w\s.,;:?!%£€$&+=/()'’\"“”–—−-]")
"""Of markup, and pictures: they say nothing, and an embedding takes them for words."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question was taken to mean; shown to the reader on demand."""

    question: str
    standalone_question: str
    form: QuestionForm
    concepts: tuple[Concept, ...]
    expansions: tuple[tuple[str, str], ...]
    """Terms found in the glossary and what they were read as."""
    documents: tuple[str, ...]
    """Ids of the documents that the question names."""
    corrections: tuple[Correction, ...] = ()
    """Words that were read as misspelt."""
    mentions: tuple[Mention, ...] = ()
    """The units, documents, sectors, areas, measures and years that it names, in its order."""
    narrowing: Narrowing | None = None
    """To which documents it holds its answer, if it clearly does."""
    shown: frozenset[str] = frozenset()
    """Where more is asked for: the statements given so far, which need not be said again."""

    asker: str = ""
    """What the question says of who asks before it asks, as it stands there."""

    @property
    def asked(self) -> str:
        """The stand-alone question without what it says of who asks."""
        return self.standalone_question.replace(self.asker, "", 1)

    @property
    def search_text(self) -> str:
        """The words to search with: what is asked, without marks, and its expansions."""
        said = " ".join(_MARKS.sub(" ", self.asked).split())
        extra = [form for _, form in self.expansions if form.lower() not in said.lower()]
        return " ".join([said, *extra])

    def explained(self) -> str:
        """What was understood, in plain lines for a reader; what there is none of is left out."""
        return "\n".join(f"{name}: {value}" for name, value in self._explanation() if value)

    def _explanation(self) -> Iterator[tuple[str, str]]:
        form = self.form
        asked = [
            _KINDS.get(form.kind, form.kind.replace("_", " ")),
            f"wants {form.wants.replace('_', ' or ')}",
        ]
        asked += ["a complete list"] * form.asks_all + ["how many there are"] * form.asks_count
        yield "Question", self.question
        yield "Stands alone as", self.standalone_question
        yield "Kind", ", ".join(asked)
        yield "Who asks", self.asker.strip(" .,;:!–-")
        yield "Spelling", _arrows((c.typed, c.read_as) for c in self.corrections)
        yield "Also searched for", _arrows(self.expansions)
        yield "Numbered units", ", ".join(map(str, form.units))
        yield "Documents", ", ".join(self.documents)
        for kind, name in _NAMED.items():
            said = (mention.text for mention in self.mentions if mention.kind == kind)
            yield name, ", ".join(dict.fromkeys(said))
        yield "Years", ", ".join(form.years)
        yield "Narrowed to", self.narrowing.told() if self.narrowing else ""
        yield "Concepts", ", ".join(f"{c.surface} ({c.weight:.1f})" for c in self.concepts)


_KINDS = {"list": "list or commitments", "instruction": "out of scope, an order to the assistant"}
_NAMED = {"sector": "Sectors", "group": "Staff groups", "area": "Places", "measure": "Measures"}


def _arrows(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{said} → {meant}" for said, meant in pairs)
