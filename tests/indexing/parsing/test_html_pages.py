from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexing.parsing.html import parse_html


def written(html: str) -> str:
    return parse_html(html.encode()).text


def test_content_is_written_in_order() -> None:
    assert written(
        "<h1>The <em>plan</em></h1><p>Some <b>bold</b> text<br>here.</p><h3>Aims</h3>"
        "<ul><li>one<li>two</ul><pre>a = 1\n  b</pre><div>Loose <span>text</span></div>after"
    ) == (
        "# The plan\n\nSome bold text here.\n\n### Aims\n\n- one\n- two\n\n"
        "```\na = 1\n  b\n```\n\nLoose text\n\nafter"
    )


def test_the_pages_furniture_is_left_out() -> None:
    assert (
        written(
            "<header>Site</header><nav>Menu</nav><script>x=1</script><style>p{}</style>"
            "<!-- note --><form>Search <input></form><aside>Ads</aside><p>Text.</p>"
            "<p hidden>No</p><p style='display: none'>No</p><p aria-hidden='true'>No</p>"
            "<footer>Contact</footer>"
        )
        == "Text."
    )


def test_an_articles_own_header_is_kept() -> None:
    assert written("<article><header><h1>Plan</h1></header><p>Text.</p></article>") == (
        "# Plan\n\nText."
    )


def test_a_form_around_the_whole_page_is_kept() -> None:
    assert written("<form><h1>Plan</h1><p>Text.</p></form>") == "# Plan\n\nText."


def test_nested_lists_and_paragraphs_in_items_stay_in_their_item() -> None:
    document = parse_html(
        b"<ol><li><p>one</p><p>more</p><ul><li>part<ul><li>deep</li></ul></li></ul></li>"
        b"<li>two</li></ol>"
    )
    assert document.text == "1. one more\n    - part\n        - deep\n2. two"
    assert len(document.blocks[0].parts) == 2


def test_a_table_becomes_rows_with_its_header_first() -> None:
    document = parse_html(
        b"<table><caption>Beds</caption><thead><tr><th>Ward</th><th>Beds</th></tr></thead>"
        b"<tbody><tr><td>A<br>north</td><td>5|6</td></tr></tbody></table>"
    )
    assert document.text == "Beds\n\n| Ward | Beds |\n|---|---|\n| A north | 5\\|6 |"
    assert [block.kind for block in document.blocks] == ["prose", "table"]


def test_cells_over_several_rows_and_columns_keep_the_columns_apart() -> None:
    assert written(
        "<table><tr><th rowspan=2>Ward</th><th colspan=2>Beds</th></tr>"
        "<tr><th>2022</th><th>2023</th></tr>"
        "<tr><td rowspan=2>A</td><td>5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr>"
        "<tr><td colspan=3>North</td></tr></table>"
    ) == (
        "| Ward | Beds 2022 | Beds 2023 |\n|---|---|---|\n"
        "| A | 5 | 6 |\n| A | 7 | 8 |\n| North |  |  |"
    )


def test_a_table_for_layout_is_read_as_text() -> None:
    assert written(
        "<table><tr><td><h2>Plan</h2><p>Text.</p></td><td><ul><li>one</li></ul></td></tr></table>"
    ) == ("## Plan\n\nText.\n\n- one")


def test_the_title_is_the_first_heading_where_the_pages_title_adds_the_site() -> None:
    page = "<title>{}</title><h1>Our plan</h1>"
    assert parse_html(page.format("Our plan - NHS").encode()).title == "Our plan"
    assert parse_html(page.format("The plan").encode()).title == "The plan"
    assert parse_html(b"<h1>Our plan</h1>").title == "Our plan"
    assert parse_html(b"<p>Text.</p>").title is None


def test_the_pages_encoding_is_followed() -> None:
    page = '<meta charset="windows-1252"><p>Café – £5</p>'
    assert parse_html(page.encode("cp1252")).text == "Café – £5"


def _nested(contents: list[str], tag: str) -> str:
    return f"<{tag}>{''.join(contents)}</{tag}>"


texts = st.text("abc ", max_size=10)
blocks = st.sampled_from(["p", "div", "h2", "section", "blockquote", "dl", "dt", "ul", "ol", "li"])
others = st.sampled_from(["table", "tr", "td", "th", "b", "a", "span"])
tags = st.one_of(blocks, others)
trees = st.recursive(
    texts, lambda inner: st.builds(_nested, st.lists(inner, max_size=4), tags), max_leaves=30
)


@given(trees)
def test_no_letter_is_lost_however_elements_are_nested(html: str) -> None:
    # lxml itself moves what may not stand where it is, so letters are counted, not ordered.
    body = html.replace("<", " <").split()
    letters = sorted(c for word in body if not word.startswith("<") for c in word)
    letters += sorted(c for word in body if word.startswith("<") for c in word.split(">")[1])
    assert sorted(c for c in written(html) if c in "abc") == sorted(letters)
