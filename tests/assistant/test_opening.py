"""Opening a library once, and following it when it is indexed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.opening import OpenLibrary
from assistant.settings import Settings
from indexing.embedding import ModelError
from indexing.library import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.opening import Shelf

PLAN = "# A plan\n\n## Step 1: Listen\n\n- Ask every family.\n- Write it down.\n"


def test_a_shelf_knows_every_document_by_record_and_title(shelf: Shelf) -> None:
    documents = shelf.library.documents()

    assert set(shelf.records) == set(shelf.titles) == {document.id for document in documents}
    assert shelf.titles["fuller-stocktake-2022"] == shelf.records["fuller-stocktake-2022"].title


def test_a_shelf_knows_the_words_of_each_passage_and_of_each_document(shelf: Shelf) -> None:
    doc_id = "fuller-stocktake-2022"
    by_passage = shelf.passage_stems(doc_id)

    assert len(by_passage) == len(shelf.library.document_passages(doc_id))
    assert shelf.document_stems(doc_id) == frozenset().union(*by_passage)
    assert shelf.lexicon.stems("neighbourhood teams") <= shelf.document_stems(doc_id)


def test_a_document_that_is_not_there_has_no_words(shelf: Shelf) -> None:
    assert shelf.passage_stems("no-such-document") == ()
    assert shelf.document_stems("no-such-document") == frozenset()


def test_a_shelf_holds_the_numbered_units_of_all_documents(shelf: Shelf) -> None:
    strategy = [u for u in shelf.outline if u.doc_id == "lsc-five-year-workforce-strategy"]

    assert [unit.name for unit in strategy if unit.noun == "action"] == [
        f"action {number}" for number in range(1, 7)
    ]


def test_the_retriever_is_made_to_the_settings(bundled_home: Path) -> None:
    opened = OpenLibrary(
        Settings(home=bundled_home, top_k=3, candidates=20, dense_weight=0.25, rrf_k=5)
    )
    retriever = opened.shelf().retriever
    found = retriever.search("turnover of care workers")
    opened.close()

    assert (retriever.candidates, retriever.fusion.dense_weight, retriever.fusion.k) == (
        20,
        0.25,
        5,
    )
    assert len(found) == 3


def test_a_home_where_nothing_is_indexed_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="workforce-assistant index"):
        OpenLibrary(Settings(home=tmp_path / "empty"))


def test_a_model_that_is_not_there_is_named(small_home: Path) -> None:
    with pytest.raises(ModelError, match="no-such-model"):
        OpenLibrary(Settings(home=small_home, embedding_model="no-such-model"))


def test_a_shelf_is_kept_while_the_library_stays_as_it_is(
    open_notes: Callable[..., OpenLibrary],
) -> None:
    opened = open_notes(plan=PLAN)
    before = opened.shelf()

    open_notes(plan=PLAN)

    assert opened.shelf() is before


def test_a_shelf_is_read_again_when_the_library_was_indexed_again(
    open_notes: Callable[..., OpenLibrary],
) -> None:
    opened = open_notes(plan=PLAN)
    before = opened.shelf()

    open_notes(plan=PLAN + "\n## Step 2: Mend\n\n- Mend the roof.\n")
    after = opened.shelf()

    assert after.generation > before.generation
    assert [unit.name for unit in before.outline] == ["step 1"]
    assert [unit.name for unit in after.outline] == ["step 1", "step 2"]
    assert "roof" not in before.lexicon.words
    assert "roof" in after.lexicon.words
