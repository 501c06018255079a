"""Whether a piece of the library is about another sector than the one that a question names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.vocabulary import Sector
from corpus.vocabulary_words import Role, load_vocabulary_words

if TYPE_CHECKING:
    from corpus.record import DocumentRecord


@dataclass(frozen=True, slots=True)
class AskedSectors:
    """The sectors that a question names."""

    sectors: frozenset[str]

    @classmethod
    def of(cls, question: str) -> Self:
        """Those that everyday words of `question` stand for (`corpus/vocabulary_words.yaml`)."""
        return cls(_sectors_in(question))

    def leave_out(self, record: DocumentRecord, words: str) -> bool:
        """Whether a document of one sector is asked about another, which `words` do not name.

        "England" in a table of social care does not answer for the NHS in England, but a row "NHS
        trusts" there does.
        """
        if not self.sectors or record.sector in (None, Sector.CROSS_SECTOR, *self.sectors):
            return False
        return not self.sectors & _sectors_in(words)


def _sectors_in(text: str) -> frozenset[str]:
    found = load_vocabulary_words().phrases.find(text)
    return frozenset(
        one.value.value
        for one in found
        if one.value.role is Role.VALUE and one.value.field == "sector"
    )
