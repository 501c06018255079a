"""Publishers are known by the parts of the catalogue's line and by what the glossary calls them."""

from __future__ import annotations

import pytest

from corpus.glossary import Glossary, GlossaryEntry
from corpus.publishers import is_by, names_by_publisher
from corpus.record import DocumentRecord

AUDIT = DocumentRecord(id="audit", title="Modelling", publisher="National Audit Office")
FUND = DocumentRecord(id="fund", title="Volunteers", publisher="The King's Fund (for the RCN)")
CARE = DocumentRecord(id="care", title="Care", publisher="Skills for Care; Cabinet")
RECORDS = (AUDIT, FUND, CARE, DocumentRecord(id="none", title="Nobody's"))


@pytest.mark.parametrize("said", ["The King's Fund", "king's fund", "Kings Fund"])
def test_a_publisher_is_known_in_whatever_capitals_and_without_its_article(said: str) -> None:
    assert [record.id for record in RECORDS if is_by(record, said)] == ["fund"]


def test_each_part_of_the_line_is_a_name_but_for_single_words() -> None:
    names = names_by_publisher(RECORDS)

    assert set(names) == {"National Audit Office", "King's Fund", "for the RCN", "Skills for Care"}
    assert names["Skills for Care"] == ("care",)


def test_the_glossary_knows_a_publisher_by_its_acronym() -> None:
    entry = GlossaryEntry(term="NAO", expansion="National Audit Office", kind="acronym")
    glossary = Glossary(entries=(entry,)).for_records(RECORDS)

    assert [n.doc_id for n in glossary.publishers_named("What did the NAO find?")] == ["audit"]
