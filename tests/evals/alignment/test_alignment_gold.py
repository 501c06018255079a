"""The judged pairs: sound, and cut into two parts that stay as they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from assistant.commitments import read_register
from evals.alignment.gold import load_pairs
from evals.cases import GoldError
from indexing.library import Library
from indexing.units import units_of

if TYPE_CHECKING:
    from pathlib import Path


def test_every_quote_is_one_unit_of_its_document_and_every_label_a_commitment(
    bundled_home: Path,
) -> None:
    with Library.open(bundled_home) as library:
        labels = {entry.id for entry in read_register(library).commitments}
        pairs = load_pairs()
        quotes = {
            doc_id: {unit.quote for unit in units_of(library.document_passages(doc_id))}
            for doc_id in {pair.target for pair in pairs}
        }

    assert [pair.id for pair in pairs if pair.quote not in quotes[pair.target]] == []
    assert [pair.id for pair in pairs if f"{pair.source}:{pair.unit}" not in labels] == []


def test_a_third_of_the_pairs_is_held_out_and_no_ranking_is_cut_in_two() -> None:
    pairs = load_pairs()
    halves = {(pair.unit, pair.target): set[str]() for pair in pairs}
    for pair in pairs:
        halves[pair.unit, pair.target].add(pair.half)

    counts = Counter(pair.half for pair in pairs)
    assert len(pairs) >= 150
    assert counts["held-out"] / len(pairs) == pytest.approx(1 / 3, abs=0.05)
    assert all(len(found) == 1 for found in halves.values())


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"id": "one"}\n', encoding="utf-8")

    with pytest.raises(GoldError, match=r"pairs\.jsonl, line 1"):
        load_pairs(path)
