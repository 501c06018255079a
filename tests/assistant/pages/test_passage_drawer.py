"""A passage in its context, and a source in the list: what they say and what they do not."""

from __future__ import annotations

from dataclasses import replace

from drawn import addresses, one, parsed

from assistant.context import PassageInContext
from assistant.models import Citation
from assistant.pages.passage_view import context_html
from assistant.pages.sources import by_passage, source_html
from corpus.record import DocumentRecord
from corpus.vocabulary import Basis
from indexing.document import Passage

RECORD = DocumentRecord(
    id="plan",
    title="The plan <i>",
    publisher="A & B",
    published="2024-03-09",
    url="https://plan.example/a?b=1&c=2",
    url_seen=True,
    basis=Basis.SEEN,
)
PASSAGE = Passage(
    id="plan-1", doc_id="plan", position=1, heading_path=("The plan", "Pay"), page=7,
    kind="prose", start=0, end=10, lead="", text="Pay rises. Every year.", part=0, parts=1,
)  # fmt: skip


def found(record: DocumentRecord = RECORD, passage: Passage = PASSAGE) -> PassageInContext:
    before = replace(PASSAGE, id="plan-0", heading_path=("The plan", "Aims"), text="We aim high.")
    return PassageInContext(passage, record, before, None)


def words(context: PassageInContext) -> str:
    return parsed(context_html(context, [])).get_text(" ", strip=True)


def cited(number: int, passage_id: str = "plan-1", section: str = "The plan > Pay") -> Citation:
    return Citation(
        number=number, doc_id="plan", title=RECORD.title, publisher="A & B",
        published="2024-03", section=section, page=7, quote=f"Quote **{number}** <b>.",
        url=None, passage_id=passage_id,
    )  # fmt: skip


def test_it_names_title_publisher_date_section_and_page() -> None:
    assert words(found()).startswith("The plan <i> A & B, 9 March 2024 Section: Pay Page 7")


def test_the_quoted_words_alone_are_marked() -> None:
    page = parsed(context_html(found(), ["Every year."]))
    assert [mark.text for mark in page.find_all("mark")] == ["Every year."]


def test_a_neighbour_from_another_section_says_which() -> None:
    before = one(parsed(context_html(found(), [])), "section[aria-label='Before the passage']")
    assert before.get_text(" ", strip=True) == "Before Aims We aim high."


def test_a_passage_at_the_end_has_nothing_after_it() -> None:
    page = parsed(context_html(found(), []))
    assert not page.select("section[aria-label='After the passage']")


def test_an_address_that_was_seen_is_called_the_original() -> None:
    html = context_html(found(), [])
    assert addresses(parsed(html)) == ["https://plan.example/a?b=1&c=2"]
    assert "Original document (opens in a new tab)" in words(found())


def test_an_address_that_was_not_seen_is_not_called_the_original() -> None:
    unseen = words(found(RECORD.model_copy(update={"url_seen": False})))
    assert "Publisher’s site" in unseen
    assert "The document itself was not seen at this address." in unseen
    assert "Original" not in unseen


def test_it_says_what_rests_on_general_knowledge() -> None:
    record = RECORD.model_copy(
        update={"basis": Basis.BACKGROUND, "background_sections": "Costs and dates"}
    )
    assert "From general knowledge Costs and dates" in words(found(record))


def test_a_section_that_is_the_librarys_own_reading_is_marked_as_such() -> None:
    own = replace(PASSAGE, heading_path=("The plan", "Relevance to our area"))
    assert "Please note: this library's reading, not the publisher's." in words(found(passage=own))


def test_a_document_of_another_folder_gets_no_place_in_the_strategys_review() -> None:
    record = DocumentRecord(id="plan", title="The plan")
    assert "review" not in words(found(record))
    assert "About this document" not in words(found(record))


def test_citations_of_one_passage_share_one_source() -> None:
    groups = by_passage([cited(1), cited(2, "plan-2"), cited(3)])
    assert [[c.number for c in group] for group in groups] == [[1, 3], [2]]


def test_a_source_shows_each_quote_as_text_under_its_number() -> None:
    page = parsed(source_html([cited(1), cited(3)]))
    assert [item.get_text() for item in page.select("li")] == ["[1] Quote 1 .", "[3] Quote 3 ."]
    text = page.get_text(" ", strip=True)
    assert text.startswith("The plan <i> A & B, March 2024 Pay, page 7")
    assert page.find(["i", "b"]) is None


def test_a_source_warns_of_words_that_are_not_the_publishers() -> None:
    page = parsed(source_html([cited(1, section="The plan > Costs (background)")]))
    note = one(page, ".wsa-caveat").text
    assert note == "Please note: general knowledge, not read in the document."
