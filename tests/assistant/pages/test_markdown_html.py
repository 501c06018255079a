"""What documents and answers say becomes HTML that can only be read."""

from __future__ import annotations

import re

import pytest
from drawn import addresses, one, parsed
from hypothesis import given
from hypothesis import strategies as st

from assistant.pages.markdown_html import answer_html, passage_html, passage_link

HARMLESS = {
    "a", "blockquote", "br", "code", "div", "em", "hr", "li", "mark", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "[x](data:text/html,hello)",
    "![x](https://tracker.example/x.png)",
    "<iframe src='https://tracker.example'></iframe>",
    "a `<b>` c",
]
WORDS = ["$x^2$", ":red[stop]", ":smile:", ":material/home:", ":blue-background[note]"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_act_is_shown_as_text_or_left_dead(text: str) -> None:
    for html in (passage_html(text), passage_html(text, [text]), answer_html(text, {})):
        page = parsed(html)
        assert {tag.name for tag in page.find_all()} <= HARMLESS
        assert not [tag for tag in page.find_all() if any(name[:2] == "on" for name in tag.attrs)]
        assert all(address.startswith("https://") for address in addresses(page))


@pytest.mark.parametrize("words", WORDS)
def test_streamlits_directives_are_plain_words(words: str) -> None:
    assert parsed(passage_html(f"before {words} after")).text.strip() == f"before {words} after"
    assert parsed(answer_html(f"before {words} after", {})).text.strip() == f"before {words} after"


@given(st.text(st.sampled_from("<>&\"'`*_[]()!|-#\n\\ ab1:/⸨⸩"), max_size=80), st.data())
def test_no_text_whatever_makes_other_elements(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : start + data.draw(st.integers(0, 40))]
    for html in (passage_html(text, [quote]), answer_html(text, {1: 'x"><script>'})):
        assert {tag.name for tag in parsed(html).find_all()} <= HARMLESS


def test_a_link_to_a_web_address_opens_beside_the_page() -> None:
    link = one(parsed(passage_html("See [the plan](https://plan.example/a)")), "a")
    assert (link["href"], link["target"]) == ("https://plan.example/a", "_blank")


def test_a_marker_becomes_a_link_to_the_passage_that_it_cites() -> None:
    link = one(parsed(answer_html("It is so. [2]", {2: "doc-1f"})), "a")
    assert link["href"] == "?passage=doc-1f"
    assert link["data-passage"] == "doc-1f"
    assert link["aria-label"] == "Source 2: open the passage"
    assert link.text == "[2]"


def test_a_number_in_brackets_that_the_document_wrote_is_no_marker() -> None:
    assert parsed(answer_html(r"As in \[1\] and [7].", {1: "doc-1f"})).find("a") is None


def test_a_passage_id_cannot_leave_its_attribute() -> None:
    link = one(parsed(passage_link('a"b<c&d', "words")), "a")
    assert link["data-passage"] == 'a"b<c&d'
    assert link["href"] == "?passage=a%22b%3Cc%26d"


def test_a_table_keeps_its_headers_and_can_be_scrolled_by_keyboard() -> None:
    page = parsed(passage_html("| A | B |\n|---|---|\n| 1 | 2 |"))
    assert [cell["scope"] for cell in page.find_all("th")] == ["col", "col"]
    region = one(page, "div[role=region]")
    assert region["tabindex"] == "0"
    assert region["aria-label"] == "Table"


def test_a_documents_headings_do_not_join_those_of_the_page() -> None:
    page = parsed(passage_html("## Our aims\n\nText."))
    assert page.find(re.compile("^h[1-6]$")) is None
    assert one(page, "p.wsa-heading").text == "Our aims"
