"""Reads a question in its conversation against a library's words, glossary and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.matching import Name, find_concepts
from assistant.understanding import Understanding
from assistant.understanding.asker import said_of_asker, with_place_said
from assistant.understanding.context import NOTHING_BEFORE, Context
from assistant.understanding.followup import stand_alone
from assistant.understanding.framing import without_frame
from assistant.understanding.mentions import Namer
from assistant.understanding.narrowing import load_narrowing_words, read_narrowing
from assistant.understanding.question import read_form
from assistant.understanding.sayers import publishers_asked
from assistant.understanding.spelling import correct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.lexicon import Lexicon
    from assistant.understanding.vocabulary import Vocabulary
    from corpus.glossary import Glossary, NamedDocument

_QUOTED = re.compile(r"(?<!\w)[\"“‘']([^\"”’']{3,60})[\"”’'](?!\w)")


@dataclass(frozen=True)
class Reader:
    """Turns questions into understandings. Holds no conversation of its own."""

    lexicon: Lexicon
    glossary: Glossary
    vocabulary: Vocabulary

    def read(self, question: str, context: Context = NOTHING_BEFORE) -> Understanding:
        """What `question` means after the conversation that `context` sums up."""
        asked = without_frame(question.strip())
        spelt, corrections = correct(asked, self.lexicon, self._known(asked))
        namer = Namer(self.vocabulary, self.glossary)
        alone = stand_alone(spelt, context, namer)
        standalone = with_place_said(alone.text, namer)
        narrowing, text = read_narrowing(standalone, load_narrowing_words())
        named = self.glossary.documents_named(text) or publishers_asked(text, self.glossary)
        asker = said_of_asker(text)
        asked_for = standalone.replace(asker, "", 1)
        return Understanding(
            question=question,
            standalone_question=standalone,
            form=read_form(text),
            concepts=find_concepts(text, self.lexicon, self._names(text, named), len(asker)),
            expansions=tuple((e.term, e.expansion) for e in self.glossary.expand(asked_for)),
            documents=tuple(dict.fromkeys(name.doc_id for name in named)),
            corrections=corrections,
            mentions=tuple(namer.find(standalone)),
            narrowing=narrowing,
            asker=asker,
            shown=context.shown if alone.asks_more else frozenset(),
        )

    def _known(self, text: str) -> list[tuple[int, int]]:
        """Where the glossary knows the words of `text`: there is no misspelling."""
        terms = [(term.start, term.end) for term in self.glossary.terms(text)]
        return terms + [document.span for document in self.glossary.documents_named(text)]

    def _names(self, text: str, named: Sequence[NamedDocument]) -> list[Name]:
        """Document names first; a term inside one is part of the name."""
        spans: dict[tuple[int, int], set[str]] = {}
        for name in named:
            spans.setdefault(name.span, set()).add(name.doc_id)
        names = [Name(*span, documents=frozenset(ids)) for span, ids in spans.items()]
        names += [Name(*match.span(1)) for match in _QUOTED.finditer(text)]
        for term in self.glossary.terms(text):
            if all(term.end <= name.start or term.start >= name.end for name in names):
                names.append(Name(term.start, term.end, term.forms))
        return names
