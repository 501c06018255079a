"""What a baseline is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evals.retrieval.judging import Chunk

BaselineName = Literal["bm25", "dense", "rrf", "langchain", "llamaindex"]
BASELINES: tuple[BaselineName, ...] = get_args(BaselineName)


class Baseline(Protocol):
    """Ranks pieces of documents for a question; it never refuses and knows no conversation."""

    @property
    def title(self) -> str:
        """Its name for people."""
        ...

    @property
    def collection(self) -> Mapping[str, Iterable[Chunk]]:
        """All pieces by document."""
        ...

    def search(self, question: str, k: int) -> Sequence[tuple[Chunk, float]]:
        """The best `k` pieces with their scores, higher being better, best first."""
        ...
