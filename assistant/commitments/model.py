"""One commitment, as the register shows it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

NOT_STATED = "not stated"
"""Stands where a document gives no priority, action, owner, date or measure."""


def is_stated(words: str) -> bool:
    """Whether a document gives what stands in a field of a commitment."""
    return words != NOT_STATED


class Commitment(BaseModel):
    """What a document commits itself to, and where it says so. The line of `commitments --json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="Document and label, such as 'town-plan:5a'; stands once.")
    document: str
    title: str = Field(description="The document's title.")
    priority: str = Field(description="Heading of the priority that it stands under.")
    action: str = Field(description="Heading of the action, recommendation, … it belongs to.")
    commitment: str
    section: str = Field(description="Heading path, outermost first, joined by ' > '.")
    page: int | None = Field(description="1-based sheet, where the format has pages.")
    owner: str
    date: str
    measure: str
    quote: str = Field(description="The words of the commitment as they stand in its passage.")
    passages: tuple[str, ...] = Field(
        description="Ids of the commitment's passage and of others that a detail comes from."
    )

    @property
    def label(self) -> str:
        """Its label inside its document, such as '5a' or 'recommendation-3'."""
        return self.id.removeprefix(f"{self.document}:")

    @property
    def is_coded(self) -> bool:
        """Whether its label is the document's own code, such as '5a'."""
        return self.label[:1].isdigit()
