"""Follow-ups: from a fragment and the conversation before it to a question that stands alone.

Rules, no model. What a question says itself is kept; what it lacks comes from the question before
it and from its answer: a fragment is put into that question, "one" and pronouns are replaced by
what they mean, and a question with no names of its own gets those of the last one in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.about_documents import of_document
from assistant.understanding.acceptance import accepts, asks_more
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
from assistant.understanding.narrowing import load_narrowing_words, read_narrowing
from assistant.understanding.numbering import find_units
from assistant.understanding.ones import with_ones_named
from assistant.understanding.phrases import proper_names, without_article
from assistant.understanding.preamble import without_preamble
from assistant.understanding.references import with_pronouns_explained
from assistant.understanding.splicing import at_end
from assistant.understanding.subject import Subject
from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.context import Context
    from assistant.understanding.mentions import Namer

_BARE = any_of(
    r"^\W*(?:(?:and|so|but)\s+)?(?:why(?: not)?|when|where|who|how|how (?:many|much|long|so|come)|"
    r"(?:since|by) when|says who|(?:according to|by) whom?|which(?: ones?)?|really|are you sure|"
    r"sources?|(?:for )?examples?|such as|"
    r"in what way|meaning)\W*$"
)
_LEAD = any_of(
    r"^\W*(?:(?:and|but|so|also|then|or|ok(?:ay)?|now|oh|no|sorry|actually|well)\s+)*"
    r"(?:(?:what|how) about|what of|as for|(?:the )?same (?:question )?for|i meant?|make that|"
    r"and|but|also|or|so|then)\s+(?:then\s+)?",
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
_WHICH = re.compile(r"^\W*(?:and\s+)?which(?: ones?)?\W*$", re.IGNORECASE)
_HOW_MANY = re.compile(r"^\W*how many\s+", re.IGNORECASE)
_NEXT_YEAR = re.compile(
    r"^\W*(?:(?:and|what about|how about|in|for|so)\s+)*(?P<when>(?:the )?"
    r"(?:(?P<before>year before(?: that)?|previous year|prior year|year earlier)|"
    r"year after(?: that)?|following year|next year))\W*$",
    re.IGNORECASE,
)
_YEAR_SAID = re.compile(r"\b(20\d\d)(?:([/–-])(\d\d))?(?![\d/–-])")
_NOT_THIS = re.compile(r",?\s+(?:not|instead of|rather than)\s+(?P<this>.+?)\W*$", re.IGNORECASE)
_LONGEST_LEANING = 300
"""Characters: who writes more than this says all that is needed."""


class StandAlone(NamedTuple):
    """A question that needs no other to be understood."""

    text: str
    asks_more: bool = False
    """Whether it wants what has not been said yet on the same subject."""


def stand_alone(question: str, context: Context, namer: Namer) -> StandAlone:
    """`question`, its spelling mended, as one that stands alone after `context`."""
    asked, new_subject = without_preamble(question)
    asked = _with_own_ones(asked, namer)
    if context.question is None or new_subject or len(asked) > _LONGEST_LEANING:
        return StandAlone(asked)
    if context.offer and accepts(question):
        return StandAlone(context.offer)
    subject = Subject(context.question, namer.find(context.question), context.items)
    if asks_more(question):
        return StandAlone(f"Tell me more – {subject.topic}?", asks_more=True)
    if kind_of(asked) in ("small_talk", "instruction"):
        return StandAlone(asked)
    resolved = (
        _narrowed_down(asked, subject)
        or of_document(asked, subject, namer, context.documents)
        or _of_next_year(asked, subject)
        or _happened(asked, subject)
        or _bare(asked, subject)
        or _leaning(asked, subject, namer, context.documents)
    )
    return StandAlone(resolved[:1].upper() + resolved[1:] if resolved else asked)


def _narrowed_down(asked: str, subject: Subject) -> str | None:
    """The last question held to the documents that "only case studies" asks for."""
    words = load_narrowing_words()
    narrowing, rest = read_narrowing(_LEAD.sub("", asked, count=1), words)
    if narrowing is None or any(letter.isalnum() for letter in rest):
        return None
    return at_end(read_narrowing(subject.question, words).rest, narrowing.words)


def _with_own_ones(question: str, namer: Namer) -> str:
    """A "fourth one" that the sentences before it explain, spelt out."""
    before, stop, last = question.rpartition(". ")
    if not stop:
        return question
    return before + stop + with_ones_named(last, Subject(before, namer.find(before)), namer)


def _of_next_year(asked: str, subject: Subject) -> str | None:
    """The last question about the year before or after: of the one it names, or said behind it."""
    next_one = _NEXT_YEAR.match(asked)
    if next_one is None:
        return None
    if len({match.group() for match in _YEAR_SAID.finditer(subject.question)}) != 1:
        return f"{subject.question.rstrip('?!. ')} – {next_one['when']}?"
    step = -1 if next_one["before"] else 1

    def moved(match: re.Match[str]) -> str:
        end = f"{match[2]}{(int(match[3]) + step) % 100:02d}" if match[2] else ""
        return f"{int(match[1]) + step}{end}"

    return _YEAR_SAID.sub(moved, subject.question)


def _happened(asked: str, subject: Subject) -> str | None:
    """When X was approved: "When was that?" after "Who approved X?"."""
    event, done = _EVENT.match(asked), _DONE_BY_WHOM.match(subject.question)
    if event is None or done is None:
        return None
    return f"{event['ask']} was {done['thing']} {done['verb']}?"


def _bare(asked: str, subject: Subject) -> str | None:
    if not (_BARE.match(asked) or (_EVENT.match(asked) and subject.main is None)):
        return None
    if _WHICH.match(asked) and _HOW_MANY.match(subject.question):
        return _HOW_MANY.sub("Which ", subject.question)
    return f"{asked.strip().rstrip('?!. ')} – {subject.in_short}?"


def _leaning(asked: str, subject: Subject, namer: Namer, about: Sequence[str]) -> str | None:
    """The question with what it lacks, or None where it lacks nothing."""
    unled = _without_what_was_said(_LEAD.sub("", asked, count=1).strip(), subject)
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
        by_itself = explained.by_itself and (text == unled or _says_which_item(text, subject))
        names = (subject.document,) if by_itself else subject.names
        return _with(explained.text, _missing(names, unled, explained.text, namer))
    if is_thin(text, namer, led=led):
        names = () if asks_which_of_them(text) else subject.names
        return _with(text, names or (subject.topic,))
    if led and subject.document and not has_document:
        return _with(text, (subject.document,))
    return text if led else None


def _says_which_item(text: str, subject: Subject) -> bool:
    """Whether a numbered item of the list just given was put in, which says all."""
    return any(item in text and find_units(item) for item in subject.items)


def _without_what_was_said(text: str, subject: Subject) -> str:
    """What is left of "vacancies, not turnover" after a question about turnover: vacancies."""
    other = _NOT_THIS.search(text)
    is_this = other is not None and other["this"].lower() in subject.question.lower()
    return text[: other.start()] if other and is_this else text


def _missing(
    names: Iterable[str | None], asked: str, explained: str, namer: Namer
) -> tuple[str, ...]:
    """Those of `names` that the explained question lacks, unless it had names of its own."""
    own = namer.find(asked)
    if proper_names(asked) or of_kind(own, "document"):
        return ()
    said = explained.lower()
    new = [name for name in names if name and without_article(name).lower() not in said]
    if of_kind(own, "area"):
        new = [name for name in new if not of_kind(namer.find(name), "area")]
    return tuple(new)


def _with(text: str, names: Sequence[str]) -> str:
    return f"{text.rstrip('?!. ')} ({', '.join(names)})?" if names else text
