"""The glossary puts other words beside a question's terms and knows the documents' names."""

from __future__ import annotations

import pytest

from corpus.glossary import Expansion, Glossary, GlossaryEntry, NamedDocument
from corpus.record import DocumentRecord
from corpus.titles import title_names

GLOSSARY = Glossary(
    entries=(
        GlossaryEntry(term="ICB", expansion="integrated care board", kind="acronym"),
        GlossaryEntry(term="OD", expansion="organisational development", kind="acronym"),
        GlossaryEntry(term="recruitment", also=("hiring", "taking people on")),
        GlossaryEntry(term="North Trust", also=("the northern hospital",), body=True),
        GlossaryEntry(term="TNA", expansion="training needs analysis"),
        GlossaryEntry(
            term="Long Term Workforce Plan",
            also=("LTWP", "national plan"),
            document="ltwp",
            kind="document",
        ),
    ),
    ordinary_words=("od",),
    not_names=("making a difference",),
)
LTWP = DocumentRecord(id="ltwp", title="NHS Long Term Workforce Plan")


def named(*titles: str, text: str) -> list[str]:
    records = [DocumentRecord(id=f"d{n}", title=title) for n, title in enumerate(titles)]
    return [match.doc_id for match in GLOSSARY.for_records(records).documents_named(text)]


def test_an_acronym_is_put_in_words() -> None:
    assert GLOSSARY.expand("What does the icb do?") == [Expansion("icb", "integrated care board")]


def test_the_words_of_an_acronym_bring_in_the_acronym() -> None:
    assert GLOSSARY.expand("Integrated care boards") == [Expansion("Integrated care boards", "ICB")]


def test_an_everyday_word_is_put_in_the_words_of_the_documents() -> None:
    assert GLOSSARY.expand("hiring and TNA") == [
        Expansion("hiring", "recruitment"),
        Expansion("TNA", "training needs analysis"),
    ]


def test_the_words_of_the_documents_need_nothing_beside_them() -> None:
    assert GLOSSARY.expand("recruitment; training needs analysis") == []


def test_what_the_question_says_already_is_not_said_again() -> None:
    assert GLOSSARY.expand("the ICB (integrated care board)") == []
    assert GLOSSARY.expand("hiring, that is recruitment") == []


def test_a_term_asked_about_twice_is_put_in_words_once() -> None:
    assert len(GLOSSARY.expand("ICB and ICB")) == 1


def test_a_short_form_that_is_an_everyday_word_needs_its_capitals() -> None:
    assert GLOSSARY.expand("OD") == [Expansion("OD", "organisational development")]
    assert GLOSSARY.expand("od") == []


def test_acronyms_are_the_forms_of_one_word_with_capitals() -> None:
    assert GLOSSARY.acronyms == {"ICB", "OD", "TNA", "LTWP"}


def test_a_nickname_names_its_document_with_the_place_where_it_stands() -> None:
    held = GLOSSARY.for_records([LTWP])
    text = "What is the LTWP's aim?"
    assert held.documents_named(text) == [NamedDocument("ltwp", "LTWP", (12, 16))]
    assert text[12:16] == "LTWP"


def test_a_title_names_its_document() -> None:
    held = GLOSSARY.for_records([LTWP])
    (match,) = held.documents_named("the nhs long-term workforce plan, please")
    assert match.text == "nhs long-term workforce plan"


def test_a_nickname_of_a_document_that_the_library_does_not_hold_is_dropped() -> None:
    other = GLOSSARY.for_records([DocumentRecord(id="other", title="Another plan")])
    assert other.documents_named("the LTWP") == []
    assert other.expand("the LTWP") == []


def test_nickname_and_title_that_are_the_same_name_the_document_once() -> None:
    record = DocumentRecord(id="ltwp", title="The Long Term Workforce Plan")
    assert len(GLOSSARY.for_records([record]).documents_named("Long Term Workforce Plan")) == 1


def test_a_title_that_two_documents_share_names_both() -> None:
    assert named("Annual report", "Annual Report", text="the annual report") == ["d0", "d1"]


def test_the_part_of_a_title_before_the_colon_names_the_document() -> None:
    assert named("Social care 360: workforce and carers", text="social care 360") == ["d0"]


def test_a_phrase_set_aside_by_the_glossary_does_not() -> None:
    assert named("Making a difference: skills", text="who is making a difference?") == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("The Topol Review: preparing staff", ("Topol Review: preparing staff", "Topol Review")),
        ("Local plan (LSIP)", ("Local plan (LSIP)", "Local plan")),
        ("Case study: a trust", ("Case study: a trust",)),
        ("Introduction", ()),
    ],
)
def test_the_names_that_a_title_gives(title: str, names: tuple[str, ...]) -> None:
    assert title_names(title) == names


def test_a_trust_or_council_is_found_by_any_of_its_names() -> None:
    (body,) = GLOSSARY.bodies("How much does hiring cost the northern hospital?")

    assert "North Trust" in body.forms
