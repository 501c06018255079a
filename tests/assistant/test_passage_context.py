"""A passage is given with its document and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.context import passage_in_context
from indexing.library import Library

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@pytest.fixture
def library(small_home: Path) -> Generator[Library]:
    with Library.open(small_home) as opened:
        yield opened


def test_a_passage_comes_with_its_record_and_what_stands_before_and_after(
    library: Library,
) -> None:
    passages = library.document_passages("referrals-plan")
    for place, passage in enumerate(passages):
        found = passage_in_context(library, passage.id)
        assert found is not None
        assert found.passage == passage
        assert found.record.title == "Referrals plan"
        assert found.previous == (passages[place - 1] if place else None)
        assert found.next == (passages[place + 1] if place + 1 < len(passages) else None)


def test_an_id_that_the_library_does_not_hold_gives_nothing(library: Library) -> None:
    assert passage_in_context(library, "gone-0000000000") is None
