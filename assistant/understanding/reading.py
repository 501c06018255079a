"""Reads a question in its conversation against a library's words, glossary and titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.matching import Synonym, find_concepts
from assistant.lexicon import Lexicon
from assistant.understanding import Understanding
from assistant.understanding.followup import is_follow_up, resolve
from assistant.understanding.question import read_form
from corpus.glossary import Glossary


@dataclass(frozen=True)
class Reader:
    """Turns questions into understandings. Holds no conversation of its own."""

    lexicon: Lexicon
    glossary: Glossary
    classes: Mapping[str, Sequence[str]]
    """Named things by class, for follow-ups: sectors, areas, measures."""

    def read(self, question: str, previous: str | None = None) -> Understanding:
        """What `question` means after `previous`, the last stand-alone question if any."""
        standalone = self._standalone(question, previous)
        form = read_form(standalone)
        expansions = self.glossary.expand(standalone)
        named = self.glossary.documents_named(standalone)
        synonyms = [
            Synonym(start, start + len(e.term), (e.expansion,))
            for e in expansions
            if (start := standalone.find(e.term)) >= 0
        ]
        return Understanding(
            question=question,
            standalone_question=standalone,
            form=form,
            concepts=find_concepts(standalone, self.lexicon, synonyms),
            expansions=tuple((e.term, e.expansion) for e in expansions),
            documents=tuple(dict.fromkeys(n.doc_id for n in named)),
        )

    def _standalone(self, question: str, previous: str | None) -> str:
        if previous is None:
            return question.strip()
        content = [t for t in self.lexicon.tokens(question) if not t.is_stop_word]
        if not is_follow_up(question, len(content)):
            return question.strip()
        documents = [n.text for n in self.glossary.documents_named(f"{previous} {question}")]
        return resolve(question, previous, {**self.classes, "document": documents})
