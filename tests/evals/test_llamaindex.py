"""LlamaIndex beside the assistant, where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from evals_kit import cases

from evals.evaluation import evaluate

if TYPE_CHECKING:
    from assistant.opening import OpenLibrary


def test_it_ranks_its_own_pieces_of_the_same_documents(kit: OpenLibrary) -> None:
    pytest.importorskip("llama_index.core", reason="the optional extra llamaindex is absent")

    ranked = evaluate(kit, cases()[:3], ["llamaindex"]).systems["llamaindex"]

    assert ranked.title == "LlamaIndex defaults"
    assert all(ranking.passages[0] for ranking in ranked.rankings)
