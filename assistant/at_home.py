"""Bare questions about a plan ("What's the timeline?"): of that talked of, or of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.alignment.frameworks import own_plan
from assistant.answering.asking_words import asking_words
from assistant.understanding.context import definite_name

if TYPE_CHECKING:
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from assistant.understanding.context import Context
    from assistant.understanding.reading import Reader

_NOUNS = """
timeline timetable roadmap milestone milestones vision mission governance budget scope
implementation delivery enablers
"""
_OF_A_PLAN = frozenset(_NOUNS.split())
"""What every plan has, and nobody asks of nothing."""
_BESIDES = frozenset(("responsible", "accountable", "charge", "lead", "leads", "monitored", "owns"))
_TELLING = 1.5


def asked_at_home(
    understanding: Understanding, context: Context, reader: Reader, shelf: Shelf
) -> Understanding:
    """`understanding` as of one plan, where it asks what a plan has and names nothing else.

    That is the plan that the last answer cited first; in a new conversation, our own.
    """
    name = next(iter(context.documents), None) or _own_name(shelf)
    if name is None or not _is_bare(understanding):
        return understanding
    bare = understanding.standalone_question.rstrip("?!. ")
    joint = "of" if bare.lower().split()[-1] in _OF_A_PLAN else "in"
    return reader.read(f"{bare} {joint} {name}?")


def _own_name(shelf: Shelf) -> str | None:
    plan = own_plan(shelf)
    name = shelf.glossary.name_of(plan) if plan in shelf.held and plan else None
    return definite_name(name) if name else None


def _is_bare(understanding: Understanding) -> bool:
    if understanding.documents or understanding.mentions or understanding.narrowing:
        return False
    words = [word for c in understanding.concepts for word in c.surface.lower().split()]
    passed_over = asking_words().asking | _OF_A_PLAN | _BESIDES
    heavy = (c for c in understanding.concepts if c.weight >= _TELLING)
    return not _OF_A_PLAN.isdisjoint(words) and all(
        passed_over.issuperset(concept.surface.lower().split()) for concept in heavy
    )
