"""Questions that units answer, found in their document and embedded, to be searched as well."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from corpus.asked import SUFFIX, AskedError, asked_bytes, read_asked
from indexing.asked_question import AskedQuestion, place_of
from indexing.units import units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from corpus.asked import Asked
    from indexing.document import Passage
    from indexing.embedding import Vectors
    from indexing.library_writer import LibraryWriter
    from indexing.units import Unit

_BATCH = 512


def read_questions(
    document: Path, passages: Sequence[Passage]
) -> tuple[tuple[AskedQuestion, ...], list[str]]:
    """The questions kept beside `document` with their places among its `passages`.

    Returns:
        The questions, and what is wrong with their file, a sentence each: groups whose words begin
        no unit are left out, since the document has changed since.
    """
    try:
        name = document.with_suffix(SUFFIX).name
        read = read_asked(asked_bytes(document), name)
    except (AskedError, OSError) as error:
        return (), [str(error)]
    units = list(units_of(passages))
    starts = [_folded(unit.text) for unit in units]
    found = [(group, _answering(group, units, starts)) for group in read.answered]
    doc_id = passages[0].doc_id
    answered = (
        AskedQuestion(text, doc_id, tuple(place_of(unit) for unit in answering))
        for group, answering in found
        if answering
        for text in group.questions
    )
    questions = (*answered, *(AskedQuestion(text, doc_id, ()) for text in read.unanswered))
    lost = [f"{name}: no piece begins “{g.first}”" for g, answering in found if not answering]
    return questions, lost


def _answering(group: Asked, units: Sequence[Unit], starts: Sequence[str]) -> Sequence[Unit]:
    first, last = _folded(group.first), _folded(group.last)
    begin = next((i for i, words in enumerate(starts) if words.startswith(first)), None)
    if begin is None:
        return ()
    rest = range(begin, len(units))
    end = next((i for i in rest if starts[i].startswith(last)), None)
    return () if end is None else units[begin : end + 1]


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def embed_asked(
    doc_id: str,
    found: Sequence[AskedQuestion],
    library: LibraryWriter,
    model_id: str,
    embed: Callable[[Sequence[str]], Vectors],
    *,
    afresh: bool,
) -> None:
    """Writes the questions about a document with their vectors, unless the library has them.

    `embed` gives the vectors of the model `model_id`, and is called only where there are questions
    to embed. `afresh` writes them all the same.
    """
    key = hashlib.sha256(repr(tuple(found)).encode()).hexdigest()
    if not afresh and library.asked_key(doc_id, model_id) == key:
        return
    texts = sorted({question.text for question in found}, key=len)
    vectors = dict(zip(texts, _embedded(texts, embed), strict=True))
    stacked = [vectors[question.text] for question in found]
    empty = np.empty((0, 0), dtype=np.float32)
    library.put_asked(doc_id, model_id, key, found, np.stack(stacked) if stacked else empty)


def _embedded(texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> Iterator[Vectors]:
    for start in range(0, len(texts), _BATCH):
        yield from embed(texts[start : start + _BATCH])
