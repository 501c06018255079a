"""The closed vocabularies of the catalogue."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class DocumentType(StrEnum):
    """What sort of document it is."""

    POLICY = "policy"
    STRATEGY = "strategy"
    PLAN = "plan"
    EVIDENCE = "evidence"
    DATA = "data"
    CASE_STUDY = "case-study"
    GUIDANCE = "guidance"
    ENGAGEMENT = "engagement"


class Sector(StrEnum):
    """Whose workforce it is about."""

    HEALTH = "health"
    SOCIAL_CARE = "social-care"
    VCFSE = "vcfse"
    PRIMARY_CARE = "primary-care"
    CROSS_SECTOR = "cross-sector"
    EDUCATION = "education"


class Geography(StrEnum):
    """The area it speaks of."""

    NATIONAL = "national"
    NORTH_WEST = "north-west"
    LANCASHIRE_SOUTH_CUMBRIA = "lancashire-south-cumbria"
    PLACE = "place"
    """One trust, council or place."""
    OTHER_ICS = "other-ics"
    """Another integrated care system."""


def with_parts(areas: Iterable[str]) -> tuple[str, ...]:
    """`areas`, each followed by those that lie wholly in it: what speaks of these speaks of it."""
    return tuple(dict.fromkeys(part for area in areas for part in (area, *_PARTS.get(area, ()))))


_PARTS: Mapping[str, tuple[str, ...]] = {
    Geography.NORTH_WEST: (Geography.LANCASHIRE_SOUTH_CUMBRIA,),
}


class Theme(StrEnum):
    """What it has to say something about."""

    ONE_WORKFORCE = "one-workforce"
    WORKFORCE_PLANNING = "workforce-planning"
    CAREER_PATHWAYS = "career-pathways"
    RECRUITMENT_RETENTION = "recruitment-retention"
    EMPLOYMENT_OFFER = "employment-offer"
    TRAINING_SUPERVISION = "training-supervision"
    DIGITAL_DATA = "digital-data"
    NEW_ROLES = "new-roles"
    INCLUSION = "inclusion"
    WELLBEING = "wellbeing"
    POPULATION_HEALTH = "population-health"
    INTEGRATION = "integration"
    VOLUNTEERING = "volunteering"
    LEADERSHIP = "leadership"


class Basis(StrEnum):
    """What a reading note rests on."""

    SEEN = "seen"
    """Published pages."""
    BACKGROUND = "background"
    """Partly general knowledge; `background_sections` says which part."""
