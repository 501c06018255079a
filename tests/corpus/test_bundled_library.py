"""What comes with the assistant: 98 complete notes, and a glossary that knows each of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.catalogue import BUNDLED_NOTES, Catalogue, is_bundled, missing_fields, read_catalogue
from corpus.glossary_file import load_glossary

if TYPE_CHECKING:
    from corpus.glossary import Glossary

SHARED_NOTES = Path(__file__).parents[3] / "shared" / "library" / "notes"
LINKS = re.compile(rb"^superse(?:des|ded_by): .*\n", re.MULTILINE)


@cache
def catalogue() -> Catalogue:
    return read_catalogue(BUNDLED_NOTES)


@cache
def glossary() -> Glossary:
    return load_glossary().for_records(catalogue().records)


@cache
def all_text() -> str:
    return "\n".join(entry.path.read_text(encoding="utf-8") for entry in catalogue())


def named(text: str) -> list[str]:
    return [match.doc_id for match in glossary().documents_named(text)]


def expansions(text: str) -> list[str]:
    return [found.expansion for found in glossary().expand(text)]


def test_every_note_is_in_the_catalogue_and_none_has_a_fault() -> None:
    assert len(catalogue()) == 98
    assert (catalogue().problems, catalogue().notes) == ((), ())


def test_every_record_is_complete() -> None:
    assert [r.id for r in catalogue().records if missing_fields(r)] == []


def test_every_note_is_named_after_its_id() -> None:
    assert [e.record.id for e in catalogue() if e.path.stem != e.record.id] == []


def test_eleven_documents_are_core_and_four_rest_partly_on_general_knowledge() -> None:
    records = catalogue().records
    assert sum(record.core for record in records) == 11
    assert sum(record.basis == "background" for record in records) == 4


def test_what_a_note_says_was_replaced_is_linked_to_its_successor() -> None:
    links = {record.id: record.superseded_by for record in catalogue().records}
    assert {old: new for old, new in links.items() if new} == {
        "interim-nhs-people-plan-2019": ("nhs-people-plan-2020",),
        "lsc-our-digital-future-2018": ("lsc-digital-data-strategy-2023-2028",),
    }


def test_the_bundled_library_is_known_however_its_path_is_written() -> None:
    assert is_bundled(BUNDLED_NOTES.parent / "notes" / ".." / "notes")
    assert not is_bundled(BUNDLED_NOTES.parent)


@pytest.mark.skipif(not SHARED_NOTES.is_dir(), reason="the notes as received are not here")
def test_the_notes_are_as_received_apart_from_their_links_to_other_editions() -> None:
    received = {path.name: path.read_bytes() for path in SHARED_NOTES.iterdir()}
    held = {entry.path.name: entry.path.read_bytes() for entry in catalogue()}
    assert {name: LINKS.sub(b"", note) for name, note in held.items()} == received


def test_every_document_has_a_nickname_beside_its_title() -> None:
    nicknamed = {entry.document for entry in glossary().entries if entry.document and entry.also}
    assert {record.id for record in catalogue().records} - nicknamed == set()


def test_no_nickname_is_for_a_document_that_is_not_there() -> None:
    documents = {entry.document for entry in load_glossary().entries if entry.document}
    assert documents - {record.id for record in catalogue().records} == set()


def test_every_title_names_its_document() -> None:
    for record in catalogue().records:
        assert record.id in named(f"What does “{record.title}” say?"), record.title


def test_every_nickname_leads_to_its_document_alone() -> None:
    for entry in glossary().entries:
        for form in entry.forms if entry.document else ():
            assert named(form) == [entry.document], form


def test_every_acronym_stands_in_the_notes() -> None:
    acronyms = [entry.term for entry in glossary().entries if entry.kind == "acronym"]
    absent = [a for a in acronyms if not re.search(rf"\b{re.escape(a)}s?\b", all_text())]
    assert absent == []


@pytest.mark.parametrize(
    ("question", "doc_id"),
    [
        ("What does action 5 of the strategy commit us to?", "lsc-five-year-workforce-strategy"),
        ("who signed our strategy", "lsc-five-year-workforce-strategy"),
        ("How many doctors does the LTWP promise?", "nhs-long-term-workforce-plan-2023"),
        ("the white paper on integration", "integration-white-paper-2022"),
        ("the social care white paper", "people-at-the-heart-of-care-2021"),
        ("Hewitt review principles", "hewitt-review-2023"),
        ("What did Fuller recommend?", "fuller-stocktake-2022"),
        ("the Messenger review", "messenger-review-2022"),
        ("according to topol", "topol-review-2019"),
        ("time well spent", "ncvo-time-well-spent-2023"),
        ("elements of the People Promise", "nhs-people-promise-2020"),
        ("the JFP", "lsc-joint-forward-plan-2023"),
    ],
)
def test_people_can_call_documents_what_they_call_them(question: str, doc_id: str) -> None:
    assert named(question) == [doc_id]


@pytest.mark.parametrize(
    "question",
    [
        "What does it say about health and social care integration?",
        "Who is making a difference?",
        "Can I have a fuller answer?",
        "Is there a messenger service?",
        "How does a white paper become law?",
        "Which organisations make up the integrated workforce?",
    ],
)
def test_a_subject_is_not_taken_for_a_document(question: str) -> None:
    assert named(question) == []


@pytest.mark.parametrize(
    ("question", "expansion"),
    [
        ("What is an ICB?", "integrated care board"),
        ("TNA in our patch", "training needs analysis"),
        ("our patch", "Lancashire and South Cumbria"),
        ("carers", "unpaid carer"),
        ("care workers", "social care workforce"),
        ("How many charities?", "voluntary, community, faith and social enterprise (VCFSE) sector"),
        ("HR and OD", "organisational development"),
        ("OD and IT", "information technology"),
        ("L&D offer", "learning and development"),
    ],
)
def test_the_field_is_put_in_words(question: str, expansion: str) -> None:
    assert expansion in expansions(question)


def test_everyday_words_are_not_taken_for_acronyms() -> None:
    assert expansions("What does it do for us, and can he swap? Oh, as to La Mer...") == []
