"""What people say of themselves before they ask: "We are a hospice charity. …", "As a nurse, …"."""

from __future__ import annotations

import re

from assistant.understanding.kinds import kind_of

_SELF = (
    r"(?:i['’]?m|i am|we['’]?re|we are|i (?:run|manage|lead|own|chair|work (?:for|in|at|as|with))|"
    r"we (?:run|manage|own))\b"
)
_NO_ROLE = r"(?:result|consequence|percentage|proportion|share|rule|whole|part|matter|guide)\b"
_BEFORE = re.compile(
    rf"^\W*(?:{_SELF}[^.;:!?,]{{2,80}}[.;:!]|"
    rf"(?:speaking |asking )?as an? (?!{_NO_ROLE})[^.;:!?,]{{2,60}}[,:]|"
    r"(?:[\w'’-]+ ){1,4}here[.,;:!–-])\s+(?=\w)",
    re.IGNORECASE,
)
_LEANS_ON_IT = re.compile(
    r"\b(?:like|such as) (?:us|ours|me|mine|this|that)\b|\b(?:for|help) (?:us|me)\b", re.IGNORECASE
)


def said_of_asker(question: str) -> str:
    """The words at the beginning that say who asks and nothing of what is asked; often none.

    None either where the question leans on them ("for practices like us").
    """
    found = _BEFORE.match(question)
    if found is None or kind_of(question) == "onboarding":
        return ""
    return "" if _LEANS_ON_IT.search(question, found.end()) else found.group()
