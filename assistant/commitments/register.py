"""The register: every commitment that the documents of a library make."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.commitments.gathering import document_commitments
from assistant.commitments.model import NOT_STATED, Commitment, is_stated
from assistant.document_ids import require_document
from corpus.vocabulary import DocumentType
from indexing.outline import names_above
from indexing.plan_words import NUMBER_OF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assistant.commitments.details import Stated
    from assistant.commitments.found import Found
    from corpus.record import DocumentRecord
    from indexing.library import Library


@dataclass(frozen=True, slots=True)
class Register:
    """The commitments of a library, by document and reading order."""

    commitments: tuple[Commitment, ...]
    titles: Mapping[str, str]
    """The title of every document that the library holds, by its id."""
    defaults: tuple[str, ...]
    """Ids of the documents that are shown unless others are asked for."""

    @property
    def documents(self) -> dict[str, str]:
        """The title of each document that has commitments, by its id."""
        return {entry.document: entry.title for entry in self.commitments}

    def known_documents(self, asked: Sequence[str]) -> tuple[str, ...]:
        """The documents that are `asked` for, or those that are shown by default.

        Raises:
            UnknownDocument: the library holds one of them not.
        """
        for doc_id in asked:
            require_document(doc_id, self.titles)
        return tuple(asked) or self.defaults

    def nothing_found(self, documents: Sequence[str]) -> str:
        """What to say where no commitment of `documents` meets the conditions."""
        without = [self.titles[i] for i in documents if i not in self.documents]
        if without:
            return (
                f"No actions, recommendations or other commitments are marked as such in "
                f"{'; '.join(without)}. `workforce-assistant outline ID` shows its headings."
            )
        actions = self.actions(documents)
        there_are = f" The actions there are: {'; '.join(actions)}." if actions else ""
        return f"No commitment meets these conditions.{there_are}"

    def priorities(self, documents: Collection[str]) -> list[str]:
        """The headings of the priorities that commitments of `documents` stand under."""
        return _headings(entry.priority for entry in self.select(documents=documents))

    def actions(self, documents: Collection[str], priority: str = "") -> list[str]:
        """The same for actions; with `priority`, only those under it."""
        found = self.select(documents=documents, priority=priority)
        return _headings(entry.action for entry in found)

    def select(
        self,
        *,
        documents: Collection[str] = (),
        priority: str = "",
        action: str = "",
        words: str = "",
    ) -> tuple[Commitment, ...]:
        """The commitments that meet every condition given.

        `priority` and `action` are a number ("5", "five"), a name ("recommendation 2") or words of
        the heading; `action` may also be a commitment's label ("5a"). All of `words` must stand in
        what the register shows of a commitment.
        """
        return tuple(
            entry
            for entry in self.commitments
            if (not documents or entry.document in documents)
            and (not priority or _is_called(entry.priority, priority))
            and (not action or entry.label == action.lower() or _is_called(entry.action, action))
            and all(word in _shown(entry) for word in words.casefold().split())
        )


def read_register(library: Library) -> Register:
    """The register of all documents that a library holds."""
    records = [document.record for document in library.documents()]
    found = [
        entry
        for record in records
        for entry in _entries(record, document_commitments(library.document_passages(record.id)))
    ]
    having = {entry.document for entry in found}
    core = [r.id for r in records if r.core and r.type == DocumentType.STRATEGY and r.id in having]
    every = [record.id for record in records if record.id in having]
    titles = {record.id: record.title for record in records}
    return Register(tuple(found), titles, tuple(core or every))


def _entries(record: DocumentRecord, found: Iterable[Found]) -> Iterable[Commitment]:
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.label] += 1
        again = f"-{seen[one.label]}" if seen[one.label] > 1 else ""
        yield _entry(record, one, f"{record.id}:{one.label}{again}")


def _entry(record: DocumentRecord, found: Found, entry_id: str) -> Commitment:
    details = found.details
    stated = [detail for detail in (details.owner, details.date, details.measure) if detail]
    passages = [found.passage.id, *(detail.passage.id for detail in stated)]
    return Commitment(
        id=entry_id,
        document=record.id,
        title=record.title,
        priority=found.priority or NOT_STATED,
        action=found.action or NOT_STATED,
        commitment=found.text,
        section=found.passage.section,
        page=found.passage.page,
        owner=_words(details.owner),
        date=_words(details.date),
        measure=_words(details.measure),
        quote=found.quote,
        passages=tuple(dict.fromkeys(passages)),
    )


def _headings(fields: Iterable[str]) -> list[str]:
    return [words for words in dict.fromkeys(fields) if is_stated(words)]


def _words(stated: Stated | None) -> str:
    return stated.words if stated else NOT_STATED


def _is_called(heading: str, wanted: str) -> bool:
    """Whether a heading is what somebody calls it: by number, by name or by some of its words."""
    low = wanted.casefold().strip()
    number = str(NUMBER_OF.get(low, low))
    names = names_above((heading,))
    if number.isdecimal():
        return any(name.rsplit(" ", 1)[1] == number for name in names)
    if names_above((low,)) == (low,):
        return low in names
    return is_stated(heading) and low in heading.casefold()


def _shown(entry: Commitment) -> str:
    shown = (entry.label, entry.commitment, entry.priority, entry.action, entry.section)
    return "\n".join((*shown, entry.owner, entry.date, entry.measure, entry.title)).casefold()
