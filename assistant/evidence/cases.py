"""Case studies: what somebody did, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.model import CaseStudy
from assistant.evidence.wording import load_evidence_wording

if TYPE_CHECKING:
    from assistant.evidence.quoting import Weighed
    from corpus.record import DocumentRecord

_MOST = 2


def case_study(record: DocumentRecord, weighed: Weighed) -> CaseStudy:
    """The units of a case that say most of the statement; the outcome from its own sections."""
    wording = load_evidence_wording()
    order = [int(place) for place in np.argsort(-weighed.scores, kind="stable")]
    paths = [unit.passage.heading_path for unit in weighed.target.units]
    outcome = [place for place in order if wording.tells_outcome(paths[place])]
    done = [place for place in order if wording.tells_what_was_done(paths[place])]
    rest = [place for place in weighed.best if place not in outcome and place not in done]
    relevant = [place for place in done if place in set(weighed.best)]
    did = [*relevant, *rest, *done][:_MOST]
    return CaseStudy(
        doc_id=record.id,
        title=record.title,
        published=record.published,
        geography=str(record.geography or "not given"),
        did=weighed.quotes(dict.fromkeys(did)),
        outcome=weighed.quotes(outcome[:_MOST]),
    )
