"""What sort of answer a question wants: a person, a date, money, a number, a place, a reason.

The cue that comes first decides: "How many people left when it closed?" wants a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.understanding.wording import any_of

if TYPE_CHECKING:
    import re

AnswerType = Literal[
    "person", "date", "money", "number", "duration", "place", "reason", "yes_no", "text"
]

# "When", "where" and "who" ask only where a clause begins; "staff who stay" asks for nobody.
_ASKS = (
    r"(?:^|[.,;:?!–—(-]\s*|\b(?:and|or|but|then|say|says|said|know|tell me|see|by|since|until|from|"
    r"to|for|with|exactly|just)\s+)\W{0,3}"
)
_PERSON = any_of(
    rf"{_ASKS}(?:who|whom|whose)(?:'s|’s)?\b",
    r"\bwho(?:m)?\W*$",
    r"\bnamed (?:lead|owner|person|officer)\b",
    r"\b(?:which|what) (?:person|officer|director|minister|individual|executive)\b",
    r"\bname of the (?:lead|chair|chief|director|author|minister|officer|head|person|owner)\b",
    r"\b(?:lead|responsible|accountable|senior responsible) (?:officer|owner)\b",
    r"\b(?:project|programme) lead\b",
)
_DATE = any_of(
    rf"{_ASKS}when(?:'s|’s)?\b",
    r"\bwhen\W*$",
    r"\b(?:what|which) (?:date|year|month|day|quarter)\b",
    r"\bhow soon\b|\bdeadlines?\b",
    r"\b(?:start|end|launch|publication|published|approval|completion) date\b",
    r"\bhow (?:old|recent) (?:is|are|was)\b",
)
_DURATION = any_of(
    r"\bhow long\b", r"\bhow many (?:years|months|weeks|days|hours|minutes)\b", r"\bduration\b"
)
_MONEY = any_of(
    r"\bhow much (?:\w+ ){0,2}(?:money|funding|cash|investment|grant)\b",
    r"\bhow much (?:will|does|did|would|has|is|was|are|do)\b.{0,60}\b(?:worth|invested|paid)\b",
    r"\bhow much .{0,60}\bearn(?:s|ed)?\b",
    r"\b(?:what|how much) .{0,20}funding\b|\bfunding:",
    r"\bcosts?\b|\bbudgets?\b|\bprices?\b|\bspend(?:ing)?\b(?! watchdog)|\bsalar(?:y|ies)\b|£",
    r"\b(?:hourly|pay|wage|living wage) rates?\b",
)
_NUMBER = any_of(
    r"\bhow (?:many|much|big|large|high|low)\b",
    r"\bhow (?:far|fast) .{0,80}\b(?:fall|fell|rise|rose|drop|grow|grew|increase|decline|shrink)",
    r"\b(?:percent(?:age)?|percentage points|proportion|share of|ratio|numbers?)\b|%",
    r"\bno\. of\b|#",
)
_MEASURE = any_of(
    r"\b(?:rates?|figures?|total|size|average|targets?|headcount|turnover|sickness absence)\b",
    r"\bvacanc(?:y|ies)\b",
)
_ASKS_HOW = any_of(
    r"^\W*(?:and |so )?how (?:can|could|do|should|will|would|might|to|are|is)\b(?!.*\bcompar)",
    r"\bwhat (?:causes|caused|drives|affects|reduces|works|helps|can|could|should|will|would)\b",
    r"\bevidence\b|\bways? (?:to|of)\b",
)
_PLACE = any_of(
    rf"{_ASKS}where\b",
    r"\bwhere\W*$",
    r"\b(?:which|what) (?:place|town|city|county|area|region)s?\b",
)
_REASON = any_of(
    r"\bwhy\b", r"\bwhat (?:is|are|was|were) the (?:reasons?|causes?)\b", r"\brationale\b"
)
_YES_NO = any_of(
    r"^\W*(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b",
    r"^\W*(?:and |so |but )?(?:should|may|am)\b",
)
# "What does X say about targets?": what is said, whatever it is about.
_SAYS_ABOUT = any_of(
    r"^\W*(?:and |so |but )?what (?:does|do|did|has|have) (?:(?!\b(?:about|on|of)\b).)+?"
    r"\b(?:say|said|recommend|tell us|argue|propose|conclude)s? (?:about|on|of)\b"
)
_CUES: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    ("person", _PERSON),
    ("date", _DATE),
    ("duration", _DURATION),
    ("money", _MONEY),
    ("number", _NUMBER),
    ("place", _PLACE),
    ("reason", _REASON),
)


def wanted(question: str) -> AnswerType:
    """The sort of answer that `question` wants; 'text' where its words give no sort."""
    if _SAYS_ABOUT.search(question):
        return "text"
    found: list[tuple[int, AnswerType]] = []
    for wants, cue in _CUES:
        if match := cue.search(question):
            found.append((match.start(), wants))
    measure = _MEASURE.search(question)
    if measure and not _ASKS_HOW.search(question):
        found.append((measure.start(), "number"))
    if found:
        return min(found, key=lambda cue: cue[0])[1]
    return "yes_no" if _YES_NO.search(question) else "text"
