"""What people say before they ask: thanks, greetings, and that the subject changes."""

from __future__ import annotations

from assistant.understanding.wording import any_of

_STOP = r"(?:\s*[.,;:!]+\s*|\s+[–—-]+\s+|\s*$)"
_COURTESY = any_of(
    r"(?:many )?thanks?(?: you)?(?: a lot| so much| very much| again| for that)*",
    r"hi|hello|hey|good (?:morning|afternoon|evening)|cheers|sorry|please|no(?!\.)|yes|and|so",
    r"right|well|ok(?:ay)?|great|good|lovely|perfect|brilliant|excellent|nice|fine|super|got it",
    r"(?:that(?:'s| is| was) )?(?:very |really )?(?:helpful|useful|clear|interesting)",
    r"i see|understood",
    r"(?:one|just one|a) (?:more|further|last|final|quick)(?: question| thing)?",
    r"(?:another|next|a|new) question|follow(?:ing)?[ -]up(?: question)?|also|quick question",
)
_NEW_SUBJECT = any_of(
    r"(?:on )?(?:a |an |another |the )?(?:completely |totally |quite )?"
    r"(?:different|new|another|next|other|separate|unrelated) (?:subject|topic|matter|note|theme)",
    r"(?:a )?(?:different|unrelated|separate) question",
    r"(?:let'?s |to )?(?:change|changing|change of|switch|switching)(?: the)? (?:subject|topic)s?",
    r"(?:let'?s )?(?:move|moving) on|something (?:else|different)|unrelated(?:ly)?|by the way",
)
_PREAMBLE = any_of(
    rf"^\W*(?:(?P<new>{_NEW_SUBJECT.pattern})|(?:{_COURTESY.pattern})){_STOP}",
)


def without_preamble(question: str) -> tuple[str, bool]:
    """`question` without what is said before it, and whether a new subject was announced.

    Words that are nothing but preamble are kept as they are.
    """
    rest, new_subject = question.strip(), False
    while match := _PREAMBLE.match(rest):
        if match.end() == len(rest):
            break
        new_subject = new_subject or match["new"] is not None
        rest = rest[match.end() :]
    return rest, new_subject
