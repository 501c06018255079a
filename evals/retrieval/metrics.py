"""What is measured of rankings, on evidence spans: by passage and by document.

Only questions with evidence count. Every metric reads a judged ranking and nothing else.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Literal

from evals.metric import Metric
from evals.statistics import NOTHING, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.retrieval.judging import Ranking

Level = Literal["passage", "document"]
DEPTH = 10


def hit_at(ranking: Ranking, k: int, level: Level) -> Tally:
    """Questions with at least one right passage (or document) among the first k.

    Success at k (Voorhees and Harman 2005, TREC).
    """
    return _asked(ranking, float(any(_marks(ranking, level)[:k])))


def recall_at(ranking: Ranking, k: int) -> Tally:
    """Evidence spans that stand in one of the first k passages, as a mean over questions.

    Recall at k (Manning, Raghavan and Schütze 2008, ch. 8), with spans in the place of documents so
    that systems which cut differently can be compared.
    """
    found = sum(rank is not None and rank <= k for rank in ranking.spans)
    return _asked(ranking, found / max(1, len(ranking.spans)))


def document_recall_at(ranking: Ranking, k: int) -> Tally:
    """Evidence documents among the first k, as a mean over questions (Manning et al. 2008)."""
    found = sum(ranking.documents[:k])
    return _asked(ranking, found / max(1, _documents(ranking)))


def reciprocal_rank(ranking: Ranking, level: Level) -> Tally:
    """One over the rank of the first right passage (or document), 0 after the tenth.

    Mean reciprocal rank (Voorhees 1999, The TREC-8 question answering track report).
    """
    marks = _marks(ranking, level)[:DEPTH]
    return _asked(ranking, 1 / (marks.index(True) + 1) if True in marks else 0.0)


def ndcg(ranking: Ranking, level: Level) -> Tally:
    """Normalised discounted cumulative gain of the first ten, right or not.

    Järvelin and Kekäläinen 2002, Cumulated gain-based evaluation of IR techniques. The ideal is
    the best order that the system's own passages allow.
    """
    marks = _marks(ranking, level)[:DEPTH]
    whole = ranking.relevant if level == "passage" else _documents(ranking)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(whole, DEPTH) + 1))
    gained = sum(mark / math.log2(rank + 1) for rank, mark in enumerate(marks, 1))
    return _asked(ranking, gained / ideal if ideal else 0.0)


def facts_shown(ranking: Ranking) -> Tally:
    """Key facts that stand in the first four passages, to set beside those in our answers.

    Nugget recall (Voorhees 2003) of what a tutorial's pipeline hands on.
    """
    if ranking.case.wants_refusal:
        return NOTHING
    return Tally(part=ranking.facts_shown, whole=len(ranking.case.key_facts))


def _asked(ranking: Ranking, part: float) -> Tally:
    answerable = ranking.case.evidence and not ranking.case.wants_refusal
    return Tally(part=part) if answerable else NOTHING


def _marks(ranking: Ranking, level: Level) -> Sequence[bool]:
    return ranking.passages if level == "passage" else ranking.documents


def _documents(ranking: Ranking) -> int:
    return len({span.doc_id for span in ranking.case.evidence})


RETRIEVAL_METRICS: tuple[Metric[Ranking], ...] = (
    *(
        Metric(
            f"{level} hit at {k}", partial(hit_at, k=k, level=level), label=f"{level}_hit_at_{k}"
        )
        for level in ("passage", "document")
        for k in (1, 5)
    ),
    *(
        Metric(f"span recall at {k}", partial(recall_at, k=k), label=f"span_recall_at_{k}")
        for k in (5, 10)
    ),
    Metric(
        "document recall at 10", partial(document_recall_at, k=10), label="document_recall_at_10"
    ),
    *(
        Metric(f"{level} {title}", partial(measure, level=level), label=f"{level}_{label}")
        for level in ("passage", "document")
        for title, label, measure in (
            ("reciprocal rank", "reciprocal_rank", reciprocal_rank),
            ("nDCG at 10", "ndcg_at_10", ndcg),
        )
    ),
    Metric("key facts in the first 4 passages", facts_shown),
)
