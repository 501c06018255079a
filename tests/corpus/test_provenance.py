"""What is said about a document's place in the review never goes beyond what is known."""

from __future__ import annotations

from corpus.catalogue import BUNDLED_NOTES, read_catalogue
from corpus.provenance import review_status
from corpus.record import DocumentRecord


def status(published: str | None = None, *, core: bool = False) -> str:
    record = DocumentRecord(id="a", title="A", published=published, core=core)
    return review_status(record)


def test_a_core_document_is_named_by_the_strategy_or_part_of_its_set() -> None:
    assert status(core=True) == "named by the strategy or part of its set"


def test_any_other_is_only_of_the_kind() -> None:
    assert status("2023") == "a document of the kind such a review covers"
    assert status() == "a document of the kind such a review covers"


def test_one_that_came_after_the_approval_is_said_to() -> None:
    for published in ("2024-06", "2024-06-01", "2025"):
        assert status(published).endswith("published after the strategy was approved")


def test_a_date_that_does_not_show_it_is_not_taken_to() -> None:
    for published in ("2024", "2024-05", "2024-05-21"):
        assert "after" not in status(published)


def test_four_documents_of_the_bundled_library_came_too_late() -> None:
    late = {r.id for r in read_catalogue(BUNDLED_NOTES).records if "after" in review_status(r)}
    assert late == {
        "care-certificate",
        "lsc-icb-state-of-the-system-2024",
        "skills-for-care-workforce-strategy-2024",
        "strategic-workforce-planning-ics-article",
    }
