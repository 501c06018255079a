"""Whose word a question asks for: "What does the Hewitt review say about prevention?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.glossary import Glossary, NamedDocument

_SAY = (
    r"(?:say|said|think|thought|recommend(?:ed)?|mention(?:ed)?|propose[ds]?|promise[ds]?|"
    r"conclude[ds]?|argue[ds]?|f(?:ind|ound)|warn(?:ed)?|tell us|told us|ask for|call for|"
    r"suggest(?:ed)?|have to say|make of)"
)
_ASKS = re.compile(
    rf"^\W*(?:and |so |but )?(?:what (?:else )?)?(?:do|does|did|has|have)\s+(?P<who>.+?)\s+"
    rf"(?:actually |really |ever |also )?{_SAY}\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"\b(?:and|each|both|the|reports?|papers?)\b|[\W_]", re.IGNORECASE)


def sayer_in(text: str) -> str:
    """Whom `text` asks what they say, recommend or found, in its words; "" if nobody."""
    asks = _ASKS.search(text)
    return asks["who"] if asks else ""


def publishers_asked(text: str, glossary: Glossary) -> Sequence[NamedDocument]:
    """The documents of the publishers whose word `text` asks for, each with its publisher's span.

    None where something other than publishers is among those who are asked.
    """
    who = sayer_in(text)
    named = glossary.publishers_named(who) if who else ()
    rest = who
    for name in named:
        rest = rest.replace(name.text, "")
    if not named or _BESIDES.sub("", rest):
        return ()
    start = text.index(who)
    return [n._replace(span=(start + n.span[0], start + n.span[1])) for n in named]
