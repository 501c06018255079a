"""A record keeps to the catalogue's vocabularies, and says what is not filled in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from corpus.record import DocumentRecord, missing_fields
from corpus.vocabulary import DocumentType, Theme


def record(**fields: object) -> DocumentRecord:
    return DocumentRecord.model_validate({"id": "a-plan", "title": "A plan", **fields})


def refused_fields(**fields: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        record(**fields)
    return [str(error["loc"][0]) for error in caught.value.errors()]


def test_only_id_and_title_are_needed() -> None:
    bare = record()
    assert (bare.publisher, bare.themes, bare.core, bare.year) == (None, (), False, None)


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record().title = "Another"  # pyright: ignore[reportAttributeAccessIssue]


def test_a_field_outside_the_catalogue_is_refused() -> None:
    assert refused_fields(author="Somebody") == ["author"]


@pytest.mark.parametrize("published", ["2024", "2024-05", "2024-05-21", "2024-02-29"])
def test_a_date_is_a_year_a_month_or_a_day(published: str) -> None:
    assert record(published=published).year == 2024


@pytest.mark.parametrize(
    "published", ["2024-13", "2023-02-29", "2024-5", "24", "May 2024", "2024-05-21T10:00", "0000"]
)
def test_a_date_that_does_not_exist_or_is_written_otherwise_is_refused(published: str) -> None:
    assert refused_fields(published=published) == ["published"]


@pytest.mark.parametrize("doc_id", ["A-Plan", "a plan", "a--plan", "-a", "a_plan", ""])
def test_an_id_is_small_letters_and_digits_joined_by_hyphens(doc_id: str) -> None:
    assert refused_fields(id=doc_id) == ["id"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.nhs.uk", "https://", "https://a b.uk"])
def test_an_address_that_a_browser_should_not_open_is_refused(url: str) -> None:
    assert refused_fields(url=url) == ["url"]


@pytest.mark.parametrize("field", ["type", "sector", "geography", "basis"])
def test_a_word_outside_the_vocabulary_is_refused(field: str) -> None:
    assert refused_fields(**{field: "something"}) == [field]


def test_values_of_the_vocabularies_compare_as_their_words() -> None:
    made = record(type="case-study", themes=["inclusion"])
    assert made.type is DocumentType.CASE_STUDY
    assert made.type == "case-study"
    assert made.themes == (Theme.INCLUSION,)


def test_a_title_is_one_line() -> None:
    assert record(title="  A plan\n  for  all ").title == "A plan for all"


FULL: dict[str, object] = {
    "publisher": "NHS England",
    "published": "2023",
    "url": "https://www.england.nhs.uk/",
    "url_seen": False,
    "type": "plan",
    "sector": "health",
    "geography": "national",
    "themes": ["inclusion"],
    "summary": "A plan.",
    "licence": "OGL v3",
    "core": False,
    "basis": "seen",
}


def test_nothing_is_missing_from_a_full_record() -> None:
    assert missing_fields(record(**FULL)) == ()


@pytest.mark.parametrize("field", FULL)
def test_each_catalogue_field_is_missed(field: str) -> None:
    fields = {name: value for name, value in FULL.items() if name != field}
    assert missing_fields(record(**fields)) == (field,)


def test_a_note_that_rests_on_general_knowledge_has_to_say_where() -> None:
    assert missing_fields(record(**{**FULL, "basis": "background"})) == ("background_sections",)


def test_an_empty_list_of_themes_counts_as_missing() -> None:
    assert missing_fields(record(**{**FULL, "themes": []})) == ("themes",)
