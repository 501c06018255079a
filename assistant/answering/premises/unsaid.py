"""Words of a question that the library never uses: its answer cannot be about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.understanding.common_words import COMMON_WORDS

if TYPE_CHECKING:
    from assistant.answering.matching import Concept
    from assistant.lexicon import Lexicon
    from assistant.understanding import Understanding


def is_unknown(concept: Concept, lexicon: Lexicon) -> bool:
    """Whether the library never uses a word of `concept`, in any form, and it is no common word."""
    if concept.documents or concept.surface.lower() in COMMON_WORDS | asking_words().asking:
        return False
    return all(stem not in lexicon.frequency for form in concept.alternatives for stem in form)


def said_nowhere(understanding: Understanding, lexicon: Lexicon) -> str:
    """A sentence that names the words of the question that the library never uses; or nothing."""
    words = [c.surface for c in understanding.concepts if is_unknown(c, lexicon)]
    named = [f"“{word}”" for word in words if word.isalpha()]
    return f"The library nowhere says {' or '.join(named)}." if named else ""
