from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from library_kit import direction, entry

from indexing.dense import ChromaServerError, DenseStore
from indexing.entries import IndexFault, SearchFilter

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.dense import DenseIndex


@pytest.fixture(params=["in this process", "on a server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DenseStore:
    if request.param == "in this process":
        return DenseStore.in_folder(tmp_path)
    return DenseStore.on_server(request.getfixturevalue("server"), tmp_path.name[:40])


def ids(index: DenseIndex, narrowed: SearchFilter | None = None) -> list[str]:
    return [passage_id for passage_id, _ in index.search(direction(1.0, 0.1), 10, narrowed)]


def test_the_nearest_come_first_with_their_cosine(store: DenseStore) -> None:
    entries = [
        entry("far", vector=direction(0.0, 1.0)),
        entry("near", vector=direction(1.0)),
        entry("opposite", vector=direction(-1.0)),
    ]
    store.write("1", entries)
    index = store.open("1")
    assert index.search(direction(3.0, 4.0), 3) == [
        ("far", pytest.approx(0.8)),
        ("near", pytest.approx(0.6)),
        ("opposite", pytest.approx(-0.6)),
    ]
    index.close()


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (SearchFilter(), ["1", "2", "3"]),
        (SearchFilter(documents=("b", "c")), ["2", "3"]),
        (SearchFilter(types=("case-study",)), ["3"]),
        (SearchFilter(sectors=("social-care", "vcfse")), ["2"]),
        (SearchFilter(geographies=("national",)), ["1", "2"]),
        (SearchFilter(core=True), ["2"]),
        (SearchFilter(core=False, types=("plan",)), ["1"]),
        (SearchFilter(core=True, documents=("a",)), []),
        (SearchFilter(documents=()), []),
    ],
)
def test_a_filter_narrows_the_search(
    tmp_path: Path, narrowed: SearchFilter, expected: list[str]
) -> None:
    store = DenseStore.in_folder(tmp_path)
    store.write(
        "1",
        [
            entry("1", doc_id="a"),
            entry("2", doc_id="b", sector="social-care", core=True),
            entry("3", doc_id="c", type="case-study", geography="place"),
        ],
    )
    index = store.open("1")
    assert sorted(ids(index, narrowed)) == expected
    index.close()


def test_an_index_larger_than_one_batch_is_written_whole(tmp_path: Path) -> None:
    store = DenseStore.in_folder(tmp_path)
    store.write("1", (entry(str(n), vector=direction(n, 1.0)) for n in range(6000)))
    index = store.open("1")
    assert index.count() == 6000
    assert index.ids() == {str(n) for n in range(6000)}
    index.close()


def test_a_copy_takes_the_difference_and_leaves_its_base_alone(store: DenseStore) -> None:
    old = [entry("a1", doc_id="a"), entry("a2", doc_id="a"), entry("b1", doc_id="b")]
    store.write("1", old)
    base = store.open("1")
    store.write("2", [entry("a2", doc_id="a")], base="1", without=["a", "gone"])
    copy = store.open("2")
    assert sorted(ids(base)) == ["a1", "a2", "b1"]
    assert sorted(ids(copy)) == ["a2", "b1"]
    assert copy.ids() == {"a2", "b1"}
    base.close()
    assert sorted(ids(copy)) == ["a2", "b1"]
    copy.close()


def test_an_empty_index_finds_nothing(store: DenseStore) -> None:
    store.write("1", [])
    index = store.open("1")
    assert (index.count(), index.ids(), ids(index)) == (0, set(), [])
    index.close()


def test_names_tell_what_is_there(store: DenseStore) -> None:
    store.write("1", [entry("a")])
    store.write("2", [entry("a")])
    store.remove("1")
    assert store.names() == ["2"]
    with pytest.raises(IndexFault, match="missing"):
        store.open("1")


def test_libraries_on_one_server_do_not_see_each_other(server: str) -> None:
    mine, yours = DenseStore.on_server(server, "mine"), DenseStore.on_server(server, "yours")
    mine.write("1", [entry("a")])
    yours.write("2", [entry("b")])
    assert (mine.names(), yours.names()) == (["1"], ["2"])


def test_a_missing_base_is_a_fault(store: DenseStore) -> None:
    with pytest.raises(IndexFault, match="missing"):
        store.write("2", [], base="1")


def test_an_unfinished_index_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    with pytest.raises(IndexFault, match="cannot be read"):
        DenseStore.in_folder(tmp_path).open("1")


def test_a_damaged_index_is_a_fault(tmp_path: Path) -> None:
    store = DenseStore.in_folder(tmp_path)
    store.write("1", [entry("a")])
    (tmp_path / "1" / "chroma.sqlite3").write_bytes(b"rubbish" * 1000)
    with pytest.raises(IndexFault):
        store.open("1")


def test_a_server_that_does_not_answer_is_named_with_what_to_do() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(ChromaServerError, match=rf"{url}.*chroma run.*unset chroma_url"):
            DenseStore.on_server(url, "library").names()


def test_one_index_serves_many_threads_at_once(tmp_path: Path) -> None:
    store = DenseStore.in_folder(tmp_path)
    store.write("1", (entry(str(n), vector=direction(n, 1.0)) for n in range(300)))
    index = store.open("1")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ids, [index] * 100))
    assert all(answer == answers[0] for answer in answers)
    index.close()


def test_a_search_misses_none_of_the_nearest(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).standard_normal((800, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store = DenseStore.in_folder(tmp_path)
    store.write("1", [entry(str(place), vector=one) for place, one in enumerate(vectors)])
    index = store.open("1")

    for question in vectors[:20] + 0.5 * vectors[20:40]:
        nearest = np.argsort(-(vectors @ question))[:40]
        assert [int(name) for name, _ in index.search(question, 40)] == nearest.tolist()
    index.close()
