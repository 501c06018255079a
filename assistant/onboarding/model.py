"""A newcomer, and the brief that is made for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from assistant.models import Citation

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.onboarding.tours import Tours

DEFAULT_MINUTES = 2


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a newcomer said of themselves; an empty field is one that they left open."""

    sector: str
    minutes: int = DEFAULT_MINUTES
    role: str = ""
    goal: str = ""
    place: str = ""

    def check(self, tours: Tours) -> None:
        """Makes sure that all of it is known.

        Raises:
            UnknownChoiceError: there is no such sector, role, reason or length.
        """
        _require("sector", self.sector, tours.sectors)
        _require("minutes", str(self.minutes), [str(minutes) for minutes in tours.lengths])
        _require("role", self.role, ("", *tours.roles))
        _require("goal", self.goal, ("", *tours.goals))

    def named(self, part: str, tours: Tours) -> str:
        """What the heading of a part names: a reason, a role, a place, or nothing."""
        chosen = {"goal": (self.goal, tours.goals), "role": (self.role, tours.roles)}
        if part in chosen and chosen[part][0]:
            key, choices = chosen[part]
            return choices[key].name
        return self.place if part == "place" else ""

    def choices(self, tours: Tours) -> tuple[str, ...]:
        """What was chosen beside sector and time, in words."""
        names = (self.named(part, tours) for part in ("role", "goal", "place"))
        return tuple(name for name in names if name)


class UnknownChoiceError(ValueError):
    """A newcomer's choice is none of those that there are."""


def _require(name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        choices = ", ".join(choice for choice in known if choice)
        message = f"There is no {name} {value!r}. Choose one of: {choices}."
        raise UnknownChoiceError(message)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Frozen):
    """A statement of a brief: the library's own words."""

    text: str
    citation: Citation
    term: str = Field(default="", description="The word that the statement explains.")


class Part(_Frozen):
    """A part of a brief, under its heading."""

    name: str = Field(description="Such as 'means' or 'offered'.")
    heading: str
    said: tuple[Said, ...] = Field(description="Empty where the library has nothing to say.")


class Brief(_Frozen):
    """What a newcomer is handed."""

    sector: str
    sector_name: str
    minutes: int
    choices: tuple[str, ...] = Field(description="What else the newcomer said, in words.")
    main: str | None = Field(description="Title of the document that the brief is about.")
    parts: tuple[Part, ...]
    next: tuple[str, ...] = Field(description="Questions that the library answers.")

    @property
    def said(self) -> tuple[Said, ...]:
        """All statements, in their order."""
        return tuple(said for part in self.parts for said in part.said)
