from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from library_kit import DIMENSION, new_library, put_document, vector_of

from indexing.database import DATABASE, LibraryError
from indexing.library import Library, ModelMismatch
from indexing.library_writer import LibraryWriter
from indexing.stored import Publication

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryWriter]:
    with new_library(tmp_path) as opened:
        yield opened


def test_a_home_without_a_library_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"No index here yet .*workforce-assistant index"):
        Library.open(tmp_path)


def test_a_library_whose_making_was_killed_counts_as_absent(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / DATABASE).close()
    with pytest.raises(LibraryError, match="No index here yet"):
        Library.open(tmp_path)


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"not a database at all, but long enough to be read" * 50)
    with pytest.raises(LibraryError, match=r"damaged .*--rebuild"):
        Library.open(tmp_path)


def test_damage_inside_the_file_is_told_with_the_cure(tmp_path: Path) -> None:
    with new_library(tmp_path) as library:
        for number in range(50):
            put_document(library, f"doc-{number}", [f"Text {number}. " * 50])
    path = tmp_path / DATABASE
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 100] = b"\xff" * 100
    path.write_bytes(data)
    with Library.open(tmp_path) as library, pytest.raises(LibraryError, match="--rebuild"):
        library.documents()


def test_another_versions_library_is_refused(tmp_path: Path) -> None:
    new_library(tmp_path).close()
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryError, match="Another version"):
        Library.open(tmp_path)


def test_starting_anew_replaces_a_damaged_library(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"rubbish" * 1000)
    with LibraryWriter.create_anew(tmp_path) as library:
        assert library.documents() == ()


def test_starting_anew_keeps_a_sound_library(library: LibraryWriter, tmp_path: Path) -> None:
    put_document(library, "a", ["One."])
    with LibraryWriter.create_anew(tmp_path) as again:
        assert [document.id for document in again.documents()] == ["a"]


def test_a_passage_comes_back_as_it_was_written(library: LibraryWriter) -> None:
    written = put_document(library, "a", ["One.", "Two ä.", "Three."])
    assert library.document_passages("a") == written


def test_passages_come_in_the_order_asked_for(library: LibraryWriter) -> None:
    first, second, third = put_document(library, "a", ["One.", "Two.", "Three."])
    assert library.passages([third.id, first.id, second.id]) == [third, first, second]


def test_unknown_passage_ids_are_left_out(library: LibraryWriter) -> None:
    (only,) = put_document(library, "a", ["One."])
    assert library.passages(["no-such", only.id]) == [only]


def test_thousands_of_passages_can_be_asked_for_at_once(library: LibraryWriter) -> None:
    written = put_document(library, "a", [f"Number {i}." for i in range(3000)])
    assert len(library.passages([passage.id for passage in written])) == 3000


def test_the_pieces_of_a_list_are_found_from_any_of_them(library: LibraryWriter) -> None:
    texts = ["Before.", "1", "2", "3", "After."]
    written = put_document(library, "a", texts, [(0, 1), (0, 3), (1, 3), (2, 3), (0, 1)])
    for piece in written[1:4]:
        assert library.piece_siblings(piece) == written[1:4]


def test_a_whole_passage_is_its_only_piece(library: LibraryWriter) -> None:
    written = put_document(library, "a", ["One.", "Two."])
    assert library.piece_siblings(written[1]) == [written[1]]


def test_a_replaced_document_leaves_no_passage_behind(library: LibraryWriter) -> None:
    put_document(library, "a", ["Old one.", "Kept.", "Old two."])
    new = put_document(library, "a", ["Kept.", "New."])
    assert library.all_passages() == new


def test_a_document_is_replaced_whole_or_not_at_all(library: LibraryWriter) -> None:
    old = put_document(library, "a", ["Old."])
    with pytest.raises(sqlite3.IntegrityError):
        put_document(library, "a", ["New.", "The same twice.", "The same twice."])
    assert library.all_passages() == old
    assert library.document_text("a") == "Old."


def test_a_removed_document_leaves_nothing_but_its_vectors(library: LibraryWriter) -> None:
    put_document(library, "a", ["One."])
    library.remove_document("a")
    assert library.counts() == {"documents": 0, "passages": 0, "vectors": 1, "unpublished": 1}
    assert library.document("a") is None


def test_pruning_deletes_only_vectors_that_no_passage_uses(library: LibraryWriter) -> None:
    put_document(library, "a", ["One.", "Two."])
    put_document(library, "a", ["Two."])
    assert library.prune_vectors("a model") == 1
    assert [entry.text for entry in library.entries()] == ["Two."]


def test_entries_carry_the_words_and_the_vector_of_each_passage(library: LibraryWriter) -> None:
    put_document(library, "a", ["One."])
    (entry,) = library.entries()
    assert (entry.title, entry.headings, entry.text) == ("Title of a", "Doc\nPart ä", "One.")
    assert (entry.type, entry.sector, entry.geography, entry.core) == ("", "", "", False)
    assert entry.vector.shape == (DIMENSION,)
    np.testing.assert_array_equal(entry.vector, vector_of("One."))


def test_entries_can_be_had_for_some_documents(library: LibraryWriter) -> None:
    for doc_id in ("a", "b", "c"):
        put_document(library, doc_id, [f"Text of {doc_id}."])
    assert [entry.doc_id for entry in library.entries({"c", "a", "gone"})] == ["a", "c"]


def test_another_model_is_refused_with_both_names(library: LibraryWriter) -> None:
    with pytest.raises(ModelMismatch, match=r"model@1.*model@2.*--rebuild"):
        library.require_model("model@2")


def publication(generation: int, model_id: str = "model@1") -> Publication:
    return Publication(generation, "dense", "lexical", 1, model_id, 0, "2026-11-21T12:00:00+00:00")


def test_readers_see_nothing_until_it_is_published(library: LibraryWriter, tmp_path: Path) -> None:
    with Library.open(tmp_path) as reader:
        (passage,) = put_document(library, "a", ["One."])
        assert (reader.documents(), reader.all_passages(), reader.generation) == ((), [], 0)
        library.publish(publication(1))
        assert [document.id for document in reader.documents()] == ["a"]
        assert (reader.all_passages(), reader.generation) == ([passage], 1)


def test_readers_keep_the_old_version_until_the_new_one_is_published(
    library: LibraryWriter, tmp_path: Path
) -> None:
    put_document(library, "a", ["Kept.", "Old."])
    put_document(library, "gone", ["Gone."])
    library.publish(publication(1))
    with Library.open(tmp_path) as reader:
        before = reader.all_passages()
        put_document(library, "a", ["New.", "Kept."])
        library.remove_document("gone")
        assert [passage.text for passage in library.all_passages()] == ["New.", "Kept."]
        assert reader.all_passages() == before
        assert reader.document_text("a") == "Kept.Old."
        library.publish(publication(2))
        assert [passage.text for passage in reader.all_passages()] == ["New.", "Kept."]
        assert [document.id for document in reader.documents()] == ["a"]


def test_publishing_leaves_nothing_waiting(library: LibraryWriter) -> None:
    put_document(library, "a", ["One."])
    assert library.unpublished() == {"a"}
    library.publish(publication(7))
    assert library.unpublished() == frozenset()
    assert library.generation == 7


def test_republishing_leaves_staged_documents_staged(
    library: LibraryWriter, tmp_path: Path
) -> None:
    put_document(library, "a", ["Old."])
    library.publish(publication(1))
    put_document(library, "a", ["New."])
    library.republish(publication(2))
    with Library.open(tmp_path) as reader:
        assert [passage.text for passage in reader.all_passages()] == ["Old."]
        assert (reader.generation, reader.unpublished()) == (2, {"a"})


def test_starting_over_with_the_same_model_makes_every_document_count_as_changed(
    library: LibraryWriter,
) -> None:
    put_document(library, "a", ["One."])
    library.publish(publication(1))
    library.start_over("model@1")
    assert [document.fingerprint for document in library.documents()] == [""]


def test_starting_over_with_another_model_keeps_the_old_one_for_readers(
    library: LibraryWriter, tmp_path: Path
) -> None:
    put_document(library, "a", ["One."])
    library.publish(publication(1))
    put_document(library, "b", ["Staged with the old model."])
    library.start_over("model@2")
    assert (library.documents(), library.model_id) == ((), "model@2")
    with Library.open(tmp_path) as reader:
        assert [document.id for document in reader.documents()] == ["a"]
        assert reader.model_id == "model@1"
    put_document(library, "a", ["One."])
    library.publish(publication(2, "model@2"))
    with Library.open(tmp_path) as reader:
        assert ([document.id for document in reader.documents()], reader.model_id) == (
            ["a"],
            "model@2",
        )


def test_readers_are_not_blocked_by_a_write_in_progress(
    library: LibraryWriter, tmp_path: Path
) -> None:
    put_document(library, "a", ["One."])
    library.publish(publication(1))
    other = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM documents")
    with Library.open(tmp_path) as reader:
        assert len(reader.documents()) == 1
    other.execute("ROLLBACK")
    other.close()


def test_one_library_serves_many_threads_at_once(library: LibraryWriter) -> None:
    written = put_document(library, "a", [f"Number {i}." for i in range(100)])
    ids = [passage.id for passage in written]
    wrong: list[object] = []

    def read() -> None:
        for _ in range(30):
            try:
                if library.passages(ids) != written:
                    wrong.append("other passages")
            except sqlite3.Error as error:
                wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
