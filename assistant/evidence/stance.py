"""What kind of evidence a document is, and on which side it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.alignment.sections import is_view
from assistant.evidence.wording import load_evidence_wording
from corpus.vocabulary import DocumentType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.alignment.model import AlignedUnit, Grade
    from assistant.evidence.model import Kind, Stance
    from corpus.record import DocumentRecord

_KINDS: dict[DocumentType, Kind] = {
    DocumentType.DATA: "data",
    DocumentType.CASE_STUDY: "case study",
    DocumentType.EVIDENCE: "research",
    DocumentType.GUIDANCE: "guidance",
    DocumentType.ENGAGEMENT: "views",
}


def kind_of_evidence(record: DocumentRecord, best: AlignedUnit) -> Kind:
    """Data, case study, research, guidance, views, or a policy or plan that asks for the same."""
    if is_view(best.passage.heading_path):
        return "views"
    return _KINDS.get(record.type, "policy or plan") if record.type else "policy or plan"


def stance_of(units: Sequence[AlignedUnit], grades: Sequence[Grade]) -> Stance:
    """Contradicts where the best unit speaks of doubt; supports where one lines up strongly."""
    if units and load_evidence_wording().is_contrary(units[0].text):
        return "contradicts"
    return "supports" if "strong" in grades else "informs"
