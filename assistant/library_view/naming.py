"""Which documents name which: by their titles and what people call them, in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.lexicon import STOP_WORDS
from corpus.provenance import is_own_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.opening import Shelf
    from indexing.document import Passage

_WORD = re.compile(r"[\w&’']+")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_DEPTH = 200
"""Passages looked at for each name of a document."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A document's first passage that names another document, and the words that do."""

    doc_id: str
    """The other document: the one that names, or the one that is named."""
    passage_id: str
    words: str


def named_in(shelf: Shelf, doc_id: str) -> tuple[Naming, ...]:
    """The other documents of the library that a document's own text names, in its order."""
    found: dict[str, Naming] = {}
    for passage in shelf.library.document_passages(doc_id):
        for other, words in _names(shelf, passage):
            if other != doc_id:
                found.setdefault(other, Naming(other, passage.id, words))
    return tuple(found.values())


def naming(shelf: Shelf, doc_id: str) -> tuple[Naming, ...]:
    """The other documents whose own text names a document, by title.

    Only passages that the lexical index finds for one of its names are read, so that the time does
    not grow with the library.
    """
    found: dict[str, Naming] = {}
    for passage in _candidates(shelf, doc_id):
        words = dict(_names(shelf, passage)).get(doc_id)
        if words is not None:
            found.setdefault(passage.doc_id, Naming(passage.doc_id, passage.id, words))
    return tuple(sorted(found.values(), key=lambda one: shelf.titles[one.doc_id].casefold()))


def _candidates(shelf: Shelf, doc_id: str) -> Iterator[Passage]:
    """The passages of other documents that hold all words of one of a document's names."""
    called = [
        shelf.titles[doc_id],
        *(name for name, document in shelf.glossary.titles if document == doc_id),
        *(form for e in shelf.glossary.entries if e.document == doc_id for form in e.forms),
    ]
    names = [name for name in dict.fromkeys(called) if _is_a_name(name.title())]
    stems = [shelf.lexicon.stems(name) for name in names]
    search = shelf.retriever.lexical.search
    ids = dict.fromkeys(i for name in names for i, _ in search(name, _DEPTH))
    for passage in shelf.library.passages(list(ids)):
        held = shelf.lexicon.stems(passage.text)
        if passage.doc_id != doc_id and any(each <= held for each in stems):
            yield passage


def _names(shelf: Shelf, passage: Passage) -> Iterator[tuple[str, str]]:
    """Documents that a passage names, each with the words; none where it is the library's word."""
    if is_own_reading(passage.heading_path):
        return
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), passage.text)
    for named in shelf.glossary.documents_named(text):
        if _is_a_name(named.text):
            yield named.doc_id, named.text


def _is_a_name(words: str) -> bool:
    """Whether words are written as a name: two or more that tell, each with a capital or number.

    "The strategy" can be any strategy, and "people plan" any plan for people.
    """
    telling = [word for word in _WORD.findall(words) if word.casefold() not in STOP_WORDS]
    return len(telling) > 1 and all(word[0].isupper() or word[0].isdigit() for word in telling)
