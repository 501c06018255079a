"""Documents that mention something: "which case studies mention apprenticeships?", completely."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.catalogue_answers import listed
from assistant.answering.draft import Finding
from assistant.answering.extractive import to_draft
from assistant.understanding.catalogue_questions import read_catalogue_question
from assistant.understanding.wording import any_of
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.lexicon import Lexicon
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from corpus.record import DocumentRecord
    from indexing.units import Unit

_MENTION = any_of(
    r"\b(?:that |which )?mention(?:s|ed|ing)?\b",
    r"\b(?:that |which )?(?:refer(?:s|ring)? to|talk(?:s|ing)? about|speak(?:s|ing)? of)\b",
    r"\b(?:that |which )?(?:discuss(?:es|ing)?|ha(?:s|ve) the (?:word|term|phrase)s?)\b",
)
_IS_ABOUT = any_of(
    r"\b(?:that |which )?(?:(?:are|is) )?(?:about|on)\b",
    r"\b(?:that |which )?(?:cover(?:s|ing)?|concern(?:s|ing)?|deal(?:s|ing)? with)\b",
)
"""What a document is about only its record says; where that does not know, what mentions it."""

_MORE_OF_IT = re.compile(
    r"\s+(?:as|rather|instead|in|for|when|who|that|which|being|having|with|to)\s", re.IGNORECASE
)
_LONGEST = 6
"""Words of what may be looked for; more are a question of their own."""

_PLAIN = re.compile(r"(?:[^\W_]|[\s'’&/,-])+")
"""What may be said back in the answer: no marks that mean something in Markdown."""

Form = tuple[str, ...]
"""The stems of one way to say it, in their order."""


def answer_with_mentions(understanding: Understanding, shelf: Shelf) -> Finding | None:
    """The first words with the thing from each document that has it; None for other questions.

    The whole text of every document is read for it, in whatever inflection, with the spelt-out
    form of an acronym or the acronym for it. Where no document has it, the search decides.
    """
    question = understanding.standalone_question
    verb = _MENTION.search(question) or _IS_ABOUT.search(question)
    if verb is None:
        return None
    asked = read_catalogue_question(question[: verb.start()], tuple(shelf.records.values()))
    thing = question[verb.end() :].strip(" ?!.'\"“”‘’")
    if asked is None or not _PLAIN.fullmatch(thing):
        return None
    chosen = [record for record in shelf.held.values() if asked.meets(record)]
    found = _mentions(thing, chosen, understanding, shelf)
    head = _MORE_OF_IT.split(thing, maxsplit=1)[0].strip()
    if found is None and head != thing:
        found = _mentions(head, chosen, understanding, shelf)
        if found is not None:
            note = f"{found.note[:-1]}. None says the rest of it in so many words:"
            found = replace(found, note=note, unsure=True)
    return found


def _mentions(
    thing: str, chosen: Sequence[DocumentRecord], understanding: Understanding, shelf: Shelf
) -> Finding | None:
    """The first words with `thing` from each of the documents `chosen`; None if none has it."""
    forms = _forms(thing, understanding, shelf.lexicon)
    titled = [record for record in chosen if _names(record.title, forms, shelf.lexicon)]
    others = (record.id for record in chosen if record not in titled)
    found = [unit for doc_id in others for unit in _first(doc_id, forms, shelf)]
    drafts = (*listed(titled, shelf), *map(to_draft, found))
    if not drafts:
        return None
    number = len(titled) + len(found)
    said = f"{number} of {len(chosen)} documents looked through mention “{thing}”"
    where = f", {len(titled)} of them in the title" if titled else ""
    note = f"By a search of their whole text, {said}{where}. The first such words of each:"
    return Finding("answered", drafts, note, complete=True)


def _forms(thing: str, understanding: Understanding, lexicon: Lexicon) -> tuple[Form, ...]:
    said = [thing]
    for term, meaning in understanding.expansions:
        if term.lower() in thing.lower():
            said.append(meaning)
    forms = (_stems(words, lexicon) for words in said)
    return tuple(dict.fromkeys(form for form in forms if 0 < len(form) <= _LONGEST))


def _first(doc_id: str, forms: tuple[Form, ...], shelf: Shelf) -> Iterator[Unit]:
    """The document's first unit that has the thing, if one has."""
    passages = shelf.library.document_passages(doc_id)
    for passage, stems in zip(passages, shelf.passage_stems(doc_id), strict=True):
        if not any(stems.issuperset(form) for form in forms):
            continue
        for unit in split_units(passage):
            if _names(unit.text, forms, shelf.lexicon):
                yield unit
                return


def _names(text: str, forms: tuple[Form, ...], lexicon: Lexicon) -> bool:
    written = _stems(text, lexicon)
    return any(_stands_in(form, written) for form in forms)


def _stems(text: str, lexicon: Lexicon) -> Form:
    return tuple(token.stem for token in lexicon.tokens(text) if not token.is_stop_word)


def _stands_in(form: Form, written: Form) -> bool:
    last = len(written) - len(form)
    return any(written[start : start + len(form)] == form for start in range(last + 1))
