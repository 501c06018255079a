"""What kind of question it is, read off its own words."""

from __future__ import annotations

import re
from typing import Literal

from assistant.understanding.wording import any_of

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

# An order stands where a sentence or clause begins, or after "please", "you must" and the like, so
# that a question about people who ignore rules is none.
_ORDER = (
    r"(?:^|[.!?,;:]\s*|\b(?:please|now|and|then|just|let'?s|you (?:must|should|will|can|are to)|"
    r"(?:want|like|need) you to)\s+)\W{0,3}"
)
_OWN_RULES = (
    r"\b(?:instructions?|rules|prompts?|guidelines|restrictions|safeguards|above|sources|library|"
    r"notes|documents|passages|(?:everything|all) (?:before|previous|prior))\b"
)
_INSTRUCTION = any_of(
    rf"{_ORDER}(?:ignore|disregard|forget|override|bypass|stop following|do(?:n'?t| not) follow)\b"
    rf".{{0,40}}{_OWN_RULES}",
    rf"{_ORDER}(?:act as (?:an?|if|my)|pretend|role-?play|behave (?:as|like)|imagine you are)\b",
    rf"{_ORDER}(?:repeat (?:after me|the words|these words))\b",
    rf"{_ORDER}(?:reply|respond|answer) only with the\b",
    r"\byour (?:\w+ ){0,2}(?:prompts?|instructions|programming|jailbreak|password|api keys?)\b",
    r"\byour (?:hidden|secret|system|original|initial|internal)\b",
    r"\b(?:system|hidden|initial) (?:prompt|message|instructions)\b",
    r"\b(?:developer|debug|god|sudo|dan|unrestricted|unfiltered) mode\b",
    r"\bjailbr(?:eak|oken)\b|\bapi[ -]keys?\b|\bunrestricted (?:assistant|ai|model|bot)\b",
    r"\b(?:from now on,? you(?:'re| are| will| must)|you(?:'re| are) (?:now|no longer) )\b",
    r"^\W*(?:new |updated )?(?:system|assistant|developer|instructions?) ?:",
)

_PLEASANTRY = any_of(
    r"hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|night|day)",
    r"(?:many )?thanks?(?: you| a lot| so much| very much| again| for that| for your help)*",
    r"cheers|ta|bye(?:[ -]bye)?|goodbye|see you(?: later)?|welcome|sorry|no|nope|mate|there|today",
    r"ok(?:ay)?|great|good|lovely|perfect|brilliant|excellent|nice(?: one)?|fine|cool|wow|super",
    r"(?:that|it)(?:'s| is| was) (?:very |really |so )*(?:all|great|good|fine|interesting)",
    r"(?:that|it)(?:'s| is| was) (?:very |really |so )*(?:it|helpful|useful|lovely|perfect)",
    r"how are (?:you|things)(?: doing)?|are you (?:there|ok|an ai|a (?:robot|bot|human|machine))",
    r"who (?:are|made|built|wrote) you|what(?:'s| is) your name|what are you(?: called)?",
    r"what (?:can|do) you do(?: for me)?|what can i ask(?: you)?|how (?:do you|does this) work",
    r"help(?: me)?|can you help(?: me)?|please|test(?:ing)?",
)
_LONGEST_SMALL_TALK = 80
_SMALL_TALK = re.compile(rf"\W*(?:(?:{_PLEASANTRY.pattern})(?:\W+|$))+", re.IGNORECASE)

_ALIGNMENT = any_of(
    r"\balign(?:s|ed|ing|ment)?\b",
    r"\b(?:line(?:s|d)?|match(?:es|ed)?) up\b",
    r"\bcompare with the (?:plan|strategy)\b",
    r"\bcounterparts?\b",
    r"\bmap(?:s|ped)? (?:on)?to\b",
    r"\b(?:consistent|fits?|fitted|in line|in step) with\b",
)
_ONBOARDING = any_of(
    r"\b(?:i'?m|i am|we'?re|we are) (?:new|a new|just starting|just joining)\b",
    r"\bi(?:'ve| have) just (?:started|joined)\b.*\b(?:where|what should|what do i need)\b",
    r"\bwhat(?:'s| is) in (?:it|this) for (?:us|me)\b",
    r"\bwhat(?:'s| is) (?:there )?in (?:it|this|(?:the|this|your) (?:[\w-]+ ){0,2}?"
    r"(?:strategy|plan)) for\b",
    r"\bwhere (?:do|should|can) (?:i|we) (?:start|begin)\b",
    r"\bwhat (?:can|could|do|does|will|would|might) (?:it|this|(?:the|this|your) (?:[\w-]+ ){0,2}?"
    r"(?:strategy|plan|library|assistant)) (?:actually |really )?"
    r"(?:(?:mean|do) for|(?:offer|give|bring|promise)(?: for)?|"
    r"(?:want|need|expect|ask) (?:from|of))\b",
)
_EVIDENCE = any_of(
    r"\b(?:what|which|is there|are there|any|show|find)\b.{0,30}\b(?:evidence|case stud(?:y|ies)|"
    r"(?:local )?examples?|research|proof)\b",
    r"\bevidence (?:for|that|on|of|behind)\b",
    r"\b(?:has|have) (?:anyone|anybody|others?|other \w+)\b",
)
_COMPARISON = any_of(
    r"\bcompar(?:e|es|ed|ing|ison)\b",
    r"\b(?:versus|vs\.?|v\.?) ",
    r"\bdiffer(?:s|ed|ence|ences)?\b",
    r"\bhow different\b",
    r"\b(?:higher|lower|better|worse|more|less|bigger|larger|smaller|fewer|faster|slower) than\b",
    r"\b(?:more|less|fewer|higher|lower) or (?:more|less|fewer|higher|lower)\b.*\bthan\b",
    r"\b(?:than|against) (?:a|the) year (?:earlier|before)\b",
    r"\b(?:above|below) (?:the )?(?:national|regional|england|average|even)\b",
    r"\b(?:higher|lower|better|worse|faster|slower)\b.*\bor\b",
)
_LIST = any_of(
    r"^\W*(?:please )?(?:list|name|give (?:me )?(?:all|the)|show (?:me )?(?:all|the))\b",
    r"^\W*(?:what|which)(?:'re| are| were)\b",
    r"\b(?:all (?:of )?the|all (?:\w+ )?\w+s of|each of the|every one of)\b",
    r"\bwhat (?:\w+ ){1,3}(?:are|were) (?:there|named|listed)\b",
    r"\bcommit(?:s|ted|ment|ments|ting)?\b",
    r"\bhow (?:will|is) (?:it|this|that|they|action \w+) (?:be )?(?:done|delivered)\b",
    r"\b(?:steps|stages|aims|priorities|principles|recommendations|actions|elements|pillars|themes|"
    r"goals)\b",
)
_DEFINITION = any_of(
    r"\bdefin(?:e|es|ed|ition|itions)\b",
    r"\bwhat (?:does|do|did) .{1,60} (?:mean|stand for)\b",
    r"\b(?:meaning of|stands? for|meant by)\b",
    r"\bmeaning\W*$",
    r"\bexplain (?:what|the term)\b",
    r"^\W*what(?:'s| is| are) (?:exactly )?(?:an? |the )?['‘\"]?[\w\s-]{2,40}['’\"]?\??\W*$",
)
_BY_KIND: tuple[tuple[QuestionKind, re.Pattern[str]], ...] = (
    ("instruction", _INSTRUCTION),
    ("alignment", _ALIGNMENT),
    ("onboarding", _ONBOARDING),
    ("evidence", _EVIDENCE),
    ("comparison", _COMPARISON),
    ("list", _LIST),
    ("definition", _DEFINITION),
)


def kind_of(question: str) -> QuestionKind:
    """The kind of `question`: the first that its words fit, else a plain look-up.

    'small_talk' has no content at all; 'instruction' is an order about the assistant's own rules.
    A question for a figure counts as a look-up here.
    """
    if len(question) <= _LONGEST_SMALL_TALK and _SMALL_TALK.fullmatch(question):
        return "small_talk"
    for kind, pattern in _BY_KIND:
        if pattern.search(question):
            return kind
    return "look_up"
