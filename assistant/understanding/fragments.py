"""A fragment such as "and action 6?" put into the question before it, in the place it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.lexicon import tokenise
from assistant.understanding.function_words import PREPOSITIONS, either
from assistant.understanding.mentions import Mention, of_kind
from assistant.understanding.phrases import noun_phrases, proper_names, without_article
from corpus.phrases import fold
from indexing.plan_words import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Namer
    from assistant.understanding.subject import Subject

_LED_IN = re.compile(rf"^({either(PREPOSITIONS)})\s+", re.IGNORECASE)
_LEADS_IN = re.compile(rf"\b({either(PREPOSITIONS)})\s+(?:(?:the|our|an?)\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:[\s,&]|\b(?:and|or|versus|vs|the|our|for|in|of|lsc)\b)*", re.IGNORECASE)
_ENDS_IN_ARTICLE = re.compile(r"\b(?:the|an?|our)\s+$", re.IGNORECASE)
_ARE_ONE = re.compile(
    rf"^(\W*(?:what|which|who))\s+(are|were)(?=\s+the\s+(?:last|{'|'.join(ORDINALS)})\s)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\w+ly|here|elsewhere", re.IGNORECASE)
_LEADS_A_TOPIC = ("for", "of", "about", "on", "in", "among", "across")
_ADDED_WITH = {"sector": "in ", "area": "in ", "document": "in ", "year": "in ", "group": "for "}


class _Span(NamedTuple):
    start: int
    end: int


def put_in(fragment: str, subject: Subject, namer: Namer) -> str:
    """The subject's question, asked of what `fragment` names.

    A named thing takes the place of one of its own class. Other words take the place of a phrase
    that ends alike ("GP training places" of "medical school places"), of what the same preposition
    leads in, or of the thing asked about. What fits nowhere is added at the end.
    """
    said = namer.find(fragment)
    if said and _are_all(fragment, said):
        return _agreeing(_exchanged(fragment, said, subject))
    bare = _LED_IN.sub("", fragment)
    place = _alike(bare, subject) or _other_name(bare, subject)
    if bare == fragment:
        place = place or _other_members(bare, subject)
    place = place or _led_in(fragment, subject)
    if bare == fragment:
        place = place or _asked_about(subject)
    if place is not None:
        return _agreeing(_replaced(subject.question, place, bare))
    return _at_end(subject.question, fragment if bare != fragment else f"– {fragment}")


def _are_all(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether `mentions` hold every topical word of `text`."""
    return all(
        token.is_stop_word or any(m.start <= token.start and token.end <= m.end for m in mentions)
        for token in tokenise(text)
    )


def _exchanged(fragment: str, said: Sequence[Mention], subject: Subject) -> str:
    question = subject.question
    edits: list[tuple[_Span, str]] = []
    added: list[tuple[str, str]] = []
    for kind in dict.fromkeys(mention.kind for mention in said):
        new = of_kind(said, kind)
        article = _ENDS_IN_ARTICLE.search(fragment, 0, new[0].start)
        words = fragment[article.start() if article else new[0].start : new[-1].end]
        old = _first_of(kind, subject)
        if old is None:
            added.append((kind, words))
        else:
            edits.append((old, words))
    if not edits and subject.thing and not subject.mentions:
        return _replaced(question, _thing(subject), fragment)
    for place, words in sorted(edits, reverse=True):
        question = _moved(question, place, words)
    for kind, words in added:
        question = _named_too(question, kind, words)
    return question


def _first_of(kind: str, subject: Subject) -> _Span | None:
    """The first thing of a kind, with those that are only listed after it."""
    found = of_kind(subject.mentions, kind)
    if not found:
        return None
    end = found[0].end
    for mention in found[1:]:
        if not _LISTED.fullmatch(subject.question, end, mention.start):
            break
        end = mention.end
    return _Span(found[0].start, end)


def _moved(question: str, place: _Span, words: str) -> str:
    """`words` at `place`: an adverb ("nationally") leaves no "in" before it and gets none."""
    was_adverb = _ADVERB.fullmatch(question[place.start : place.end])
    if _ADVERB.fullmatch(words) and not was_adverb:
        before = _LEADS_IN.search(question, 0, place.start)
        belongs_to_next = any(p.start < place.end < p.end for p in noun_phrases(question))
        if belongs_to_next:  # "in LSC NHS trusts"
            return _at_end(_replaced(question, place, ""), words)
        start = before.start() if before else place.start
        return _replaced(question, _Span(start, place.end), words)
    if was_adverb and not _ADVERB.fullmatch(words):
        return _replaced(question, place, f"in {words}")
    return _replaced(question, place, words)


def _named_too(question: str, kind: str, words: str) -> str:
    if kind == "area":  # "our" is an area as well
        question = re.sub(r"\bour\s+", "", question, flags=re.IGNORECASE)
    lead = "" if _ADVERB.fullmatch(words) else _ADDED_WITH.get(kind, "– ")
    return _at_end(question, f"{lead}{words}")


def _alike(fragment: str, subject: Subject) -> _Span | None:
    """The phrase of the question that ends with the fragment's last word."""
    topical = [token for token in tokenise(fragment) if not token.is_stop_word]
    if not topical:
        return None
    for phrase in noun_phrases(subject.question):
        for token in tokenise(phrase.text):
            if token.stem == topical[-1].stem:
                start = phrase.start + _article_length(phrase.text)
                return _Span(start, phrase.start + token.end)
    return None


def _led_in(fragment: str, subject: Subject) -> _Span | None:
    """The last phrase that a preposition leads in, the fragment's own where it has one."""
    wanted = _LED_IN.match(fragment)
    allowed = (wanted[1].lower(),) if wanted else _LEADS_A_TOPIC
    for phrase in reversed(noun_phrases(subject.question)):
        start = phrase.start + _article_length(phrase.text)
        before = _LEADS_IN.search(subject.question, 0, start)
        if before is None or before[1].lower() not in allowed:
            continue
        if not _is_named(phrase.start, phrase.end, subject):
            return _Span(phrase.start, phrase.end)
    return None


def _other_name(fragment: str, subject: Subject) -> _Span | None:
    """For a proper name: the last one in the question."""
    names = proper_names(subject.question)
    if not names or not all(word[0].isupper() for word in fragment.split()):
        return None
    return _Span(names[-1].start, names[-1].end)


def _other_members(fragment: str, subject: Subject) -> _Span | None:
    """For a plural ("physios"): the group of staff or the sector in the question."""
    last = fragment.split()[-1]
    found = of_kind(subject.mentions, "group", "sector")
    return _Span(found[0].start, found[0].end) if found and fold(last) != last.lower() else None


def _asked_about(subject: Subject) -> _Span | None:
    """What the question asks about: the X of "What is X?", else a last phrase with an article."""
    whole = all(mention.text in (subject.thing or "") for mention in subject.mentions)
    if subject.thing and whole and len(subject.mentions) <= 1:
        return _thing(subject)
    for phrase in reversed(noun_phrases(subject.question)):
        if _article_length(phrase.text):
            named = _is_named(phrase.start, phrase.end, subject, but="document")
            return None if named else _Span(phrase.start, phrase.end)
    return None


def _thing(subject: Subject) -> _Span:
    """Where the X of "What is X?" stands."""
    words = without_article(subject.thing or "")
    start = subject.question.index(words)
    article = _ENDS_IN_ARTICLE.search(subject.question, 0, start)
    return _Span(article.start() if article else start, start + len(words))


def _agreeing(question: str) -> str:
    """With "is" for "are" before one thing: "What are the first priority?"."""
    return _ARE_ONE.sub(lambda m: f"{m[1]} {'is' if m[2].lower() == 'are' else 'was'}", question)


def _is_named(start: int, end: int, subject: Subject, but: str | None = None) -> bool:
    return any(m.start < end and start < m.end for m in subject.mentions if m.kind != but)


def _article_length(phrase: str) -> int:
    return len(phrase) - len(without_article(phrase))


def _replaced(question: str, place: _Span, words: str) -> str:
    before, after = question[: place.start], question[place.end :]
    if _ENDS_IN_ARTICLE.search(before):
        words = without_article(words)
    return _tidy(f"{before}{words}{after}")


def _at_end(question: str, words: str) -> str:
    return _tidy(f"{question.strip().rstrip('?!. ')} {words}?")


def _tidy(text: str) -> str:
    return re.sub(r"\s+([?,.])", r"\1", re.sub(r"\s{2,}", " ", text)).strip()
