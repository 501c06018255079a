from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexing.library import Library
from indexing.library_writer import LibraryWriter
from indexing.unit_vectors import embed_units, unit_texts
from indexing.units import split_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline_kit import Workplace

    from indexing.embedding import Embedder, Vectors

SENTENCES = "Herons nest in March. Wombats sleep all day. The bridge closes at nine."


class Counting:
    """The real embedder, which remembers what it was asked."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self.dimension = embedder.dimension
        self.window = embedder.window
        self.asked: list[str] = []

    def count_tokens(self, text: str) -> int:
        return self._embedder.count_tokens(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self._embedder.embed(texts)


def test_every_unit_of_every_passage_has_a_vector_in_the_order_of_the_units(
    place: Workplace,
) -> None:
    place.note("a", SENTENCES, "- one\n- two")
    place.index()
    with Library.open(place.home) as library:
        passages = library.all_passages()
        vectors = library.unit_vectors([passage.id for passage in passages])
    embedder = place.model.open()
    for passage in passages:
        expected = embedder.embed(unit_texts(passage))
        assert vectors[passage.id].shape == (len(split_units(passage)), embedder.dimension)
        assert np.abs(vectors[passage.id] - expected).max() < 1e-3


def test_an_item_is_embedded_with_what_leads_it_in(place: Workplace) -> None:
    place.note("a", "We will:\n\n- feed the herons\n- count them")
    place.index()
    with Library.open(place.home) as library:
        texts = [text for passage in library.all_passages() for text in unit_texts(passage)]
    assert texts == ["We will:", "We will: feed the herons", "We will: count them"]


def test_units_that_stay_are_not_embedded_again_unless_all_is_asked_for(place: Workplace) -> None:
    place.note("a", SENTENCES)
    place.index()
    embedder = Counting(place.model.open())
    with LibraryWriter.create(place.home) as library:
        passages = library.all_passages()
        embed_units(passages, library, embedder, afresh=False)
        assert embedder.asked == []
        embed_units(passages, library, embedder, afresh=True)
    assert sorted(embedder.asked) == sorted(SENTENCES.replace(". ", ".|").split("|"))


def test_a_rebuild_throws_away_the_vectors_of_units_that_are_gone(place: Workplace) -> None:
    place.note("a", "Herons nest in March.")
    place.index()
    with Library.open(place.home) as library:
        gone = library.all_passages()[0].id
    place.note("a", "Wombats sleep all day.")
    place.index(rebuild=True)
    with Library.open(place.home) as library:
        assert library.unit_vectors([gone]) == {}
