from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from pipeline_kit import Workplace

from indexing.database import LibraryError
from indexing.library import Library
from indexing.live import LiveIndexes
from indexing.locking import BusyError

if TYPE_CHECKING:
    from indexing.models import ModelChoice

NOTES = 10
PARTS = 9  # Together more passages than are embedded before the first documents are written.
BEHIND = "A run was interrupted. Run: workforce-assistant index"


def fill(place: Workplace) -> None:
    for number in range(NOTES):
        parts = (f"Sentence {part} of note {number} is of its own." for part in range(PARTS))
        place.note(f"note-{number:02}", *parts)


def change(place: Workplace) -> None:
    place.note("note-00", "The first note is another now.", "It has two parts.")
    place.note("note-99", "A new note.")
    (place.folder / "note-05.md").unlink()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, model: ModelChoice) -> Workplace:
    """What a run leaves that nobody disturbs."""
    made = Workplace(tmp_path_factory.mktemp("documents"), tmp_path_factory.mktemp("home"), model)
    fill(made)
    made.index()
    return made


@pytest.fixture(scope="module")
def whole_changed(whole: Workplace, tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """The same for the documents after the change, from nothing."""
    folder, home = tmp_path_factory.mktemp("documents"), tmp_path_factory.mktemp("home")
    made = Workplace(folder, home, whole.model)
    fill(made)
    change(made)
    made.index()
    return made


@pytest.fixture
def indexed(place: Workplace, whole: Workplace) -> Workplace:
    """A place whose documents are indexed, and have changed since."""
    shutil.copytree(whole.folder, place.folder, dirs_exist_ok=True)
    shutil.copytree(whole.home, place.home)
    change(place)
    return place


def kill(place: Workplace, moment: str) -> None:
    child = place.child(moment)
    child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    "moment",
    [
        "library*",  # the file was just made
        "documents 1",  # some vectors are there, no document is
        "documents 6",  # some documents are there
        "publishing 1",  # all documents are there, no index is
        "dense/*",  # the dense index has just been begun
        "dense/*/*/header.bin",  # its vectors are being written
        "lexical/*",
    ],
)
def test_a_killed_first_run_is_made_good_by_the_next(
    place: Workplace, whole: Workplace, moment: str
) -> None:
    fill(place)
    kill(place, moment)
    report = place.index()
    assert (report.passages, report.failed) == (NOTES * PARTS, ())
    assert place.problems() == []
    assert place.stored() == whole.stored()
    assert len(list((place.home / "dense").iterdir())) == 1


@pytest.mark.parametrize("moment", ["documents 2", "dense/000002*", "lexical/000002*"])
def test_a_killed_update_is_unseen_by_readers_and_made_good_by_the_next(
    indexed: Workplace, whole: Workplace, whole_changed: Workplace, moment: str
) -> None:
    kill(indexed, moment)
    assert indexed.stored() == whole.stored()
    assert indexed.problems() == [BEHIND]
    indexed.index()
    assert indexed.stored() == whole_changed.stored()
    assert indexed.problems() == []


def test_what_a_killed_run_embedded_is_not_embedded_again(place: Workplace) -> None:
    fill(place)
    kill(place, "documents 3")
    with Library.open(place.home) as library:
        cached = library.counts()["vectors"]
    report = place.index()
    assert cached > 0
    assert report.embedded == NOTES * PARTS - cached


def test_after_a_killed_first_run_readers_are_told_to_run_it_again(place: Workplace) -> None:
    place.note("a", "Text.")
    kill(place, "publishing 1")
    with pytest.raises(LibraryError, match=r"the first run .* Run: workforce-assistant index"):
        LiveIndexes(place.home)


def test_a_second_writer_is_refused_and_told_who_is_at_work(place: Workplace) -> None:
    place.note("a", "Text.")
    child = place.child("hang")
    assert child.stdout
    child.stdout.readline()
    with pytest.raises(BusyError, match=rf"pid {child.pid}, started at 20\d\d-.*wait.*stop it"):
        place.index()
    child.kill()
    child.communicate()
    assert place.index().added == ("a",)


def test_readers_go_on_while_a_writer_is_at_work(place: Workplace) -> None:
    place.note("a", "The heron budget.")
    place.index()
    place.note("b", "More text.")
    child = place.child("hang")
    assert child.stdout
    child.stdout.readline()
    with LiveIndexes(place.home) as live:
        assert len(live.current().lexical.search("heron", 3)) == 1
    child.kill()
    child.communicate()


def test_an_interrupt_from_the_keyboard_ends_a_run_and_frees_the_lock(place: Workplace) -> None:
    place.note("a", "Text.")
    child = place.child("hang")
    assert child.stdout
    child.stdout.readline()
    os.kill(child.pid, signal.SIGINT)
    child.communicate(timeout=30)
    assert child.returncode != 0
    assert not (place.home / "index.lock.json").exists()
    assert place.index().added == ("a",)
