"""Guided onboarding: a short, cited brief for a newcomer, made of the library's own words.

`make_brief` puts the questions of `tours.yaml` for a newcomer's sector, role, place and reason to
the library, and keeps only what answers them well. Nothing is generated, and no statement is
written here; another library gives other briefs.
"""

from assistant.onboarding.brief import make_brief
from assistant.onboarding.model import Brief, Part, Said, UnknownChoiceError, Visitor
from assistant.onboarding.tours import load_tours

__all__ = ["Brief", "Part", "Said", "UnknownChoiceError", "Visitor", "load_tours", "make_brief"]
