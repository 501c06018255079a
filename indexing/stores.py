"""The two indexes of a home as a pair: where they are kept, and how to tell that they are sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chromadb.errors import ChromaError

from indexing.dense import DenseIndex, DenseStore
from indexing.entries import IndexFault
from indexing.lexical import LexicalIndex, LexicalStore

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.library import Library
    from indexing.stored import Publication

_SAME = 0.999
"""Cosine between a vector and what the index makes of it, rounding aside."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """One generation of both indexes, open for reading."""

    publication: Publication
    dense: DenseIndex
    lexical: LexicalIndex

    def close(self) -> None:
        """Lets go of files and memory."""
        self.dense.close()


@dataclass(frozen=True, slots=True)
class Stores:
    """Where the indexes of a home are kept."""

    dense: DenseStore
    lexical: LexicalStore

    @classmethod
    def of(cls, home: Path, library: Library, chroma_url: str | None = None) -> Stores:
        """The stores of `home`; the dense one on the server at `chroma_url`, if given."""
        dense = (
            DenseStore.on_server(chroma_url, f"library-{library.meta('uid')}")
            if chroma_url
            else DenseStore.in_folder(home / "dense")
        )
        return cls(dense, LexicalStore(home / "lexical"))

    def open(self, library: Library, publication: Publication) -> Indexes:
        """Both indexes of `publication`, after a quick check of each.

        Raises:
            IndexFault: one is missing, damaged or holds another number of passages.
            ChromaServerError: the server does not answer.
        """
        lexical = self.lexical.open(publication.lexical)
        dense = self.dense.open(publication.dense)
        try:
            _check_count("lexical", lexical.count(), publication)
            _check_dense(library, dense, publication)
        except IndexFault:
            dense.close()
            raise
        return Indexes(publication, dense, lexical)


def differences(library: Library, indexes: Indexes) -> list[str]:
    """Passages that an index lacks or should not have, told by their ids; empty if none."""
    expected = library.passage_ids()
    problems: list[str] = []
    for kind, held in (("dense", indexes.dense.ids()), ("lexical", indexes.lexical.ids())):
        if missing := expected - held:
            problems.append(f"The {kind} index lacks {len(missing)} passages of the library.")
        if left_over := held - expected:
            problems.append(f"The {kind} index holds {len(left_over)} passages no longer there.")
    return problems


def _check_dense(library: Library, dense: DenseIndex, publication: Publication) -> None:
    """Counts, and looks a known vector up: a damaged graph can still have the right count."""
    known = library.sample_vector()
    try:
        _check_count("dense", dense.count(), publication)
        nearest = dense.search(known, 1) if known is not None else []
    except ChromaError as error:
        message = f"The dense index {publication.dense} cannot be read ({error})."
        raise IndexFault(message) from error
    if known is not None and (not nearest or nearest[0][1] < _SAME):
        message = f"The dense index {publication.dense} does not find a passage that it must hold."
        raise IndexFault(message)


def _check_count(kind: str, held: int, publication: Publication) -> None:
    if held != publication.passages:
        message = f"The {kind} index holds {held} passages instead of {publication.passages}."
        raise IndexFault(message)
