"""A fragment such as "and action 6?" put into the question before it, in the place it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.lexicon import tokenise
from assistant.understanding.function_words import PREPOSITIONS, either
from assistant.understanding.mentions import of_kind
from assistant.understanding.numbering import find_units
from assistant.understanding.phrases import noun_phrases
from assistant.understanding.places import place_for
from assistant.understanding.splicing import ENDS_IN_ARTICLE, Span, agreeing, at_end, replaced
from indexing.plan_words import CARDINALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Mention, Namer
    from assistant.understanding.subject import Subject

_LED_IN = re.compile(rf"^({either(PREPOSITIONS)})\s+", re.IGNORECASE)
_LEADS_IN = re.compile(rf"\b(?:{either(PREPOSITIONS)})\s+(?:(?:the|our|an?)\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:[\s,&]|\b(?:and|or|versus|vs|the|our|for|in|of|lsc)\b)*", re.IGNORECASE)
_LABEL = re.compile(rf"\d{{1,2}}|{'|'.join(CARDINALS)}", re.IGNORECASE)
_ADVERB = re.compile(r"\w+ly|here|elsewhere", re.IGNORECASE)
_ADDED_WITH = {"sector": "in ", "area": "in ", "document": "in ", "year": "in ", "group": "for "}


def put_in(fragment: str, subject: Subject, namer: Namer) -> str:
    """The subject's question, asked of what `fragment` names.

    A named thing takes the place of one of its own class. Other words take the place of a phrase
    that ends alike ("GP training places" of "medical school places"), of what the same preposition
    leads in, or of the thing asked about. What fits nowhere is added at the end.
    """
    if subject.unit and _LABEL.fullmatch(fragment):
        fragment = f"{find_units(subject.question)[0].noun} {fragment}"
    said = namer.find(fragment)
    exchanged = _exchanged(fragment, said, subject) if said and _are_all(fragment, said) else None
    if exchanged:
        return agreeing(exchanged)
    bare = _LED_IN.sub("", fragment)
    place = place_for(fragment, bare, subject)
    if place is not None:
        return agreeing(replaced(subject.question, place, bare))
    return at_end(subject.question, fragment if bare != fragment else f"– {fragment}")


def _are_all(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether `mentions` hold every topical word of `text`."""
    return all(
        token.is_stop_word or any(m.start <= token.start and token.end <= m.end for m in mentions)
        for token in tokenise(text)
    )


def _exchanged(fragment: str, said: Sequence[Mention], subject: Subject) -> str | None:
    """The question with what is said in the places of its kinds; None if it says of what else."""
    question = subject.question
    edits: list[tuple[Span, str]] = []
    added: list[tuple[str, str]] = []
    for kind in dict.fromkeys(mention.kind for mention in said):
        new = of_kind(said, kind)
        article = ENDS_IN_ARTICLE.search(fragment, 0, new[0].start)
        words = fragment[article.start() if article else new[0].start : new[-1].end]
        old = _first_of(kind, subject)
        if old is None:
            added.append((kind, words))
        else:
            edits.append((old, words))
    if not edits and not subject.mentions:
        return None
    for place, words in sorted(edits, reverse=True):
        question = _moved(question, place, words)
    for kind, words in added:
        question = _named_too(question, kind, words)
    return question


def _first_of(kind: str, subject: Subject) -> Span | None:
    """The first thing of a kind, with those that are only listed after it."""
    found = of_kind(subject.mentions, kind)
    if not found:
        return None
    end = found[0].end
    for mention in found[1:]:
        if not _LISTED.fullmatch(subject.question, end, mention.start):
            break
        end = mention.end
    return Span(found[0].start, end)


def _moved(question: str, place: Span, words: str) -> str:
    """`words` at `place`: an adverb ("nationally") leaves no "in" before it and gets none."""
    was_adverb = _ADVERB.fullmatch(question[place.start : place.end])
    if _ADVERB.fullmatch(words) and not was_adverb:
        before = _LEADS_IN.search(question, 0, place.start)
        belongs_to_next = any(p.start < place.end < p.end for p in noun_phrases(question))
        if belongs_to_next:  # "in LSC NHS trusts"
            return at_end(replaced(question, place, ""), words)
        start = before.start() if before else place.start
        return replaced(question, Span(start, place.end), words)
    if was_adverb and not _ADVERB.fullmatch(words):
        return replaced(question, place, f"in {words}")
    return replaced(question, place, words)


def _named_too(question: str, kind: str, words: str) -> str:
    if kind == "area":  # "our" is an area as well
        question = re.sub(r"\bour\s+", "", question, flags=re.IGNORECASE)
    lead = "" if _ADVERB.fullmatch(words) else _ADDED_WITH.get(kind, "– ")
    return at_end(question, f"{lead}{words}")
