from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from indexing.parsing.base import ParseError
from indexing.parsing.pdf import parse_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexing.document import ParsedDocument

Text = tuple[str, float, float, float]
"""Words, size, distance from the left and from the bottom, in points."""


def pdf(pages: Sequence[Sequence[Text]], *, bold: bool = False, password: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=password or None)
    for page in pages:
        for words, size, left, bottom in page:
            canvas.setFont("Helvetica-Bold" if bold and size == 11.5 else "Helvetica", size)
            canvas.drawString(left, bottom, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(texts: Sequence[str], *, top: float = 700, left: float = 72) -> list[Text]:
    return [(text, 12.0, left, top - 14 * index) for index, text in enumerate(texts)]


def parsed(*pages: Sequence[Text], bold: bool = False) -> ParsedDocument:
    return parse_pdf(pdf(pages, bold=bold))


def test_lines_of_a_paragraph_are_joined_and_a_gap_ends_it() -> None:
    first = lines(["Nurses are hired by the trust and", "trained on its wards."])
    second = lines(["They stay for many years."], top=640)
    assert parsed([*first, *second]).text == (
        "Nurses are hired by the trust and trained on its wards.\n\nThey stay for many years."
    )


def test_a_short_last_line_ends_a_paragraph_without_a_gap() -> None:
    body = ["Nurses are hired by the trust and trained on all its", "wards.", "They stay."]
    assert parsed(lines(body)).text.split("\n\n") == [f"{body[0]} {body[1]}", body[2]]


def test_each_block_knows_its_page() -> None:
    document = parsed(lines(["On the first sheet."]), lines(["On the second sheet."]))
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.page_count == 2


def test_larger_lines_are_headings_the_largest_first() -> None:
    document = parsed(
        [
            ("A plan for", 24, 72, 780),
            ("all the wards", 24, 72, 752),
            ("Pay", 16, 72, 725),
            *lines(["Nurses are paid by band, and", "bands are agreed for all."]),
        ]
    )
    assert document.text == (
        "# A plan for all the wards\n\n## Pay\n\n"
        "Nurses are paid by band, and bands are agreed for all."
    )
    assert document.title == "A plan for all the wards"


def test_bold_and_numbered_lines_that_stand_apart_are_headings() -> None:
    document = parsed(
        [
            ("Pay", 11.5, 72, 730),
            *lines(
                [
                    "Nurses are paid by their bands, and",
                    "bands are agreed for all of them,",
                    "every year, in every ward.",
                ]
            ),
            ("2.1 Leave", 12, 72, 650),
            *lines(["All have leave."], top=620),
        ],
        bold=True,
    )
    assert [block.heading_path for block in document.blocks if block.kind == "prose"] == [
        ("Pay",),
        ("2.1 Leave",),
    ]


def test_bullets_make_a_list_whose_items_may_have_several_lines() -> None:
    first = lines(["They will:"])
    bullets = [
        ("\u2022 hire nurses for the wards", 12.0, 72.0, 680.0),
        ("of the trust", 12.0, 82.0, 666.0),
        ("\u2022 train them", 12.0, 72.0, 652.0),
    ]
    assert parsed([*first, *bullets]).text == (
        "They will:\n\n- hire nurses for the wards of the trust\n- train them"
    )


def test_columns_are_read_one_after_the_other() -> None:
    left = lines(["The left one begins", "and ends here."])
    right = lines(["The right one begins", "and ends there."], left=300)
    assert parsed([*left, *right]).text == (
        "The left one begins and ends here.\n\nThe right one begins and ends there."
    )


def test_a_heading_drawn_last_but_standing_first_comes_first() -> None:
    assert parsed([*lines(["The text of it."]), ("A heading", 24, 72, 760)]).text == (
        "# A heading\n\nThe text of it."
    )


def test_headers_and_footers_of_most_pages_are_left_out() -> None:
    document = parsed(
        *(
            [
                ("The plan, draft 3", 9, 72, 800),
                *lines([f"Sheet {name} tells of {name} wards."]),
                (f"Page {number} of 4", 9, 72, 30),
            ]
            for number, name in enumerate(["one", "two", "red", "blue"], start=1)
        )
    )
    assert document.text.split("\n\n") == [
        f"Sheet {name} tells of {name} wards." for name in ("one", "two", "red", "blue")
    ]


def test_a_page_without_text_is_named_in_a_warning() -> None:
    document = parsed(lines(["Text."]), [], lines(["More text."]))
    assert document.warnings == ("page 2 has no text; it may be a scan",)


def test_pages_without_text_are_named_together() -> None:
    document = parsed([], lines(["Text."]), [], [], [])
    assert document.warnings == ("pages 1, 3–5 have no text; they may be scans",)


def test_a_file_that_needs_a_password_is_refused() -> None:
    with pytest.raises(ParseError, match="protected by a password"):
        parse_pdf(pdf([lines(["Secret."])], password="open sesame"))


def test_a_file_that_pdfium_cannot_open_is_read_by_pypdf() -> None:
    whole = pdf([lines(["Nurses are hired."])])
    without_header = whole.split(b"\n", 1)[1]
    document = parse_pdf(without_header)
    assert document.text == "Nurses are hired."
    assert document.blocks[0].page == 1


@pytest.mark.parametrize("data", [b"text", b"%PDF-1.7\n", pdf([lines(["A."])])[:400]])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(ParseError, match="not a PDF, or it is damaged"):
        parse_pdf(data)
