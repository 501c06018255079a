"""What the answering steps hand on: statements not yet numbered, and the verdict on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.models import Status
    from indexing.document import Passage


@dataclass(frozen=True, slots=True)
class Verified:
    """That a language model wrote a statement, and how well its quotes carry it."""

    score: float
    """The support score, 0 to 1."""
    repaired: bool = False
    """Whether the model cited something else, and this is what does carry it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in words from a passage, with the verbatim quotes that carry it."""

    text: str
    passage: Passage
    quotes: tuple[str, ...]
    under: str = ""
    """The heading that it is shown under; the passage's document and section where empty."""
    aside: str = ""
    """What the catalogue says of the passage's document, shown beside the statement."""
    beside: tuple[tuple[Passage, str], ...] = ()
    """Quotes from other passages that carry it too."""
    computed: bool = False
    """Whether it is our arithmetic: its figures are quoted, its result is not."""
    verified: Verified | None = None
    """Where a language model wrote it: that it was held against its quotes."""

    @property
    def quoted(self) -> tuple[tuple[Passage, str], ...]:
        """Every quote with the passage that it stands in."""
        return (*((self.passage, quote) for quote in self.quotes), *self.beside)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: drafts in the order to be shown, the verdict, and a sentence on it."""

    status: Status
    drafts: tuple[Draft, ...] = ()
    note: str = ""
    """Said to the reader in our own words; about the library, never about its subject."""
    nearest: tuple[str, ...] = ()
    """Ids of the nearest documents, offered where there is no answer."""
    closest: tuple[Draft, ...] = ()
    """What comes closest in the nearest documents, one statement of each; no answer."""
    confidence: float | None = None
    """The gate's; None where the outline or the question's form settled it without the gate."""
    unsure: bool = False
    """Whether the gate lets it pass without being sure that it answers; the note says so."""
    complete: bool = False
    """Whether it is a whole list, which nobody is to put in other words."""
