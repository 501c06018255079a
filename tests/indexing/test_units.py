"""Evidence units: the sentences, list items and table rows of a passage."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_kit import passages_of

from corpus.catalogue import BUNDLED_NOTES
from corpus.frontmatter import split_front_matter
from indexing.plain import plain_text
from indexing.units import Unit, split_units


def units_of(markdown: str) -> list[Unit]:
    return [unit for passage in passages_of(markdown) for unit in split_units(passage)]


def texts_of(markdown: str) -> list[str]:
    return [unit.text for unit in units_of(markdown)]


def test_a_paragraph_gives_its_sentences_in_plain_words() -> None:
    units = units_of("Dr. Lee found **12** posts, e.g. in care. She filled\nnone of them.")

    assert [unit.text for unit in units] == [
        "Dr. Lee found 12 posts, e.g. in care.",
        "She filled\nnone of them.",
    ]
    assert units[0].quote == "Dr. Lee found **12** posts, e.g. in care."
    assert {unit.kind for unit in units} == {"sentence"}


def test_a_list_gives_its_items_led_in_by_the_words_before() -> None:
    units = units_of("The council will:\n\n- **Hire** nurses.\n- Train them. Pay them.")

    items = [unit for unit in units if unit.kind == "item"]
    assert [unit.text for unit in items] == ["Hire nurses.", "Train them. Pay them."]
    assert {unit.lead for unit in items} == {"The council will:"}
    assert [unit.order for unit in units] == [0, 1, 2]


def test_a_numbered_item_keeps_its_mark_beside_its_words() -> None:
    found = [(unit.mark, unit.text) for unit in units_of("1. Plan it.\n2) Do it.\n- Stop.")]

    assert found == [("1.", "Plan it."), ("2)", "Do it."), ("-", "Stop.")]


def test_an_item_of_several_lines_is_one_unit() -> None:
    assert texts_of("- Hire\n  more nurses\n- Train\nthem") == ["Hire\nmore nurses", "Train\nthem"]


def test_a_sub_item_is_led_in_by_the_item_above_it() -> None:
    units = units_of("Aims:\n\n- Staff\n  - nurses\n    - new ones\n  - carers\n- Money")

    assert [(unit.text, unit.lead) for unit in units if unit.kind == "item"] == [
        ("Staff", "Aims:"),
        ("nurses", "Staff"),
        ("new ones", "nurses"),
        ("carers", "Staff"),
        ("Money", "Aims:"),
    ]


def test_blank_lines_between_items_do_not_end_the_list() -> None:
    units = units_of("Aims:\n\n- Staff\n\n  of all kinds\n\n- Money")

    items = [unit for unit in units if unit.kind == "item"]
    assert [(unit.text, unit.lead) for unit in items] == [
        ("Staff\nof all kinds", "Aims:"),
        ("Money", "Aims:"),
    ]


def test_a_table_gives_its_rows_in_words_under_their_headers() -> None:
    table = (
        "| Group | Turnover | Rate |\n|---|---|---|\n| Trusts | 11% | |\n| — National | 13% | 8% |"
    )

    units = units_of(f"By group:\n\n{table}")

    rows = [unit for unit in units if unit.kind == "row"]
    assert [unit.text for unit in rows] == [
        "Trusts: 11%",
        "Trusts: National — Turnover: 13%; Rate: 8%",
    ]
    assert rows[0].quote == "| Trusts | 11% | |"
    assert rows[1].row is not None
    assert rows[1].row.group == "Trusts"
    assert rows[1].table is not None
    assert rows[1].table.headers == ("Group", "Turnover", "Rate")


def test_a_table_cut_in_pieces_names_its_columns_in_each() -> None:
    rows = "\n".join(f"| Trust {n} | {n}% |" for n in range(40))
    passages = passages_of(f"| Trust | Turnover |\n|---|---|\n{rows}", window=60)

    units = [unit for passage in passages for unit in split_units(passage)]
    assert len(passages) > 1
    assert [unit.text for unit in units] == [f"Trust {n}: {n}%" for n in range(40)]


def test_a_lead_in_serves_one_list_only() -> None:
    units = units_of("Aims:\n\n- Staff\n\n| A | B |\n|---|---|\n| 1 | 2 |")

    assert [unit.lead for unit in units if unit.kind == "row"] == [""]


def test_headings_and_titles_in_bold_are_no_statements() -> None:
    text = "# Plan\n\nSetext\n------\n\n**Positive**\n\nIt works.\n\n## End ##"

    assert texts_of(text) == ["It works."]


def test_a_title_in_bold_leads_in_its_list() -> None:
    assert [unit.lead for unit in units_of("**Risks**\n\n- Cost")] == ["Risks"]


def test_lists_of_sources_are_no_statements() -> None:
    text = (
        "It works.\n\nSource: https://a.example/b ; the annual report\n\n"
        "; https://c.example/d ; https://e.example/f"
    )

    assert texts_of(text) == ["It works."]


def test_an_address_in_a_sentence_does_not_make_it_a_source() -> None:
    text = "The council publishes every figure of the plan at https://a.example each month."

    assert texts_of(text) == [text]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def check_quotes(markdown: str) -> None:
    for passage in passages_of(markdown):
        units = split_units(passage)
        assert [unit.order for unit in units] == list(range(len(units)))
        for unit in units:
            assert squeezed(unit.quote)
            assert squeezed(unit.quote) in squeezed(passage.text)
            assert unit.text
            if unit.kind != "row":
                assert unit.text == plain_text(unit.quote)


def test_every_quote_of_the_bundled_notes_stands_in_its_passage() -> None:
    for path in sorted(BUNDLED_NOTES.glob("*.md")):
        check_quotes(split_front_matter(path.read_text(encoding="utf-8"), path.name).body)


def test_every_list_item_of_the_bundled_notes_is_a_unit() -> None:
    for path in sorted(BUNDLED_NOTES.glob("*.md")):
        text = split_front_matter(path.read_text(encoding="utf-8"), path.name).body
        written = re.findall(r"^\s*(?:-|\d+\.) +(\S.*)$", text, re.MULTILINE)

        assert [u.quote for u in units_of(text) if u.kind == "item"] == written


words = st.sampled_from(
    ["nurse", "pay.", "1.8%", "**b**", "[a](https://a.org)", "|", "- x", "2.", "—", "¾", "\u2028"]
)


def _line(front: str, rest: list[str]) -> str:
    return front + " ".join(rest)


lines = st.builds(
    _line,
    st.sampled_from(["", "", "- ", "  - ", "1. ", "# ", "| ", "> ", "    ", "|---|", "---", "```"]),
    st.lists(words, max_size=5),
)


@given(st.lists(lines, max_size=14).map("\n".join))
@settings(max_examples=300)
def test_every_quote_of_any_markdown_stands_in_its_passage(markdown: str) -> None:
    check_quotes(markdown)


@given(st.text(max_size=200))
def test_any_text_is_split(text: str) -> None:
    check_quotes(text.replace("\0", "").encode("utf-8", "ignore").decode())
