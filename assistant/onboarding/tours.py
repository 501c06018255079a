"""What `tours.yaml` holds: who a newcomer can be, and which questions are put for each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from corpus.vocabulary import Sector as CatalogueSector

FILE = Path(__file__).with_name("tours.yaml")

Look = Literal["strategy", "commitments", "core", "sector", "near", "library"]
"""Where an answer is looked for; `scopes.py` says which documents that is."""
_EVERYONE = "everyone"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Put(_Data):
    """A question that is put to the library, and where its answer may stand."""

    ask: str
    look: Look = "strategy"
    everyone: bool = False
    """Whether its answer need not name the newcomer's sector."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, data: object) -> object:
        """Reads "question @ place everyone"."""
        if not isinstance(data, str):
            return data
        ask, _, where = data.partition(" @ ")
        words = where.split()
        look = " ".join(word for word in words if word != _EVERYONE)
        return {"ask": ask, "look": look or "strategy", "everyone": _EVERYONE in words}


class Choice(_Data):
    """A role or a reason to come, and the questions that it adds."""

    name: str
    questions: tuple[Put, ...] = ()


class Sector(_Data):
    """A sector: its words, and the questions that a newcomer from it would put."""

    short: str
    """Its name on a button."""
    name: str
    catalogue: tuple[CatalogueSector, ...] = ()
    """The catalogue's sectors whose documents are about it."""
    words: tuple[str, ...] = ()
    """A statement is about the sector where one of these stands in it or above it."""
    calls: tuple[str, ...] = ()
    """What people of the sector call themselves and their employers besides."""
    hear: tuple[str, ...] = ()
    """Short forms that they will hear, beside those of the brief itself."""
    means: tuple[Put, ...] = ()
    asked: tuple[Put, ...] = ()
    offered: tuple[Put, ...] = ()
    who: tuple[Put, ...] = ()
    next: tuple[str, ...] = ()
    """Questions to go on with; only those that the library answers are offered."""


class Length(_Data):
    """How many statements, words and documents a brief of some minutes has at most."""

    means: int = 0
    asked: int = 0
    offered: int = 0
    goal: int = 0
    role: int = 0
    place: int = 0
    who: int = 0
    words: int = 0
    read: int = 0


class Tours(_Data):
    """All of it."""

    lengths: dict[int, Length]
    hear: tuple[str, ...]
    """Short forms and words for every sector."""
    headings: dict[str, str]
    hints: dict[str, str]
    """How to read a part, in our own words."""
    leaning: tuple[str, ...]
    """First words of statements that lean on what stands before them."""
    defining: tuple[str, ...]
    """What stands after a word in a sentence that explains it."""
    besides: str
    """Words that a newcomer's question may hold beside those that say who is asking."""
    sectors: dict[str, Sector]
    roles: dict[str, Choice]
    goals: dict[str, Choice]
    places: tuple[str, ...]
    wider: tuple[str, ...] = ()
    """Names that hold a place's name and mean something else."""
    of_place: tuple[Put, ...]
    """Questions about a place, which stands in them as {place}."""
    next: tuple[str, ...] = Field(description="Questions to go on with for every sector.")


@cache
def load_tours() -> Tours:
    """The tours that come with the package."""
    return Tours.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
