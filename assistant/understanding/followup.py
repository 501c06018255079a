"""Follow-ups: from a fragment and the conversation before it to a question that stands alone.

Rules, no model. What a question says itself is kept; what it lacks comes from the question before
it: a fragment is put into that question, "one" and pronouns are replaced by what they mean, and a
question with no names of its own gets those of the last one in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.ellipsis import (
    asks_which_of_them,
    fragment_of,
    is_thin,
    with_matter,
    with_thing_put_back,
)
from assistant.understanding.fragments import put_in
from assistant.understanding.function_words import PREPOSITIONS, either
from assistant.understanding.kinds import kind_of
from assistant.understanding.mentions import of_kind
from assistant.understanding.ones import with_ones_named
from assistant.understanding.phrases import proper_names, without_article
from assistant.understanding.preamble import without_preamble
from assistant.understanding.references import with_pronouns_explained
from assistant.understanding.subject import Subject
from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.mentions import Namer

_YES = any_of(
    r"^\W*(?:yes|yeah|yep|yup|aye|please|sure|do|go (?:on|ahead)|of course|i would)"
    r"(?:\W+(?:please|do|thanks?|thank you|go (?:on|ahead)|that would be \w+))*\W*$"
)
_BARE = any_of(
    r"^\W*(?:(?:and|so|but)\s+)?(?:why(?: not)?|when|where|who|how|how (?:many|much|long|so|come)|"
    r"(?:since|by) when|says who|(?:according to|by) whom?|which(?: ones?)?|really|are you sure|"
    r"sources?|(?:tell me )?more(?: details?)?|(?:anything|what) else|(?:for )?examples?|such as|"
    r"in what way|meaning)\W*$"
)
_LEAD = any_of(
    r"^\W*(?:(?:and|but|so|also|then|or|ok(?:ay)?|now)\s+)*(?:(?:what|how) about|what of|as for|"
    r"(?:the )?same (?:question )?for|i meant?|make that|and|but|also|or|so|then)\s+(?:then\s+)?",
    rf"^\W*any(?:thing|one)?\s+(?=(?:{either(PREPOSITIONS)})\b)",
)
_EVENT = re.compile(
    r"^\W*(?:and\s+)?(?P<ask>when|where|how)(?:\s+(?:was|is|did)\s+(?:that|this|it)"
    r"(?:\s+(?:done|happen|take place))?)?\W*$",
    re.IGNORECASE,
)
_DONE_BY_WHOM = re.compile(
    r"^\W*(?:who|which \w+(?: \w+)?)\s+(?P<verb>\w+ed|led|made|set up|won)\s+(?P<thing>.+?)\W*$",
    re.IGNORECASE,
)
_LONGEST_LEANING = 300
"""Characters: who writes more than this says all that is needed."""


def stand_alone(
    question: str, previous: str | None, namer: Namer, about: Sequence[str] = ()
) -> str:
    """`question` as one that stands alone.

    Args:
        question: As asked, spelling mended.
        previous: The last stand-alone question; None where there is none.
        namer: Finds named things.
        about: Titles of the documents that the last answer cited or offered, first ones first: what
            "yes" accepts and "that report" may mean.
    """
    asked, new_subject = without_preamble(question)
    asked = _with_own_ones(asked, namer)
    if previous is None or new_subject or len(asked) > _LONGEST_LEANING:
        return asked
    subject = Subject(previous, namer.find(previous))
    if _YES.match(asked):
        return _accepted(subject, about)
    if kind_of(asked) in ("small_talk", "instruction"):
        return asked
    resolved = (
        _happened(asked, subject) or _bare(asked, subject) or _leaning(asked, subject, namer, about)
    )
    return resolved[:1].upper() + resolved[1:] if resolved else asked


def _accepted(subject: Subject, about: Sequence[str]) -> str:
    return f"What does {about[0]} say about {subject.topic}?" if about else subject.question


def _with_own_ones(question: str, namer: Namer) -> str:
    """A "fourth one" that the sentences before it explain, spelt out."""
    before, stop, last = question.rpartition(". ")
    if not stop:
        return question
    return before + stop + with_ones_named(last, Subject(before, namer.find(before)), namer)


def _happened(asked: str, subject: Subject) -> str | None:
    """When X was approved: "When was that?" after "Who approved X?"."""
    event, done = _EVENT.match(asked), _DONE_BY_WHOM.match(subject.question)
    if event is None or done is None:
        return None
    return f"{event['ask']} was {done['thing']} {done['verb']}?"


def _bare(asked: str, subject: Subject) -> str | None:
    if not (_BARE.match(asked) or (_EVENT.match(asked) and subject.main is None)):
        return None
    return f"{asked.strip().rstrip('?!. ')} – {subject.topic}?"


def _leaning(asked: str, subject: Subject, namer: Namer, about: Sequence[str]) -> str | None:
    """The question with what it lacks, or None where it lacks nothing."""
    unled = _LEAD.sub("", asked, count=1).strip()
    led = unled != asked
    text = with_ones_named(unled, subject, namer)
    fragment = fragment_of(text.rstrip("?!. "), subject, namer, led=led)
    if fragment:
        with_owner = with_pronouns_explained(fragment, subject, about, has_document=False)
        if with_owner.pronouns > with_owner.left:
            return f"What about {with_owner.text}?"
        return put_in(fragment, subject, namer)
    whole = with_matter(with_thing_put_back(text) if led else text, subject, namer)
    if whole != text:
        return whole
    has_document = bool(of_kind(namer.find(text), "document"))
    explained = with_pronouns_explained(text, subject, about, has_document=has_document)
    if explained.left:
        return _with(explained.text, (subject.topic,))
    if explained.pronouns or text != unled:
        by_itself = explained.by_itself and text == unled
        names = (subject.document,) if by_itself else subject.names
        return _with(explained.text, _missing(names, unled, explained.text, namer))
    if is_thin(text, namer, led=led):
        names = () if asks_which_of_them(text) else subject.names
        return _with(text, names or (subject.topic,))
    if led and subject.document and not has_document:
        return _with(text, (subject.document,))
    return text if led else None


def _missing(
    names: Iterable[str | None], asked: str, explained: str, namer: Namer
) -> tuple[str, ...]:
    """Those of `names` that the explained question lacks, unless it had names of its own."""
    if proper_names(asked) or of_kind(namer.find(asked), "area", "document"):
        return ()
    said = explained.lower()
    return tuple(name for name in names if name and without_article(name).lower() not in said)


def _with(text: str, names: Sequence[str]) -> str:
    return f"{text.rstrip('?!. ')} ({', '.join(names)})?" if names else text
