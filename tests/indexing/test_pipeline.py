from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from pipeline_kit import Workplace

from corpus.catalogue import BUNDLED_NOTES, CatalogueError
from indexing.library import Library, ModelMismatch
from indexing.live import LiveIndexes
from indexing.models import ModelChoice
from indexing.pipeline import IndexingError, run_index

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.progress import IndexReport, Progress


def counted(report: IndexReport) -> tuple[int, int, int, int]:
    return len(report.added), len(report.changed), report.unchanged, len(report.removed)


def test_a_first_run_makes_every_passage_findable_in_both_indexes(place: Workplace) -> None:
    place.note("pay", "Nurses are paid more from April.", "Bands follow skills.")
    place.note("volunteers", "Volunteers greet visitors at the door.")
    report = place.index()
    assert report.added == ("pay", "volunteers")
    assert (report.passages, report.embedded, report.from_cache) == (3, 3, 0)
    with Library.open(place.home) as library:
        volunteers = library.document_passages("volunteers")[0].id
        assert library.finished_at is not None
    dense, lexical = place.searched("Who greets visitors?")
    assert dense[0] == lexical[0] == volunteers
    assert place.problems() == []


def test_a_run_with_nothing_new_embeds_nothing_and_publishes_nothing(place: Workplace) -> None:
    place.note("a", "Text.")
    first = place.index()
    second = place.index()
    assert counted(second) == (0, 0, 1, 0)
    assert (second.embedded, second.from_cache, second.generation) == (0, 0, first.generation)


def test_a_run_with_nothing_new_imports_nothing_heavy(place: Workplace) -> None:
    place.note("a", "Text.")
    place.index()
    output, _ = place.child("never").communicate(timeout=60)
    assert json.loads(output) == []


def test_a_changed_document_replaces_its_old_version_everywhere(place: Workplace) -> None:
    place.note("a", "The wombat budget is large.", "This part stays.")
    place.note("b", "Something else.")
    place.index()
    place.note("a", "The heron budget is small.", "This part stays.")
    report = place.index()
    assert (report.changed, report.unchanged) == (("a",), 1)
    assert (report.embedded, report.from_cache) == (1, 1)
    assert not any("wombat" in text for text in place.texts())
    assert place.searched("wombat")[1] == []
    assert len(place.searched("heron")[1]) == 1
    assert place.problems() == []


def test_a_change_of_the_record_alone_is_a_change(place: Workplace) -> None:
    path = place.note("a", "Text.")
    place.index()
    path.write_text(path.read_text().replace("type: plan", "type: policy"))
    report = place.index()
    assert (report.changed, report.embedded, report.from_cache) == (("a",), 0, 1)
    with Library.open(place.home) as library:
        assert [entry.type for entry in library.entries()] == ["policy"]


def test_a_deleted_document_is_gone_everywhere(place: Workplace) -> None:
    place.note("a", "The wombat budget.")
    place.note("b", "Something else.")
    place.index()
    (place.folder / "a.md").unlink()
    assert place.index().removed == ("a",)
    with Library.open(place.home) as library:
        kept = library.passage_ids()
    dense, lexical = place.searched("wombat")
    assert set(dense) == kept
    assert lexical == []
    assert place.problems() == []


def test_a_renamed_file_is_neither_embedded_again_nor_held_twice(place: Workplace) -> None:
    path = place.note("a", "Text.")
    place.index()
    path.rename(path.with_name("other.md"))
    report = place.index()
    assert (report.changed, report.removed, report.embedded) == (("a",), (), 0)
    assert len(place.texts()) == 1


def test_texts_that_many_documents_share_are_embedded_once(place: Workplace) -> None:
    for name in ("one.txt", "two.txt", "three.txt"):
        text = "---\ntitle: The same\n---\nThe same words in each."
        (place.folder / name).write_text(text)
    report = place.index()
    assert (report.passages, report.embedded, report.from_cache) == (3, 1, 2)


def test_a_bad_document_is_named_with_its_reason_and_the_rest_go_on(place: Workplace) -> None:
    place.note("good", "Text.")
    (place.folder / "corrupt.md").write_text('---\ntitle: "never closed\n---\nText.')
    (place.folder / "wrong.md").write_text("---\ntype: novel\n---\nText.")
    (place.folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (place.folder / "void.txt").write_text("")
    report = place.index()
    assert report.added == ("good",)
    reasons = {failure.name: failure.reason for failure in report.failed}
    assert set(reasons) == {"corrupt.md", "wrong.md", "broken.pdf", "void.txt"}
    assert "novel" in reasons["wrong.md"]
    assert not any(failure.kept for failure in report.failed)
    assert place.problems() == []


def test_a_bad_document_is_tried_again_until_it_is_mended(place: Workplace) -> None:
    place.note("good", "Text.")
    (place.folder / "later.txt").write_text("")
    assert [failure.name for failure in place.index().failed] == ["later.txt"]
    assert [failure.name for failure in place.index().failed] == ["later.txt"]
    (place.folder / "later.txt").write_text("Now there are words.")
    report = place.index()
    assert (report.added, report.failed) == (("later",), ())


@pytest.mark.parametrize("spoilt", ["---\ntitle: [\n---\nText.", "---\nid: a\ntitle: A\n---\n"])
def test_a_document_that_goes_bad_keeps_its_last_good_version(
    place: Workplace, spoilt: str
) -> None:
    path = place.note("a", "Good words.")
    place.note("b", "Others.")
    place.index()
    path.write_text(spoilt)
    report = place.index()
    (failure,) = report.failed
    assert (failure.name, failure.kept, report.removed) == ("a.md", True, ())
    assert any("Good words." in text for text in place.texts())
    assert place.problems() == []


def test_a_title_comes_from_the_document_where_the_catalogue_has_only_a_file_name(
    place: Workplace,
) -> None:
    page = "<html><head><title>Skills for all</title></head><body><p>Words.</p></body></html>"
    (place.folder / "x1.html").write_text(page)
    place.index()
    with Library.open(place.home) as library:
        (document,) = library.documents()
        assert document.record.title == "Skills for all"


def test_an_empty_folder_is_refused_with_what_to_do(place: Workplace) -> None:
    with pytest.raises(CatalogueError, match="holds no documents"):
        place.index()


def test_a_folder_where_nothing_can_be_read_is_refused_with_reasons(place: Workplace) -> None:
    (place.folder / "a.txt").write_text("")
    (place.folder / "b.md").write_text("---\ntype: novel\n---\n")
    with pytest.raises(IndexingError, match=r"(?s)None of the documents.*b\.md.*a\.txt"):
        place.index()


def test_a_folder_where_nothing_can_be_read_takes_nothing_away(
    place: Workplace, tmp_path: Path
) -> None:
    place.note("a", "Text.")
    place.index()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.txt").write_text("")
    with pytest.raises(IndexingError):
        run_index(place.home, tmp_path / "bad", place.model)
    assert len(place.texts()) == 1


def test_another_folder_takes_the_place_of_the_first(place: Workplace, tmp_path: Path) -> None:
    place.note("a", "Text.")
    place.index()
    other = Workplace(tmp_path / "others", place.home, place.model)
    other.folder.mkdir()
    other.note("z", "New words.")
    report = other.index()
    assert (report.added, report.removed) == (("z",), ("a",))


def test_a_rebuild_reads_and_embeds_everything_again(place: Workplace) -> None:
    place.note("a", "Text.")
    before = place.index()
    stored = place.stored()
    report = place.index(rebuild=True)
    assert (report.changed, report.embedded) == (("a",), 1)
    assert report.generation == before.generation + 1
    assert place.stored() == stored


def test_a_rebuild_forgets_vectors_that_nothing_uses(place: Workplace) -> None:
    place.note("a", "Old text.")
    place.index()
    place.note("a", "New text.")
    place.index(rebuild=True)
    with Library.open(place.home) as library:
        assert library.counts()["vectors"] == 1


def test_a_rebuild_mends_a_damaged_library(place: Workplace) -> None:
    place.note("a", "Text.")
    place.index()
    (place.home / "library.db").write_bytes(b"rubbish" * 1000)
    assert place.index(rebuild=True).added == ("a",)
    assert place.problems() == []


def test_progress_goes_from_nothing_to_everything(place: Workplace) -> None:
    for number in range(5):
        place.note(f"note-{number}", *(f"Sentence {number}, {part}." for part in range(3)))
    events: list[Progress] = []
    run_index(place.home, place.folder, place.model, progress=events.append)
    assert [event.stage for event in events][:1] == ["model"]
    assert events[-1].stage == "publishing"
    assert (events[-1].documents_done, events[-1].documents_total) == (5, 5)
    assert (events[-1].passages_done, events[-1].passages_expected) == (15, 15)
    assert events[-1].seconds_left == 0
    done = [event.documents_done for event in events]
    assert done == sorted(done)
    assert all(event.passages_per_second for event in events if event.passages_done)


def test_ctrl_c_keeps_what_is_finished(place: Workplace) -> None:
    for number in range(3):
        place.note(f"note-{number}", f"Sentence {number}.")

    def interrupt(event: Progress) -> None:
        if event.documents_done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_index(place.home, place.folder, place.model, progress=interrupt)
    with Library.open(place.home) as library:
        assert (len(library.unpublished()), library.finished_at) == (1, None)
    report = place.index()
    assert (counted(report), report.embedded) == ((2, 0, 1, 0), 0)
    assert place.problems() == []


def test_another_model_is_refused_and_a_rebuild_takes_it(place: Workplace, tmp_path: Path) -> None:
    place.note("a", "Text.")
    place.index()
    copy = tmp_path / "another-model"
    shutil.copytree(place.model.found.directory, copy)
    backend = "sentence-transformers"
    other = ModelChoice(place.model.cache_dir, str(copy), backend, backend)
    with pytest.raises(ModelMismatch, match=r"all-MiniLM-L6-v2.*another-model.*--rebuild"):
        run_index(place.home, place.folder, other)
    with Library.open(place.home) as library:
        assert library.model_id == place.model.found.model_id
    generation = run_index(place.home, place.folder, other, rebuild=True).generation
    with LiveIndexes(place.home) as live:
        assert live.current().publication.model_id == other.found.model_id
        assert live.library.counts()["vectors"] == 1
    assert generation == 2
    assert place.problems() == []


def test_the_default_backend_writes_what_questions_are_compared_with(
    place: Workplace, tmp_path: Path
) -> None:
    place.note("pay", "Nurses are paid more from April.")
    reference = Workplace(place.folder, tmp_path / "other", ModelChoice(place.model.cache_dir))
    reference.index()
    place.index()
    with Library.open(place.home) as quick, Library.open(reference.home) as slow:
        for one, other in zip(quick.entries(), slow.entries(), strict=True):
            assert one.vector @ other.vector > 0.999


def test_the_bundled_notes_can_all_be_read_and_cut(place: Workplace) -> None:
    for path in sorted(BUNDLED_NOTES.glob("*.md"))[:3]:
        shutil.copy(path, place.folder)
    report = place.index()
    assert (len(report.added), report.failed) == (3, ())
    assert report.passages > 10
