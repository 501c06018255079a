"""Where an exported file comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.answering.compose import readable_date

if TYPE_CHECKING:
    from indexing.library import Library


_NO_MODEL = "no language model"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Date, library, model, and a line on how a file was made."""

    made: str
    """Date and time, with the zone."""
    library: str
    model: str
    how: str

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each with its name, in the order to be shown."""
        return (
            ("Made", self.made),
            ("Library", self.library),
            ("Model", self.model),
            ("How it was made", self.how),
        )

    def with_language_model(self, name: str, how: str) -> Provenance:
        """The same where the language model `name` had a part, which `how` tells."""
        model = self.model.replace(_NO_MODEL, f"{name} for words")
        return replace(self, model=model, how=f"{self.how} {how}")

    @property
    def line(self) -> str:
        """All of it in one line."""
        return "; ".join(f"{name}: {words}" for name, words in self.lines)


def provenance_of(library: Library, how: str) -> Provenance:
    """Where a file comes from that is made now from `library`, without a language model."""
    held = library.counts()["documents"]
    finished = library.finished_at
    indexed = f", indexed {readable_date(finished[:10])}" if finished else ""
    now = datetime.now().astimezone()
    return Provenance(
        made=now.strftime("%d %B %Y, %H:%M %Z"),
        library=f"{held} documents, version {library.generation}{indexed}",
        model=f"{library.model_id} for likeness in meaning; {_NO_MODEL}",
        how=how,
    )
