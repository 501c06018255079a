"""From words to what is meant: the question's form, concepts, named documents, stand-alone text."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.matching import Concept
from assistant.understanding.question import QuestionForm
from assistant.understanding.spelling import Correction


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

    @property
    def search_text(self) -> str:
        """The words to search with: the stand-alone question and its expansions."""
        extra = [form for _, form in self.expansions if form.lower() not in self._lower]
        return " ".join([self.standalone_question, *extra])

    @property
    def _lower(self) -> str:
        return self.standalone_question.lower()
