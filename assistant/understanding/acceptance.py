"""Whether somebody takes what was offered, or wants more of the same."""

from __future__ import annotations

from assistant.understanding.wording import any_of

_COURTESY = (
    r"(?:\W+(?:please|do|then|thanks?|thank you|go (?:on|ahead)|that would be \w+|i would(?: like "
    r"(?:that|to))?|that one|show me|tell me|let'?s))*"
)
_ACCEPTS = any_of(
    r"^\W*(?:yes|yeah|yep|yup|yea|aye|ya|y|please|sure|certainly|absolutely|definitely|do|ok(?:ay)?|"
    r"go (?:on|ahead)|go for it|carry on|continue|of course|i would|please do|why not|"
    r"(?:that )?sounds (?:good|great|useful|helpful)|that would be \w+|i'?d like that|"
    rf"show me|tell me|let'?s (?:do|see|hear) (?:that|it)){_COURTESY}\W*$"
)
_LEAD = (
    r"^\W*(?:(?:and|so|but|yes|ok(?:ay)?|please)\W+)*(?:(?:can|could) you )?"
    r"(?:(?:tell|give|show) me |say |let'?s (?:have|hear) |is there (?:any(?:thing)? )?|"
    r"any |some )?"
)
_END = r"(?:\W+(?:please|then))*\W*$"
_ASKS_MORE = any_of(
    rf"{_LEAD}(?:a (?:bit|little) )?more(?: details?| information)?"
    rf"(?: (?:on|about) (?:that|this|it))?{_END}",
    rf"{_LEAD}(?:any|some)?thing (?:else|more){_END}",
    rf"{_LEAD}what else(?: (?:is there|does (?:it|the library) say))?{_END}",
    rf"{_LEAD}(?:(?:further|more|full|the) details?|elaborate){_END}",
    rf"{_LEAD}expand(?: on (?:that|this|it))?{_END}",
    rf"{_LEAD}(?:go (?:on|ahead)|carry on|continue|keep going){_END}",
)
_YES = any_of(r"^\W*(?:yes|yeah|yep|yup|sure|please)(?:\W+(?:please|do|go (?:on|ahead)))*\W*$")


def accepts(asked: str) -> bool:
    """Whether `asked` says yes to a question that was offered: "yes please", "go on, then"."""
    return bool(_ACCEPTS.match(asked) or _ASKS_MORE.match(asked))


def asks_more(asked: str) -> bool:
    """Whether `asked` wants more on what was just answered: "tell me more", "what else?", "yes"."""
    return bool(_ASKS_MORE.match(asked) or _YES.match(asked))
