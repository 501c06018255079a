"""A small library to answer from, and the steps that come before the one under test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.gathering import gather
from assistant.answering.ranking import rank_units
from assistant.conversation import Assistant

if TYPE_CHECKING:
    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import OpenLibrary, Shelf
    from assistant.retrieval import Evidence
    from assistant.understanding import Understanding

CLINICS = 36
_CLINIC_ROWS = "\n".join(
    f"| Clinic {n:02d} | {3 * n} nurses and {n} helpers | Opened in {1980 + n} on the hill above "
    "the town, beside the old mill |"
    for n in range(1, CLINICS + 1)
)
VALLEY = {
    "clinics": f"""# Clinics of the valley

## Clinics and their staff

| Clinic | Staff | Place |
|---|---|---|
{_CLINIC_ROWS}

## What it costs

The clinics cost £4.2 million in 2023/24. Their rent is not given.
""",
    "gardens": """# Gardens for nurses

Nurses who garden at lunch stay longer: turnover fell from 20% to 12%.

## What a garden needs

A garden needs four things:

- a spade;
- a rake;
- two gloves;
- water.

A nurse needs three things:

- time;
- quiet;
- tea.

## Beds in each garden

| Garden | Beds | Size |
|---|---|---|
| North | 12 | 40 m² |
| South | not given | 55 m² |
| East | 9 | – |
""",
    "visits": "Volunteers read to patients on Sundays, and the patients sleep better.\n",
}
"""Notes without front matter: a table long enough to be cut, two lists side by side, gaps."""

MILL = {
    "mill": """# The paper mill

The mill employs 40 people. It runs on water from the lake.

Its owner is Ada Brook. The mill opened in 1890.
""",
    "lake": "# The lake\n\nThe lake freezes in January, and children skate there.\n",
}
"""Two notes; the questions beside the first are in `MILL_ASKED`."""
MILL_ASKED = """> The mill employs
? How many people work at the mill?
? What is the size of the mill's staff?
> It runs on
? What drives the mill?
> Its owner is
? To whom does the mill belong?
! What do workers at the mill earn?
! How much paper does the mill make a year?
"""

WALKS = {
    "walks": """# Walks of the county

## Routes

All of them begin at the station:

- past the weir;
- over the ridge;
- by the ford.
"""
}
WALKS_ASKED = """> past the weir
> by the ford
? Which routes do ramblers follow with their dogs in winter?
"""


@dataclass(frozen=True, slots=True)
class Considered:
    """A question read, its evidence gathered and its units ranked."""

    shelf: Shelf
    understanding: Understanding
    evidence: list[Evidence]
    ranked: list[ScoredUnit]


def consider(opened: OpenLibrary, question: str) -> Considered:
    """All that is known of `question` before the answer is chosen."""
    shelf = opened.shelf()
    understanding = Assistant(opened).understand(question)
    evidence = gather(understanding, shelf)
    return Considered(shelf, understanding, evidence, rank_units(understanding, evidence, shelf))
