"""The library is made ready once, in the background, and every way to fail is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.pages.library_opening import LibraryOpening
from indexing.locking import writer_lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Until = Callable[[Callable[[], bool]], None]


def settled(opening: LibraryOpening) -> bool:
    return opening.state.phase in ("ready", "failed")


def test_an_empty_home_is_indexed_and_opened(fresh: Settings, until: Until) -> None:
    opening = LibraryOpening(fresh)
    assert opening.assistant is None
    until(lambda: settled(opening))
    assert opening.state.phase == "ready"
    assert opening.report is not None
    assert len(opening.report.added) == 3
    assert opening.assistant is not None
    assert opening.assistant.ask("What are the four rota rules?").status == "answered"


def test_progress_can_be_seen_meanwhile(fresh: Settings, until: Until) -> None:
    opening = LibraryOpening(fresh)
    until(lambda: opening.state.phase != "opening")
    assert opening.state.phase == "indexing"
    assert opening.state.progress is not None
    assert opening.state.progress.documents_total == 3
    until(lambda: settled(opening))


def test_an_indexed_home_is_opened_and_not_indexed_again(indexed: Settings, until: Until) -> None:
    opening = LibraryOpening(indexed)
    until(lambda: settled(opening))
    assert opening.state.phase == "ready"
    assert opening.report is None


def test_another_folder_than_the_indexed_one_is_indexed(
    own_copy: Settings, fresh: Settings, until: Until
) -> None:
    (fresh.library / "rota.md").unlink()
    opening = LibraryOpening(own_copy.model_copy(update={"library": fresh.library}))
    until(lambda: settled(opening))
    assert opening.report is not None
    assert opening.report.removed == ("harbour-rota-guide",)


def test_it_waits_for_another_run_and_then_goes_on(fresh: Settings, until: Until) -> None:
    with writer_lock(fresh.home):
        opening = LibraryOpening(fresh)
        until(lambda: opening.state.phase == "waiting")
        assert "Another indexing run" in opening.state.message
    until(lambda: settled(opening))
    assert opening.state.phase == "ready"


def test_a_document_that_cannot_be_read_is_named_and_the_others_can_be_asked(
    fresh: Settings, until: Until
) -> None:
    (fresh.library / "broken.md").write_text("---\ntitle: [\n---\n# Broken\n", encoding="utf-8")
    opening = LibraryOpening(fresh)
    until(lambda: settled(opening))
    assert opening.state.phase == "ready"
    assert opening.report is not None
    assert [failure.name for failure in opening.report.failed] == ["broken.md"]


def test_a_folder_that_is_not_there_is_told_and_a_new_index_is_not_offered(
    fresh: Settings, until: Until
) -> None:
    opening = LibraryOpening(fresh.model_copy(update={"library": fresh.home / "nowhere"}))
    until(lambda: settled(opening))
    assert opening.state.phase == "failed"
    assert "nowhere" in opening.state.message
    assert not opening.state.rebuild_helps


def test_a_damaged_library_can_be_built_again(own_copy: Settings, until: Until) -> None:
    (own_copy.home / "library.db").write_bytes(b"not a database " * 400)
    opening = LibraryOpening(own_copy)
    until(lambda: settled(opening))
    assert opening.state.phase == "failed"
    assert opening.state.rebuild_helps
    opening.start(rebuild=True)
    until(lambda: opening.assistant is not None or opening.state.phase == "failed")
    assert opening.assistant is not None


def test_a_failure_can_be_mended_and_tried_again(fresh: Settings, until: Until) -> None:
    aside = fresh.library.rename(fresh.library.with_name("aside"))
    opening = LibraryOpening(fresh)
    until(lambda: settled(opening))
    assert opening.state.phase == "failed"
    aside.rename(fresh.library)
    opening.start()
    until(lambda: settled(opening))
    assert opening.state.phase == "ready"


def test_a_second_start_meanwhile_does_not_begin_again(fresh: Settings, until: Until) -> None:
    opening = LibraryOpening(fresh)
    until(lambda: opening.state.phase == "indexing")
    opening.start(rebuild=True)
    until(lambda: settled(opening))
    assert opening.report is not None
    assert opening.report.generation == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_ends_the_wait_too(fresh: Settings, until: Until) -> None:
    home_is_a_file = fresh.home / "file"
    home_is_a_file.write_text("")
    opening = LibraryOpening(fresh.model_copy(update={"home": home_is_a_file}))
    until(lambda: settled(opening))
    assert opening.state.phase == "failed"
    assert opening.state.message
