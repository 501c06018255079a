"""Where words of a fragment fit in the question before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.lexicon import tokenise
from assistant.understanding.function_words import PREPOSITIONS, either
from assistant.understanding.mentions import of_kind
from assistant.understanding.phrases import noun_phrases, proper_names, without_article
from assistant.understanding.splicing import ENDS_IN_ARTICLE, Span
from corpus.phrases import fold

if TYPE_CHECKING:
    from assistant.understanding.subject import Subject

_LED_IN = re.compile(rf"^({either(PREPOSITIONS)})\s+", re.IGNORECASE)
_LEADS_IN = re.compile(rf"\b({either(PREPOSITIONS)})\s+(?:(?:the|our|an?)\s+)?$", re.IGNORECASE)
_LEADS_A_TOPIC = ("for", "of", "about", "on", "in", "among", "across")


def place_for(fragment: str, bare: str, subject: Subject) -> Span | None:
    """Where the fragment fits in the subject's question; `bare` is it without its preposition.

    In the place of a phrase that ends alike, of another name, of other members of staff, of what
    the same preposition leads in, or of what the question asks about, in this order.
    """
    has_preposition = bare != fragment
    return (
        _alike(bare, subject)
        or _other_name(bare, subject)
        or (None if has_preposition else _other_members(bare, subject))
        or _led_in(fragment, subject)
        or (None if has_preposition else _asked_about(subject))
    )


def _alike(fragment: str, subject: Subject) -> Span | None:
    """The phrase of the question that ends with the fragment's last word."""
    topical = [token for token in tokenise(fragment) if not token.is_stop_word]
    if not topical:
        return None
    for phrase in noun_phrases(subject.question):
        for token in tokenise(phrase.text):
            if token.stem == topical[-1].stem:
                end = phrase.start + token.end
                unit = (m.end for m in of_kind(subject.mentions, "unit") if m.start < end < m.end)
                return Span(phrase.start + _article_length(phrase.text), next(unit, end))
    return None


def _led_in(fragment: str, subject: Subject) -> Span | None:
    """The last phrase that a preposition leads in, the fragment's own where it has one."""
    wanted = _LED_IN.match(fragment)
    allowed = (wanted[1].lower(),) if wanted else _LEADS_A_TOPIC
    for phrase in reversed(noun_phrases(subject.question)):
        start = phrase.start + _article_length(phrase.text)
        before = _LEADS_IN.search(subject.question, 0, start)
        if before is None or before[1].lower() not in allowed:
            continue
        if not _is_named(phrase.start, phrase.end, subject):
            return Span(phrase.start, phrase.end)
    return None


def _other_name(fragment: str, subject: Subject) -> Span | None:
    """For a proper name: the last one in the question."""
    names = proper_names(subject.question)
    words = [word for word in fragment.split() if word not in ("of", "for", "and", "the")]
    if not names or not all(word[0].isupper() for word in words):
        return None
    return Span(names[-1].start, names[-1].end)


def _other_members(fragment: str, subject: Subject) -> Span | None:
    """For a plural ("physios"): the group of staff or the sector in the question."""
    last = fragment.split()[-1]
    found = of_kind(subject.mentions, "group", "sector")
    return Span(found[0].start, found[0].end) if found and fold(last) != last.lower() else None


def _asked_about(subject: Subject) -> Span | None:
    """What the question asks about: the X of "What is X?", else a last phrase with an article."""
    whole = all(mention.text in (subject.thing or "") for mention in subject.mentions)
    if subject.thing and whole and len(subject.mentions) <= 1:
        return _thing(subject)
    for phrase in reversed(noun_phrases(subject.question)):
        if _article_length(phrase.text):
            named = _is_named(phrase.start, phrase.end, subject, but="document")
            return None if named else Span(phrase.start, phrase.end)
    return None


def _thing(subject: Subject) -> Span:
    """Where the X of "What is X?" stands."""
    words = without_article(subject.thing or "")
    start = subject.question.index(words)
    article = ENDS_IN_ARTICLE.search(subject.question, 0, start)
    return Span(article.start() if article else start, start + len(words))


def _is_named(start: int, end: int, subject: Subject, but: str | None = None) -> bool:
    return any(m.start < end and start < m.end for m in subject.mentions if m.kind != but)


def _article_length(phrase: str) -> int:
    return len(phrase) - len(without_article(phrase))
