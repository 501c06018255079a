"""The register as HTML: a real table, in which a document's words are nothing but words."""

from __future__ import annotations

from drawn import one, parsed

from assistant.commitments import NOT_STATED, Commitment
from assistant.pages.commitments_table import register_html

ENTRY = Commitment(
    id="plan:1a", document="plan", title="Plan", priority="Priority 1", action="Action 1",
    commitment="Hire nurses", section="Plan > Action 1", page=3, owner="Matron", date="2027",
    measure=NOT_STATED, quote="**1a.** Hire nurses", passages=("plan-1",),
)  # fmt: skip
HOSTILE = "<script>window.hacked=1</script>' onclick='x"


def entry(**changes: object) -> Commitment:
    return Commitment.model_validate({**ENTRY.model_dump(), **changes})


def test_columns_and_groups_have_headers_of_their_own() -> None:
    page = parsed(register_html([ENTRY, entry(id="plan:1b")]))

    assert one(page, "caption").text == "Plan"
    assert [head["scope"] for head in page.select("thead th")] == ["col"] * 4
    assert one(page, "tbody th[scope=rowgroup]")["colspan"] == "4"
    assert len(page.select("tbody td")) == 8


def test_roles_are_said_since_a_phone_draws_rows_as_blocks() -> None:
    page = parsed(register_html([ENTRY]))

    assert not page.select("tr:not([role=row])")
    assert not page.select("td:not([role=cell])")
    assert not page.select(":is(thead, tbody):not([role=rowgroup])")


def test_the_link_names_its_commitment_and_the_page_stands_beside_it() -> None:
    page = parsed(register_html([ENTRY]))
    link = one(page, "a")

    assert link["aria-label"] == "Open the passage of 1a"
    assert link["href"] == "?passage=plan-1&commitment=plan%3A1a"
    assert "(page 3)" in one(page, "tbody tr:has(td)").text


def test_a_detail_from_elsewhere_has_a_link_to_where_it_stands() -> None:
    page = parsed(register_html([entry(passages=("plan-1", "plan-9"))]))

    assert [link["data-passage"] for link in page.select("a")] == ["plan-1", "plan-9"]


def test_only_a_documents_own_code_is_shown_before_the_words() -> None:
    page = parsed(register_html([entry(id="plan:action-1.2")]))

    assert page.find("b") is None


def test_a_commitment_under_no_heading_stands_in_no_group() -> None:
    page = parsed(register_html([entry(priority=NOT_STATED, action=NOT_STATED)]))

    assert not page.select("tbody th")


def test_nothing_that_a_document_says_becomes_an_element() -> None:
    names = ("title", "priority", "action", "commitment", "owner", "date", "measure")
    hostile = dict.fromkeys(names, HOSTILE)
    page = parsed(register_html([entry(**hostile, id=f"plan:{HOSTILE}", passages=(HOSTILE,))]))

    assert page.find("script") is None
    assert not page.select("[onclick]")
    assert page.get_text().count(HOSTILE) == 7


def test_where_nothing_meets_the_conditions_there_is_no_table() -> None:
    assert "<table" not in register_html([])
