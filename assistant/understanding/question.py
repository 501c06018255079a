"""What a question asks: its kind, the sort of answer it wants, and what it names.

Small and inspectable on purpose: everything here is read off the question's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal[
    "look_up",
    "list",
    "number",
    "comparison",
    "definition",
    "alignment",
    "evidence",
    "onboarding",
    "small_talk",
    "instruction",
]
AnswerType = Literal[
    "person", "date", "money", "number", "duration", "place", "reason", "yes_no", "text"
]

_WORDS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
UNIT_NOUNS = (
    "action", "priority", "aim", "commitment", "recommendation", "milestone", "step", "phase",
    "mission", "goal", "objective", "principle", "indicator", "theme", "pillar", "stage",
    "chapter", "section",
)  # fmt: skip
_NOUN = "|".join(UNIT_NOUNS).replace("priority", "priorit(?:y|ies)")
_CARDINAL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NAMED_UNIT = re.compile(
    rf"\b(?P<noun>{_NOUN})s?\s+(?:no\.?\s*|number\s+|#)?(?P<label>\d{{1,2}}[a-z]?|{_CARDINAL})\b",
    re.IGNORECASE,
)
_ORDINAL_UNIT = re.compile(
    rf"\b(?P<label>{_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:[\w'’‘-]+\s+){{0,4}}(?P<noun>{_NOUN})\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w.])(?P<label>\d{1,2}[a-z])(?![\w.%])", re.IGNORECASE)
_FURTHER = re.compile(
    rf"\s*(?:,|\band\b|&|\bor\b|\bto\b)\s*(\d{{1,2}}[a-z]?|{_CARDINAL})\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s?[/–-]\s?(?:20)?\d{2})?\b")


@dataclass(frozen=True, slots=True, order=True)
class UnitReference:
    """A numbered unit of a plan that a question names, such as action 5 or commitment 5d."""

    noun: str
    label: str

    def __str__(self) -> str:
        return f"{self.noun} {self.label}"


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """What can be read off a question's words alone."""

    kind: QuestionKind
    wants: AnswerType
    units: tuple[UnitReference, ...] = ()
    years: tuple[str, ...] = ()
    asks_all: bool = False
    """Whether a complete list is asked for ('all', 'which', 'what are the …')."""
    asks_count: bool = False
    """Whether the answer is how many of something there are."""


_KINDS: tuple[tuple[QuestionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "instruction",
            r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules|prompts?|"
            r"above|previous|guidelines|sources|library|notes|documents|passages)\b|"
            r"\b(?:system prompt|developer mode|jailbreak|api key|pretend (?:to be|you)|"
            r"you are now|act as (?:an?|if)|repeat after me|role[- ]?play)\b",
        ),
        (
            "small_talk",
            r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|thanks?(?: you)?|"
            r"thank you(?: very much)?|cheers|ok(?:ay)?|great|bye|goodbye|who are you|"
            r"what can you do|what are you|how are you|help)\b[\s\w!,.?]{0,12}$",
        ),
        (
            "alignment",
            r"\b(?:align\w*|line(?:s|d)? up|match(?:es)? up|compare with the (?:plan|strategy)|"
            r"counterpart|map(?:s|ped)? (?:on)?to|consistent with|fit(?:s)? with)\b",
        ),
        (
            "onboarding",
            r"\b(?:i'?m|i am|we'?re|we are) (?:new|a new|just start)|what(?:'s| is) in (?:it|this) "
            r"for (?:us|me)|where (?:do|should) (?:i|we) start\b",
        ),
        (
            "evidence",
            r"\b(?:what|which|is there|any|show|find)\b.{0,30}\b(?:evidence|case stud(?:y|ies)|"
            r"examples?|research|proof)\b|\bevidence (?:for|that|on|of|behind)\b",
        ),
        (
            "comparison",
            r"\b(?:compar\w+|versus|vs\.?|v|differ\w*|difference|higher|lower|against|"
            r"(?:better|worse|more|less|bigger|larger|smaller|fewer) than)\b",
        ),
        (
            "list",
            r"^\W*(?:(?:please )?(?:list|name|give (?:me )?(?:all|the)|show (?:me )?(?:all|the))\b|"
            r"(?:what|which)(?:'re| are| were)\b)|\b(?:all (?:of )?the|each of the|every one of|"
            r"what (?:\w+ ){1,3}(?:are|were) (?:there|named|listed)|commit\w*|how (?:will|is) (?:it|"
            r"this|that|they|action \w+) (?:be )?(?:done|delivered)|(?:steps|stages|aims|"
            r"priorities|principles|recommendations|actions|elements|pillars|themes|goals)\b)",
        ),
        (
            "definition",
            r"\b(?:defin\w+|what does .{1,60} (?:mean|stand for)|meaning of|stands? for|"
            r"what(?:'s| is) meant by|explain (?:what|the term))\b|"
            r"^\W*what(?:'s| is| are) (?:an? |the )?['‘\"]?[\w\s-]{2,40}['’\"]?\??\W*$",
        ),
    )
)
_WANTS: tuple[tuple[AnswerType, re.Pattern[str]], ...] = tuple(
    (wants, re.compile(pattern, re.IGNORECASE))
    for wants, pattern in (
        (
            "person",
            r"\bwho(?:'s|se|m)?\b|\bnamed (?:lead|owner|person)|\bname of the\b|"
            r"\bwhich (?:person|officer|director|minister|individual)\b|"
            r"\b(?:lead officer|responsible officer|project lead|programme lead)\b",
        ),
        (
            "date",
            r"\bwhen\b|\bwhat (?:date|year|month|day)\b|\b(?:which|in what) (?:year|month)\b|"
            r"\b(?:by|since|until) when\b|\bhow soon\b|\bdeadline\b|\b(?:start|end|launch|"
            r"publication|publish(?:ed)?|approval) date\b|\bhow (?:old|recent) is\b",
        ),
        ("duration", r"\bhow long\b|\bhow many (?:years|months|weeks|days)\b|\bduration\b"),
        (
            "money",
            r"\bhow much (?:money|funding|cash|will .{0,40}cost|does .{0,40}cost|is .{0,60}worth|"
            r"has been (?:spent|invested)|investment)\b|\bcosts?\b|\bbudget\b|\bprice\b|"
            r"\bspend(?:ing)?\b|\bsalar(?:y|ies)\b|\b(?:what|how much) .{0,20}funding\b|£",
        ),
        (
            "number",
            r"\bhow (?:many|much|big|large|high|low)\b|\b(?:percent(?:age)?|proportion|share of|rate|"
            r"ratio|number|figures?|total|size|average|target|turnover|vacanc(?:y|ies)|headcount)\b|%",
        ),
        ("place", r"\bwhere\b|\b(?:which|what) (?:place|town|city|county|area|region)s?\b"),
        ("reason", r"\bwhy\b|\bwhat (?:is|are|was|were) the reasons?\b|\brationale\b"),
        (
            "yes_no",
            r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|"
            r"am)\b",
        ),
    )
)
_ALL = re.compile(
    r"\b(?:all|every|each|complete|full|whole|entire|list|which|name the|what are)\b", re.IGNORECASE
)
_COUNT = re.compile(r"\bhow many\b|\bnumber of\b|\bcount of\b", re.IGNORECASE)


def read_form(question: str) -> QuestionForm:
    """The form of `question`: kind, wanted answer, numbered units, years."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(question)), "look_up")
    wants = next((wants for wants, pattern in _WANTS if pattern.search(question)), "text")
    if kind in ("look_up", "definition") and wants in ("number", "money"):
        kind = "number"
    return QuestionForm(
        kind=kind,
        wants=wants,
        units=find_units(question),
        years=tuple(dict.fromkeys(m.group() for m in _YEAR.finditer(question))),
        asks_all=bool(_ALL.search(question)),
        asks_count=bool(_COUNT.search(question)),
    )


def find_units(text: str) -> tuple[UnitReference, ...]:
    """The numbered units that `text` names, in digits, words or ordinals, in order of mention."""
    found: dict[UnitReference, None] = {}
    for match in _NAMED_UNIT.finditer(text):
        noun = _noun(match.group("noun"))
        found[UnitReference(noun, _label(match.group("label")))] = None
        position = match.end()
        while further := _FURTHER.match(text, position):
            found[UnitReference(noun, _label(further.group(1)))] = None
            position = further.end()
    for match in _ORDINAL_UNIT.finditer(text):
        found[UnitReference(_noun(match.group("noun")), _label(match.group("label")))] = None
    named = {reference.label for reference in found}
    for match in _CODE.finditer(text):
        if (label := match.group("label").lower()) not in named:
            found[UnitReference("commitment", label)] = None
    return tuple(found)


def _noun(written: str) -> str:
    singular = written.lower()
    return "priority" if singular.startswith("priorit") else singular


def _label(written: str) -> str:
    low = written.lower()
    return _WORDS.get(low) or re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", low)


_COUNTED = re.compile(
    rf"\b(?P<count>{_CARDINAL}|\d{{1,2}})\s+(?:(?!years?|months?|weeks?|days?|per)[\w-]+\s+){{0,3}}?"
    r"(?!years|months|weeks|days)[a-z]+s\b",
    re.IGNORECASE,
)


def count_said(question: str) -> int | None:
    """How many things the question says that there are ('the six principles'), if it does."""
    match = _COUNTED.search(question)
    return int(_label(match.group("count"))) if match else None
