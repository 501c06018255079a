"""One document read into passages, ready to be embedded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.files import TEXT_SUFFIXES
from indexing.asked import read_questions
from indexing.parsing import ParseError, parse
from indexing.passages import embedding_text, split_passages

if TYPE_CHECKING:
    from indexing.asked_question import AskedQuestion
    from indexing.document import ParsedDocument, Passage
    from indexing.embedding import Embedder
    from indexing.planning import Task


@dataclass(frozen=True, slots=True)
class Draft:
    """A document whose passages await their vectors."""

    task: Task
    title: str
    parsed: ParsedDocument
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]
    """What is embedded for each passage."""
    keys: tuple[str, ...]
    """Where the cache keeps the vector of each passage."""
    asked: tuple[AskedQuestion, ...]
    """Questions that its units are known to answer."""


def read_document(task: Task) -> ParsedDocument:
    """The parsed document of `task`.

    Raises:
        ParseError: it cannot be read.
    """
    path = task.entry.path
    try:
        text = task.entry.read_body() if path.suffix.lower() in TEXT_SUFFIXES else None
    except UnicodeDecodeError as error:
        raise ParseError("it is not UTF-8 text; save it again as UTF-8") from error
    except OSError as error:
        raise ParseError(f"it cannot be read: {error.strerror}") from error
    return parse(path, text=text)


def draft(task: Task, parsed: ParsedDocument, embedder: Embedder) -> Draft:
    """Cuts a parsed document into passages and prepares what is to be embedded.

    Raises:
        ParseError: it has no text to cut.
    """
    record = task.entry.record
    found = parsed.title if task.entry.title_source == "file-name" else None
    title = " ".join((found or "").split()) or record.title
    passages = split_passages(parsed, doc_id=record.id, title=title, embedder=embedder)
    if not passages:
        raise ParseError("there is no text in it")
    texts = tuple(embedding_text(title, passage, embedder) for passage in passages)
    keys = tuple(_vector_key(embedder.model_id, text) for text in texts)
    asked, lost = read_questions(task.entry.path, passages)
    parsed = replace(parsed, warnings=(*parsed.warnings, *lost))
    return Draft(task, title, parsed, passages, texts, keys, asked)


def _vector_key(model_id: str, text: str) -> str:
    return hashlib.sha256(f"{model_id}\x1f{text}".encode()).hexdigest()
