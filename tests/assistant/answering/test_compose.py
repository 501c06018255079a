"""From drafts to the answer that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.answering.compose import (
    UnverifiableQuoteError,
    caveat,
    compose,
    escape,
    escape_line,
    readable_date,
)
from assistant.answering.draft import Draft
from corpus.record import DocumentRecord
from indexing.document import Passage

RECORDS = {
    doc_id: DocumentRecord(id=doc_id, title=title, published="2024-05")
    for doc_id, title in (("plan", "Plan *one*"), ("review", "Review"))
}


def passage(
    text: str, doc_id: str = "plan", heading: str = "Aims", page: int | None = None
) -> Passage:
    return Passage(
        id=f"{doc_id}-{heading}",
        doc_id=doc_id,
        position=0,
        heading_path=("Plan", heading),
        page=page,
        kind="prose",
        start=0,
        end=len(text),
        lead="",
        text=text,
        part=0,
        parts=1,
    )


def draft(
    words: str, quote: str | None = None, doc_id: str = "plan", heading: str = "Aims"
) -> Draft:
    quote = quote or words
    return Draft(words, passage(quote, doc_id, heading), (quote,))


def test_each_statement_carries_its_citation_under_its_source() -> None:
    composed = compose([draft("Hire nurses.")], "", RECORDS)

    assert composed.markdown == (
        "From **Plan \\*one\\*** (May 2024), *Aims*:\n\n- Hire nurses. [1]"
    )
    assert [(s.text, s.citations, s.support) for s in composed.statements] == [
        ("Hire nurses.", (1,), "verbatim")
    ]
    (citation,) = composed.citations
    assert (citation.number, citation.doc_id, citation.quote) == (1, "plan", "Hire nurses.")
    assert citation.section == "Plan > Aims"


def test_statements_from_one_place_stand_under_one_source() -> None:
    composed = compose(
        [draft("Hire."), draft("Train."), draft("Pay.", doc_id="review")], "", RECORDS
    )

    assert composed.markdown.count("From **") == 2
    assert composed.markdown.endswith("- Pay. [3]")


def test_the_same_quote_has_one_number() -> None:
    both = "We hire and train."
    drafts = [Draft("We hire", passage(both), (both,)), Draft("train", passage(both), (both,))]

    composed = compose(drafts, "", RECORDS)

    assert [s.citations for s in composed.statements] == [(1,), (1,)]
    assert len(composed.citations) == 1


def test_the_page_is_named_where_there_is_one() -> None:
    words = "Hire."

    composed = compose([Draft(words, passage(words, page=7), (words,))], "", RECORDS)

    assert ", *Aims*, page 7:" in composed.markdown
    assert composed.citations[0].page == 7


def test_a_note_comes_first_and_may_be_all() -> None:
    assert compose([], "Nothing [here].", RECORDS).markdown == "Nothing \\[here\\]."
    assert compose([draft("Hire.")], "Partly.", RECORDS).markdown.startswith("Partly.\n\nFrom")


def test_a_heading_that_is_the_statement_is_not_said_twice() -> None:
    composed = compose([draft("Aims", "## Aims")], "", RECORDS)

    assert composed.markdown.startswith("From **Plan \\*one\\*** (May 2024), *Plan*:")


def test_words_of_several_lines_become_one() -> None:
    composed = compose([draft("Hire\nmore  nurses", "Hire\nmore  nurses")], "", RECORDS)

    assert composed.statements[0].text == "Hire more nurses"
    assert composed.markdown.endswith("- Hire more nurses [1]")


def test_a_quote_that_does_not_stand_in_its_passage_is_never_shown() -> None:
    invented = Draft("Hire.", passage("Train."), ("Hire.",))

    with pytest.raises(UnverifiableQuoteError, match="Hire"):
        compose([invented], "", RECORDS)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Train: other figures (background)", "general knowledge"),
        ("Relevance to Lancashire and South Cumbria", "this library's reading"),
        ("Findings", ""),
    ],
)
def test_what_is_not_the_documents_own_word_says_so(heading: str, said: str) -> None:
    warning = caveat(("Title", heading))

    assert said in warning
    assert bool(said) == bool(warning)
    assert compose([draft("x", heading=heading)], "", RECORDS).markdown.count(warning) >= 1


@pytest.mark.parametrize(
    ("published", "said"),
    [("2024-05-01", "1 May 2024"), ("2024-12", "December 2024"), ("2024", "2024")],
)
def test_dates_are_as_precise_as_they_are_known(published: str, said: str) -> None:
    assert readable_date(published) == said


def shown(markdown: str) -> str:
    """The words that a reader of the rendered Markdown sees."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert {child.type for child in inline} <= {"text"}
    return "".join(child.content for child in inline)


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ `c` [d](e) <f> #g | h ~~i~~ $j$ \\k",
        "1. first",
        "12) twelfth",
        "- dash",
        "+ plus",
        "# heading",
        "> quotation",
        "R&amp;D and &#35;",
        "turnover -5% + 2.",
        "2024. A year",
        "***",
        "---",
        "- - -",
        "-",
        "+",
        "3.",
        "AT&T",
    ],
)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escape_line(text)) == text


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_any_line_is_shown_as_it_is(text: str) -> None:
    line = " ".join(text.split())

    assert shown(escape_line(line)) == line


@pytest.mark.parametrize(("result", "support"), [("15.9", "computed"), ("16.9", "unsupported")])
def test_a_sum_is_done_again_from_quotes_of_several_passages(result: str, support: str) -> None:
    north, south = passage("11.3%", heading="North"), passage("27.2%", heading="South")
    text = f"27.2% − 11.3% = {result} percentage points"
    composed = compose(
        [Draft(text, north, ("11.3%",), beside=((south, "27.2%"),), computed=True)], "", RECORDS
    )

    assert [(s.citations, s.support) for s in composed.statements] == [((1, 2), support)]
    assert [citation.passage_id for citation in composed.citations] == [north.id, south.id]


def test_a_number_inside_a_line_needs_no_escape() -> None:
    assert escape("1. Foreword") == "1. Foreword"
    assert ", *1. Foreword*:" in compose([draft("x", heading="1. Foreword")], "", RECORDS).markdown
