"""Reads a question in its conversation against a library's words, glossary and titles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.matching import Name, find_concepts
from assistant.lexicon import Lexicon
from assistant.understanding import Understanding
from assistant.understanding.followup import is_follow_up, resolve
from assistant.understanding.question import read_form
from assistant.understanding.spelling import correct
from corpus.glossary import Glossary, NamedDocument


_QUOTED = re.compile(r"(?<!\w)[\"“‘']([^\"”’']{3,60})[\"”’'](?!\w)")


@dataclass(frozen=True)
class Reader:
    """Turns questions into understandings. Holds no conversation of its own."""

    lexicon: Lexicon
    glossary: Glossary
    classes: Mapping[str, Sequence[str]]
    """Named things by class, for follow-ups: sectors, areas, measures."""

    def read(self, question: str, previous: str | None = None) -> Understanding:
        """What `question` means after `previous`, the last stand-alone question if any."""
        spelt, corrections = correct(question.strip(), self.lexicon)
        standalone = self._standalone(spelt, previous)
        form = read_form(standalone)
        named = self.glossary.documents_named(standalone)
        return Understanding(
            question=question,
            standalone_question=standalone,
            form=form,
            concepts=find_concepts(standalone, self.lexicon, self._names(standalone, named)),
            expansions=tuple((e.term, e.expansion) for e in self.glossary.expand(standalone)),
            documents=tuple(dict.fromkeys(n.doc_id for n in named)),
            corrections=corrections,
        )

    def _names(self, text: str, named: Sequence[NamedDocument]) -> list[Name]:
        """Document names first; a term inside one is part of the name."""
        spans: dict[tuple[int, int], set[str]] = {}
        for name in named:
            spans.setdefault(name.span, set()).add(name.doc_id)
        names = [Name(*span, documents=frozenset(ids)) for span, ids in spans.items()]
        names += [Name(*m.span(1)) for m in _QUOTED.finditer(text)]
        for term in self.glossary.terms(text):
            if all(term.end <= n.start or term.start >= n.end for n in names):
                names.append(Name(term.start, term.end, term.forms))
        return names

    def _standalone(self, question: str, previous: str | None) -> str:
        if previous is None:
            return question.strip()
        content = [t for t in self.lexicon.tokens(question) if not t.is_stop_word]
        if not is_follow_up(question, len(content)):
            return question.strip()
        documents = [n.text for n in self.glossary.documents_named(f"{previous} {question}")]
        return resolve(question, previous, {**self.classes, "document": documents})
