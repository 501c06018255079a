"""The field's acronyms, other words for the same thing, and what people call the documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from corpus.phrases import Found, Phrases, fold_phrase
from corpus.publishers import names_by_publisher
from corpus.record import Identifier, Line
from corpus.titles import names_by_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.record import DocumentRecord

EntryKind = Literal["acronym", "synonym", "document"]


def _has_words(text: str) -> str:
    if not fold_phrase(text):
        message = "must hold a letter or a digit"
        raise ValueError(message)
    return text


Form = Annotated[Line, AfterValidator(_has_words)]
"""A word or phrase that can be found in a question."""


class GlossaryEntry(BaseModel):
    """One line of the glossary: forms that people use, and what they mean."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    term: Form
    expansion: Form | None = None
    """What an acronym stands for. Elsewhere the term itself is what the documents say."""
    also: tuple[Form, ...] = ()
    document: Identifier | None = None
    kind: EntryKind = "synonym"
    body: bool = False
    """Whether it is one trust or council: what is counted there is counted nowhere else."""

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if (self.kind == "document") != (self.document is not None):
            message = "`kind: document` and `document: <id>` go together"
            raise ValueError(message)
        if self.kind == "acronym" and self.expansion is None:
            message = "an acronym needs an `expansion`"
            raise ValueError(message)
        return self

    @property
    def meaning(self) -> str:
        """The words that the documents use."""
        return self.expansion or self.term

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that counts as the term; an acronym written out counts too."""
        forms = (self.term, *self.also)
        if self.kind == "acronym":
            forms = (*forms, self.meaning)
        return tuple({fold_phrase(form): form for form in reversed(forms)}.values())[::-1]

    def other_words(self, form: str) -> str:
        """What to say beside `form`: its meaning, or for the meaning itself the term."""
        is_meaning = fold_phrase(form) == fold_phrase(self.meaning)
        return self.term if is_meaning else self.meaning


class Expansion(NamedTuple):
    """A term as it stands in a text, and other words for it."""

    term: str
    expansion: str


class Term(NamedTuple):
    """A glossary term as it stands in a text, at half-open offsets, and everything it is called."""

    start: int
    end: int
    forms: tuple[str, ...]


class NamedDocument(NamedTuple):
    """A document that a text names, the words that name it, and their half-open offsets."""

    doc_id: str
    text: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Glossary:
    """The entries, ready to be looked up in a question."""

    entries: tuple[GlossaryEntry, ...]
    ordinary_words: tuple[str, ...] = ()
    """Everyday words: as a term of the glossary they count only with the same capitals."""
    not_names: tuple[str, ...] = ()
    """Phrases that begin or make up a title and yet do not name the document."""
    titles: tuple[tuple[str, str], ...] = ()
    """Names taken from titles, each with its document id."""
    publishers: tuple[tuple[str, str], ...] = ()
    """Names of publishers, each with the id of a document of theirs."""

    def for_records(self, records: Iterable[DocumentRecord]) -> Glossary:
        """This glossary for a library that holds `records`.

        Nicknames of documents that it does not hold are dropped, and titles count as names.
        """
        held = tuple(records)
        ids = {record.id for record in held}
        entries = tuple(e for e in self.entries if e.document is None or e.document in ids)
        titles = tuple(names_by_title(held, self.not_names))
        published = names_by_publisher(held).items()
        publishers = tuple((name, doc_id) for name, documents in published for doc_id in documents)
        return replace(self, entries=entries, titles=titles, publishers=publishers)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Every acronym, as written ("ICB", "ASC-WDS", "SfC"): one word, two capitals or more."""
        forms = (form for entry in self.entries for form in entry.forms)
        return frozenset(form for form in forms if " " not in form and _capitals(form) >= 2)

    def expand(self, text: str) -> list[Expansion]:
        """The terms of `text`, in its order, each with other words for it.

        Words that `text` holds already are not repeated.
        """
        said = f" {fold_phrase(text)} "
        found = (
            Expansion(text[match.start : match.end], match.value.other_words(match.form))
            for match in self._forms.find(text)
        )
        new = {e.expansion: e for e in found if f" {fold_phrase(e.expansion)} " not in said}
        return list(new.values())

    def terms(self, text: str) -> list[Term]:
        """The terms of `text` other than document names, in its order, with all their forms."""
        return [
            Term(match.start, match.end, (*match.value.forms, match.value.meaning))
            for match in self._forms.find(text)
            if match.value.document is None
        ]

    def bodies(self, text: str) -> list[Term]:
        """The trusts and councils that `text` names, in its order, with all their names."""
        return [
            Term(match.start, match.end, (*match.value.forms, match.value.meaning))
            for match in self._forms.find(text)
            if match.value.body
        ]

    def documents_named(self, text: str) -> list[NamedDocument]:
        """The documents that `text` names by nickname or title, in its order.

        A name that several documents share gives each of them, with the same span.
        """
        return [_named(text, match) for match in self._names.find(text)]

    def publishers_named(self, text: str) -> list[NamedDocument]:
        """The documents of the publishers that `text` names, in its order.

        A publisher of several documents gives each of them, with the same span.
        """
        return [_named(text, match) for match in self._publishers.find(text)]

    def name_of(self, doc_id: str) -> str | None:
        """What people call a document, if the glossary says."""
        return self._terms_of_documents.get(doc_id)

    @cached_property
    def _terms_of_documents(self) -> dict[str, str]:
        return {entry.document: entry.term for entry in self.entries if entry.document}

    @cached_property
    def _forms(self) -> Phrases[GlossaryEntry]:
        pairs = ((form, entry) for entry in self.entries for form in entry.forms)
        return Phrases(pairs, self.ordinary_words)

    @cached_property
    def _names(self) -> Phrases[str]:
        names = {
            (fold_phrase(form), entry.document): (form, entry.document)
            for entry in self.entries
            if entry.document
            for form in entry.forms
        }
        for form, doc_id in self.titles:
            names.setdefault((fold_phrase(form), doc_id), (form, doc_id))
        return Phrases(names.values(), self.ordinary_words)

    @cached_property
    def _publishers(self) -> Phrases[str]:
        """By every form that the glossary has of a publisher's name."""
        forms = {fold_phrase(f): e.forms for e in self.entries for f in (*e.forms, e.meaning)}
        names = {
            (fold_phrase(form), doc_id): (form, doc_id)
            for name, doc_id in self.publishers
            for form in (name, *forms.get(fold_phrase(name), ()))
        }
        return Phrases(names.values(), self.ordinary_words)


def _capitals(form: str) -> int:
    return sum(letter.isupper() for letter in form)


def _named(text: str, match: Found[str]) -> NamedDocument:
    return NamedDocument(match.value, text[match.start : match.end], (match.start, match.end))
