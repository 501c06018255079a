from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from library_kit import new_library, put_document, vector_of

from indexing.database import LibraryError
from indexing.library import Library
from indexing.live import LiveIndexes, check_indexes, rebuild_indexes
from indexing.locking import BusyError, writer_lock
from indexing.publishing import publish
from indexing.stores import Stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pipeline_kit import Workplace

    from indexing.library_writer import LibraryWriter
    from indexing.stored import Publication


def published(
    home: Path, change: Callable[[LibraryWriter], object], url: str | None = None
) -> Publication:
    """Makes a change to the library of `home` and publishes it."""
    with writer_lock(home), new_library(home) as library:
        change(library)
        return publish(library, Stores.of(home, library, url))


def numbered(library: LibraryWriter, doc_ids: Iterable[str], size: int = 10) -> None:
    for doc_id in doc_ids:
        put_document(library, doc_id, [f"Text {number} of {doc_id}." for number in range(size)])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with three documents of ten passages each, published."""
    made = tmp_path / "home"
    published(made, lambda library: numbered(library, "abc"))
    return made


def nearest(live: LiveIndexes, text: str) -> str:
    ((passage_id, _),) = live.current().dense.search(vector_of(text), 1)
    (passage,) = live.library.passages([passage_id])
    return passage.text


def test_both_indexes_find_what_is_published(home: Path) -> None:
    with LiveIndexes(home) as live:
        assert nearest(live, "Text 7 of b.") == "Text 7 of b."
        ((found, _), *_) = live.current().lexical.search("title of b, 7", 3)
        assert live.library.passages([found])[0].text == "Text 7 of b."


def test_an_open_reader_sees_what_another_process_publishes(place: Workplace) -> None:
    place.note("old", "The wombat budget.")
    place.index()
    with LiveIndexes(place.home) as live:
        before = live.current()
        assert len(before.lexical.search("wombat", 5)) == 1
        (place.folder / "old.md").unlink()
        place.note("new", "The heron budget.")
        with place.child("never") as other:
            assert other.wait(60) == 0
        after = live.current()
        assert after.lexical.search("wombat", 5) == []
        assert len(after.lexical.search("heron", 5)) == 1
        assert after.dense.ids() == live.library.passage_ids() != before.dense.ids()


def test_indexes_in_hand_go_on_working_after_a_new_generation(home: Path) -> None:
    with LiveIndexes(home) as live:
        held = live.current()
        published(home, lambda library: library.remove_document("a"))
        assert live.current() is not held
        assert held.dense.search(vector_of("Text 1 of b."), 1)[0][1] == pytest.approx(1)
        assert len(held.lexical.search("text", 50)) == 30


def test_nothing_is_reopened_while_nothing_changes(home: Path) -> None:
    with LiveIndexes(home) as live:
        assert live.current() is live.current()


def test_many_threads_can_ask_while_generations_change(home: Path) -> None:
    wrong: list[object] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                if nearest(live, "Text 1 of b.") != "Text 1 of b.":
                    wrong.append("another passage")
            except Exception as error:  # noqa: BLE001 (whatever it is, the test must see it)
                wrong.append(error)

    with LiveIndexes(home) as live:
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for doc_id in "defg":
            published(home, lambda library, doc_id=doc_id: numbered(library, [doc_id], 3))
        stop.set()
        for thread in threads:
            thread.join()
        assert live.current().publication.generation == 5
    assert wrong == []


def test_a_small_change_is_applied_to_a_copy(home: Path) -> None:
    published(home, lambda library: put_document(library, "n", ["Old.", "Kept."]))
    publication = published(home, lambda library: put_document(library, "n", ["New.", "Kept."]))
    assert (publication.generation, publication.passages, publication.churn) == (3, 32, 6)
    assert check_indexes(home) == []


def test_many_changes_build_the_indexes_from_nothing(home: Path) -> None:
    publication = published(home, lambda library: numbered(library, "ab", 9))
    assert (publication.passages, publication.churn) == (28, 0)
    assert check_indexes(home) == []


def test_small_changes_add_up_to_a_build_from_nothing(home: Path) -> None:
    churns = [
        published(home, lambda library, doc_id=doc_id: numbered(library, [doc_id], 3)).churn
        for doc_id in "defg"
    ]
    assert churns == [3, 6, 9, 0]


def test_only_the_generation_before_is_kept(home: Path) -> None:
    names = [published(home, lambda library: library.remove_document("a")).dense]
    names += [published(home, lambda library: numbered(library, "a")).dense]
    for kind in ("dense", "lexical"):
        assert sorted(path.name for path in (home / kind).iterdir()) == names


def test_a_library_can_become_empty(home: Path) -> None:
    def empty(library: LibraryWriter) -> None:
        for doc_id in "abc":
            library.remove_document(doc_id)

    assert published(home, empty).passages == 0
    with LiveIndexes(home) as live:
        assert live.current().dense.search(vector_of("any"), 3) == []
        assert live.current().lexical.search("text", 3) == []


def folder_of(home: Path, kind: str) -> Path:
    (folder,) = (home / kind).iterdir()
    return folder


@pytest.mark.parametrize("kind", ["dense", "lexical"])
def test_a_missing_index_is_built_again_at_opening(home: Path, kind: str) -> None:
    shutil.rmtree(home / kind)
    assert len(check_indexes(home)) == 1
    with LiveIndexes(home) as live:
        assert nearest(live, "Text 1 of b.") == "Text 1 of b."
        assert live.current().publication.generation == 2
    assert check_indexes(home) == []


@pytest.mark.parametrize(
    ("kind", "file", "rubbish"),
    [
        ("dense", "chroma.sqlite3", b"rubbish" * 1000),
        ("dense", "chroma.sqlite3", b""),
        ("lexical", "meta.json", b"{"),
    ],
)
def test_a_damaged_index_is_built_again_at_opening(
    home: Path, kind: str, file: str, rubbish: bytes
) -> None:
    (folder_of(home, kind) / file).write_bytes(rubbish)
    assert len(check_indexes(home)) == 1
    with LiveIndexes(home) as live:
        assert nearest(live, "Text 1 of b.") == "Text 1 of b."
    assert check_indexes(home) == []


@pytest.mark.parametrize("kind", ["dense", "lexical"])
def test_an_index_that_lacks_passages_is_built_again_at_opening(home: Path, kind: str) -> None:
    with Library.open(home) as library:
        entries = list(library.entries())
        stores = Stores.of(home, library)
    store = stores.dense if kind == "dense" else stores.lexical
    name = folder_of(home, kind).name
    store.remove(name)
    store.write(name, entries[:-1])
    assert check_indexes(home) == [f"The {kind} index holds 29 passages instead of 30."]
    with LiveIndexes(home) as live:
        assert (live.current().dense.count(), live.current().lexical.count()) == (30, 30)


def test_a_thorough_check_sees_other_passages_of_the_same_number(home: Path) -> None:
    other = home.with_name("other")
    published(other, lambda library: numbered(library, "abx"))
    shutil.rmtree(folder_of(home, "lexical"))
    shutil.copytree(folder_of(other, "lexical"), home / "lexical" / folder_of(home, "dense").name)
    assert check_indexes(home) == [
        "The lexical index lacks 10 passages of the library.",
        "The lexical index holds 10 passages no longer there.",
    ]


def test_vectors_of_another_library_are_noticed_at_opening(home: Path) -> None:
    other = home.with_name("other")
    published(other, lambda library: numbered(library, "xyz"))
    name = folder_of(home, "dense").name
    shutil.rmtree(home / "dense" / name)
    shutil.copytree(folder_of(other, "dense"), home / "dense" / name)
    with LiveIndexes(home) as live:
        assert nearest(live, "Text 1 of b.") == "Text 1 of b."


def test_a_wrong_index_is_left_alone_while_a_run_is_at_work(home: Path) -> None:
    shutil.rmtree(home / "lexical")
    with writer_lock(home), pytest.raises(BusyError, match="wait for it to end"):
        LiveIndexes(home)


def test_rebuilding_makes_new_indexes_of_the_same_passages(home: Path) -> None:
    with LiveIndexes(home) as live:
        before = live.current().dense.ids()
        assert rebuild_indexes(home).generation == 2
        assert live.current().publication.generation == 2
        assert live.current().dense.ids() == before
    assert check_indexes(home) == []


def test_rebuilding_leaves_out_what_an_interrupted_run_has_staged(home: Path) -> None:
    with new_library(home) as library:
        put_document(library, "a", ["Staged."])
    rebuild_indexes(home)
    with LiveIndexes(home) as live:
        assert nearest(live, "Text 1 of a.") == "Text 1 of a."
    assert check_indexes(home) == ["A run was interrupted. Run: workforce-assistant index"]


def test_there_is_nothing_to_rebuild_before_the_first_run(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="No index here yet"):
        rebuild_indexes(tmp_path)
    new_library(tmp_path).close()
    with pytest.raises(LibraryError, match="Nothing is indexed yet"):
        rebuild_indexes(tmp_path)
    assert check_indexes(tmp_path) == ["No indexes have been published."]


def test_a_damaged_library_is_told_by_a_check(home: Path) -> None:
    path = home / "library.db"
    with Library.open(home) as library:
        library.damage()
    data = bytearray(path.read_bytes())
    data[-4096:] = b"\xff" * 4096
    path.write_bytes(data)
    assert any("damaged" in problem for problem in check_indexes(home))


def test_a_server_can_hold_the_dense_index(tmp_path: Path, server: str) -> None:
    published(tmp_path, lambda library: numbered(library, "abc"), server)
    published(tmp_path, lambda library: numbered(library, "d", 2), server)
    with LiveIndexes(tmp_path, chroma_url=server) as live:
        assert nearest(live, "Text 1 of b.") == "Text 1 of b."
        assert nearest(live, "Text 1 of d.") == "Text 1 of d."
        assert live.current().publication.churn == 2
    assert check_indexes(tmp_path, chroma_url=server) == []
    assert not (tmp_path / "dense").exists()


def test_a_home_can_move_to_a_server_and_back(home: Path, server: str) -> None:
    with LiveIndexes(home, chroma_url=server) as live:
        assert nearest(live, "Text 1 of b.") == "Text 1 of b."
    with LiveIndexes(home) as live:
        assert nearest(live, "Text 1 of b.") == "Text 1 of b."
        assert live.current().publication.generation == 3
