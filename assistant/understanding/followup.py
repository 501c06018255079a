"""Follow-ups: from a fragment and the conversation before it to a question that stands alone.

Rules, no model: a fragment takes over what it does not say from the last question. A named thing
(a numbered unit, a sector, an area, a measure, a document, a year) replaces one of its own class;
a pronoun is replaced by what the last question was about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.understanding.question import find_units

_LEADS_IN = re.compile(
    r"^\W*(?:and|also|ok(?:ay)?|so|but|then|now|right)?[\s,]*(?:(?:what|how) about|what of|and|also|"
    r"same (?:for|question for)|the same for|as for)\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|that|this|they|them|their|those|these|(?:that|this|the same|the) (?:one|plan|"
    r"strategy|document|report|review|action|priority|commitment|figure|number|programme|"
    r"framework|note))\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:and\s+)?(?:why|when|where|who|how|how (?:many|much|long)|since when|by when|by how "
    r"much|says who|according to whom?|which|nationally|locally|regionally|really|are you sure|"
    r"source|more|tell me more|go on|anything else|what else)\b[\s?!.]*$",
    re.IGNORECASE,
)
_YES = re.compile(r"^\W*(?:yes|yeah|yep|please|yes please|sure|do|go on|ok(?:ay)?)\W*$", re.IGNORECASE)
_QUESTION_LEAD = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|please|can you (?:tell me|say)|could you tell me|tell me|do you "
    r"know|i(?:'d| would) like to know)[\s,]+)*(?:(?:what|which|who|when|where|why|how)(?:'s|'re)?"
    r"(?:\s+(?:many|much|long))?)?\s*(?:(?:is|are|was|were|do|does|did|has|have|had|will|can|could|"
    r"should|would|commits?|says?|list|name|give|show)\b\s*)*(?:(?:the|a|an|us|me|about)\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in a text: its class ('sector', 'measure', 'unit', …) and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def find_mentions(text: str, classes: Mapping[str, Sequence[str]]) -> list[Mention]:
    """The members of `classes` that `text` names, longest first where they overlap, in order."""
    found: list[Mention] = []
    options = ((kind, term) for kind, terms in classes.items() for term in terms)
    for kind, term in sorted(options, key=lambda option: -len(option[1])):
        for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE):
            if all(match.end() <= m.start or match.start() >= m.end for m in found):
                found.append(Mention(kind, match.group(), match.start(), match.end()))
    return sorted(found, key=lambda mention: mention.start)


def is_follow_up(question: str, content_words: int) -> bool:
    """Whether `question` leans on the conversation; `content_words` counts its topical words."""
    if _BARE.match(question) or _YES.match(question) or _LEADS_IN.match(question):
        return True
    pronoun = _PRONOUN.search(question)
    return (pronoun is not None and content_words <= 6) or content_words == 0


def resolve(question: str, previous: str, classes: Mapping[str, Sequence[str]]) -> str:
    """`question` as one that stands alone, with what it lacks taken from `previous`.

    `previous` is the last stand-alone question; `classes` maps a class of named things to its
    members (in words), for instance `{"sector": ["social care", "NHS trusts"]}`.
    """
    if _YES.match(question):
        return previous
    if _BARE.match(question):
        return _joined(question, topic(previous))
    fragment = _LEADS_IN.sub("", question).strip().rstrip("?!. ")
    if _is_fragment(question, fragment):
        return _substituted(fragment, previous, classes)
    return _without_pronouns(question, previous, classes)


def topic(question: str) -> str:
    """What a question is about: its words without the asking."""
    return _QUESTION_LEAD.sub("", question, count=1).strip().rstrip("?!. ")


def _is_fragment(question: str, fragment: str) -> bool:
    """Whether only a named thing was said ('and action 6?'), with no asking of its own."""
    return fragment != question.strip().rstrip("?!. ") and not re.match(
        r"(?:what|which|who|when|where|why|how|is|are|was|were|do|does|did|has|have|can|will)\b",
        fragment,
        re.IGNORECASE,
    )


def _substituted(fragment: str, previous: str, classes: Mapping[str, Sequence[str]]) -> str:
    said = _all_mentions(fragment, classes)
    kept = _all_mentions(previous, classes)
    result, changed = previous, False
    for mention in reversed(kept):
        replacement = next((m for m in said if m.kind == mention.kind), None)
        if replacement is not None:
            keep_first = any(m.kind == mention.kind and m.start < mention.start for m in kept)
            words = "" if keep_first else replacement.text
            result = _tidy(result[: mention.start] + words + result[mention.end :])
            changed = True
    if not changed:
        return _joined(previous, fragment)
    extra = [m.text for m in said if all(m.kind != k.kind for k in kept)]
    return _joined(result, " ".join(extra)) if extra else result


def _without_pronouns(question: str, previous: str, classes: Mapping[str, Sequence[str]]) -> str:
    focus = _focus(previous, classes)
    if not focus:
        return question
    pronoun = _PRONOUN.search(question)
    if pronoun is None:
        return _joined(question, focus)
    possessive = pronoun.group().lower() in ("its", "their")
    words = focus + ("'s" if possessive else "")
    return _tidy(question[: pronoun.start()] + words + question[pronoun.end() :])


def _focus(previous: str, classes: Mapping[str, Sequence[str]]) -> str:
    """What a pronoun most likely means: a numbered unit, else a document, else the whole topic."""
    mentions = _all_mentions(previous, classes)
    for kind in ("unit", "document"):
        named = [m.text for m in mentions if m.kind == kind]
        if named:
            return " and ".join(named)
    return topic(previous)


def _all_mentions(text: str, classes: Mapping[str, Sequence[str]]) -> list[Mention]:
    units = list(_unit_mentions(text))
    others = [
        mention
        for mention in find_mentions(text, classes)
        if all(mention.end <= u.start or mention.start >= u.end for u in units)
    ]
    return sorted(units + others, key=lambda mention: mention.start)


def _unit_mentions(text: str) -> Iterable[Mention]:
    for match in re.finditer(r"\b[a-z]+s?\s+(?:number\s+)?\w+|\b\d{1,2}[a-z]\b", text, re.IGNORECASE):
        if find_units(match.group()):
            yield Mention("unit", match.group(), match.start(), match.end())


def _joined(question: str, addition: str) -> str:
    stem = question.strip().rstrip("?!. ")
    return f"{stem} – {addition.strip()}?" if addition.strip() else f"{stem}?"


def _tidy(text: str) -> str:
    return re.sub(r"\s+([?,.])", r"\1", re.sub(r"\s{2,}", " ", text)).strip()
