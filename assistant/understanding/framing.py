"""What people put around a question: how to tell the answer, and what it is for."""

from __future__ import annotations

import re

_ASKS = r"(?=(?:what|how|which|who|where|when|why|whether|if|is|are|do|does|can|has|have)\b)"
_NEW = r"(?:(?:i['’]?m|i am|we['’]?re|we are) (?:(?:quite|very) )?new[^,.;:?!]{0,30}[,.;:!–-]+\s*)"
_HOW_TOLD = (
    r"in (?:(?:very |really )?(?:plain|simple|easy|everyday|layman['’]?s|non-technical) "
    r"(?:english|words|terms|language)|"
    r"(?:a|one|two|three|a few|a couple of|several) (?:short |brief )?"
    r"(?:lines?|words|sentences?|paragraphs?|bullets?|bullet points|minutes?))"
)
_FOR_WHAT = (
    r"for (?:my|our|a|an|the|tomorrow['’]s|next week['’]s) (?:[\w-]+ ){0,2}"
    r"(?:meeting|presentation|briefing|slides?|slide deck|newsletter|essay|assignment|"
    r"board paper|paper|report)(?: (?:today|tomorrow|tonight|next week|this week|on \w+day))?"
)
_SOMEBODY = r"(?:you|someone|anyone|somebody|anybody)"
_BEFORE = re.compile(
    rf"^\W*{_NEW}?(?:so |and )?"
    rf"(?:(?:please )?(?:can|could|would|will) {_SOMEBODY} (?:please )?"
    r"(?:tell|explain|show|say)(?: to)?(?: me| us)?|"
    rf"(?:do|does|did) {_SOMEBODY} know|"
    r"i(?:['’]d| would)? (?:just )?(?:like|want|need) to (?:know|understand|find out)|"
    r"i(?:['’]m| am)? (?:just )?(?:wonder(?:ing)?|trying to (?:find out|understand|work out))|"
    r"(?:please )?(?:tell|explain to|remind) (?:me|us))"
    rf"(?:,? (?:please|briefly|simply|{_HOW_TOLD}))*,?\s+{_ASKS}",
    re.IGNORECASE,
)
_SOME = r"(?:some|a few|the|any|a couple of|two|three|or|headline|key|main|latest|quick)"
_FIGURES = re.compile(
    r"^\W*(?:(?:we|i) (?:just )?(?:need|want|would like|am after|are after|am looking for)|"
    r"(?:please )?(?:give|get|find|send) (?:me|us))"
    rf" (?:{_SOME} ){{0,4}}(?P<what>figures?|numbers?|stats|statistics|facts)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf",?\s*\b(?:{_HOW_TOLD}|{_FOR_WHAT})"
    rf"(?=\s*(?:[,.?!]|$)|\s+(?:{_HOW_TOLD}|{_FOR_WHAT}|what|how|please)\b)",
    re.IGNORECASE,
)
_OR_NOT = re.compile(
    r",?\s+or (?:(?:is|was|are) (?:it|that|this|they)(?: all| just| only| mostly)\b[^?.!]*|not)"
    r"(?=\W*$)",
    re.IGNORECASE,
)
_FEWEST = 2
"""Words that must be left, or the frame is the question."""


def without_frame(question: str) -> str:
    """`question` without what says how to tell the answer or what it is for.

    "Could you tell me in plain English what X is about, for a team meeting?" asks what X is about,
    and "Is it about X, or is it all Y?" whether it is about X. A question of which hardly anything
    would be left stays as it is.
    """
    rest = _OR_NOT.sub("", _AROUND.sub("", question))
    rest = _BEFORE.sub("", rest)
    rest = _FIGURES.sub(lambda match: match["what"], rest).strip()
    return rest if len(re.findall(r"\w+", rest)) >= _FEWEST else question
