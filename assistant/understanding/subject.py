"""What a question was about: what "it", "they", "that" and "one" mean in the question after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.understanding.counting import Counted, counted
from assistant.understanding.function_words import (
    AUXILIARIES,
    PREPOSITIONS,
    QUESTION_WORDS,
    REQUESTS,
    either,
)
from assistant.understanding.mentions import of_kind
from assistant.understanding.numbering import find_units
from assistant.understanding.phrases import (
    definite,
    noun_phrases,
    proper_names,
    without_article,
)
from corpus.phrases import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.mentions import Mention

_OTHER_LEADS = "what's who's many much more long please us me all of about there and so but also"
_LEADS = QUESTION_WORDS | AUXILIARIES | REQUESTS | frozenset(_OTHER_LEADS.split())
_WORD = re.compile(r"[\w'’]+")
_VERB = re.compile(rf"\s(?:{either(AUXILIARIES)})\b", re.IGNORECASE)
_BE = r"(?:is|are|was|were)\b"
# As `splicing` leaves it where other things are asked for: "How many X are there – Y?"
_INSTEAD = re.compile(r"\s–\s(?P<things>[^–?]+?)\W*$")
_COUNTS = re.compile(rf"^\W*(?:how many|which|what|name|list)\s+(?!{_BE})", re.IGNORECASE)
_WHERE = re.compile(
    rf"\s{_BE}(?:\s+there)?(?P<where>\s+(?:{either(PREPOSITIONS)}|over)\s.+?)\W*$", re.IGNORECASE
)
_IS = rf"(?:what|who|which|where)(?:['’]s|\s+{_BE})"
_NAMES_A_THING = re.compile(
    rf"^\W*(?:{_IS}|(?:tell|ask) me about|list|name)\s+(?P<thing>.+?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_ABOUT = re.compile(r"(?:\s+about)?[?!. ]*$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|on|regarding)\s+(?P<matter>.+?)\W*$", re.IGNORECASE | re.DOTALL)
_ACTS = re.compile(rf"\b(?:{either(AUXILIARIES)})\s+$", re.IGNORECASE)
# "Which areas did the workshops cover?": an article, what acts, a verb that ends the question.
_DOES = re.compile(
    rf"^\W*(?:{either(QUESTION_WORDS)})\b.*?\b(?:do|does|did)\s+(?P<doer>(?:the|our)\s+[^,;]+?)"
    r"\s+\w+\W*$",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"^\W*what does (?P<who>.+?) (?P<verb>say|recommend|propose|promise|mean|ask|find|show|want)"
    r"(?P<rest>\b.*?)\W*$",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"\b(?:(?:the|an?|our)\s+)?(?:(?:19|20)\d\d\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:[\s,&]|\b(?:and|or|the|our)\b)*", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """A question that others lean on, and what it names."""

    question: str
    mentions: Sequence[Mention]
    items: tuple[str, ...] = ()
    """What its answer listed, in order."""

    @cached_property
    def unit(self) -> str | None:
        """The numbered units that it names, in its words."""
        return self._named("unit")

    @cached_property
    def document(self) -> str | None:
        """The documents that it names, in its words."""
        return self._named("document")

    @cached_property
    def when(self) -> str | None:
        """The years that it names, with "in"."""
        years = self._named("year")
        return f"in {years}" if years else None

    @cached_property
    def place(self) -> str | None:
        """Where it is about, with "in": the area that it names, else the body."""
        place = self._named("area") or self.doer
        return f"in {place}" if place else None

    @cached_property
    def topic(self) -> str:
        """The question without the words that ask."""
        words = _WORD.finditer(self.question)
        start = next((w.start() for w in words if w.group().lower() not in _LEADS), 0)
        return _ENDS_ABOUT.sub("", self.question[start:].strip())

    @cached_property
    def in_short(self) -> str:
        """The topic; for a unit that is asked about as a whole, its name alone."""
        return self.unit if self.unit and self.topic.startswith(self.unit) else self.topic

    @cached_property
    def content(self) -> str | None:
        """What somebody says in it: "What does X say about Y?" gives what X says about Y."""
        match = _CONTENT.match(self.question)
        return f"what {match['who']} {match['verb']}s{match['rest']}" if match else None

    @cached_property
    def thing(self) -> str | None:
        """What it asks about as a whole: "What is X?" gives X; None where it says more."""
        match = _NAMES_A_THING.match(self.question)
        if match is None or _VERB.search(match["thing"]):
            return None
        return definite(match["thing"])

    @cached_property
    def several(self) -> str | None:
        """The things that it counts or picks from: "How many X are there in Y?" gives X in Y."""
        match = _COUNTS.match(self.question)
        instead = _INSTEAD.search(self.question) if match else None
        if instead:
            return f"the {without_article(instead['things'])}"
        verb = _VERB.search(self.question, match.end()) if match else None
        if match is None or verb is None:
            return None
        where = _WHERE.match(self.question, verb.start())
        things = without_article(self.question[match.end() : verb.start()])
        return f"the {things}{where['where'] if where else ''}"

    @cached_property
    def group(self) -> str | None:
        """The first group of staff that it names."""
        return self._named("group")

    @cached_property
    def main(self) -> str | None:
        """What "it" most likely means: a unit, else a document, else the thing asked about."""
        return self.unit or self.document or self.thing

    @cached_property
    def matter(self) -> str | None:
        """What it is asked "about"; else the thing asked about."""
        about = _ABOUT.search(self.question)
        return about["matter"] if about else self.thing

    @cached_property
    def doer(self) -> str | None:
        """Who acts in it: what stands after "did", a document apart, else its only name."""
        names = [n for n in proper_names(self.question) if not self._lies_in(n.start, "document")]
        for name in names:
            if _ACTS.search(self.question, 0, name.start):
                return name.text
        acting = _DOES.match(self.question)
        if acting and not self._lies_in(acting.start("doer"), "document", "unit"):
            return acting["doer"]
        alone = len(names) == 1 and not self._lies_in(names[0].end - 1, "area", "sector")
        return names[0].text if alone else None

    @cached_property
    def done_to(self) -> str | None:
        """The last thing after the one that acts: "What did X make of Y?" gives Y."""
        if self.doer is None:
            return None
        after = self.question.find(self.doer) + len(self.doer)
        phrases = [phrase for phrase in noun_phrases(self.question) if phrase.start >= after]
        if not phrases or self._lies_in(phrases[-1].start, "year"):
            return None
        return definite(phrases[-1].text)

    @cached_property
    def sort(self) -> str | None:
        """What it speaks of one of: "an ICS" gives ICS, "What did the workshop do?" workshop."""
        found = [phrase.text.split(" ", 1) for phrase in noun_phrases(self.question)]
        sorts = [words[1] for words in found if words[0].lower() in ("a", "an")]
        if sorts:
            return sorts[-1]
        acting = _DOES.match(self.question)
        return without_article(noun_phrases(acting["doer"])[0].text) if acting else None

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The things that it counts, such as the three priorities."""
        return tuple(counted(self.question))

    @cached_property
    def member(self) -> str | None:
        """What one of its things is called, such as "priority"."""
        units = find_units(self.question)
        if units:
            return units[0].noun
        if self.counted:
            return fold(self.counted[0].noun)
        words = _WORD.findall(self.several or self.thing or "")
        return next((fold(word) for word in words if fold(word) != word.lower()), None)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All that it names, for a question that names nothing: documents, units, bodies, areas."""
        main = (self.document, self.unit)
        bodies = [n for n in proper_names(self.question) if not self._lies_in(n.end - 1, "sector")]
        others = [m.text for m in of_kind(self.mentions, "area", "sector") if m.text[0].isupper()]
        matter = None if any(main) else self.done_to
        found: list[str] = []
        for name in (*main, *(body.text for body in bodies), matter, *others):
            if name and all(without_article(name) not in other for other in found):
                found.append(name)
        return tuple(found)

    def _named(self, kind: str) -> str | None:
        """The first thing of `kind` and those listed with it, with the words that belong to it."""
        found = of_kind(self.mentions, kind)
        if not found:
            return None
        start, end = found[0].start, found[0].end
        for mention in found[1:]:
            if _LISTED.fullmatch(self.question, end, mention.start) is None:
                break
            end = mention.end
        return self.question[self._opening(start) : end]

    def _opening(self, start: int) -> int:
        """Where the words begin that belong to a name: the year and the article before it."""
        before = _BELONGS.search(self.question, 0, start)
        return before.start() if before else start

    def _lies_in(self, place: int, *kinds: str) -> bool:
        return any(m.start <= place < m.end for m in of_kind(self.mentions, *kinds))
