"""The evidence map: which documents support, inform or contradict a statement, and how strongly.

Begin reading at `mapping.py`.
"""

from assistant.evidence.mapping import EvidenceMapper
from assistant.evidence.model import CaseStudy, DocumentEvidence, EvidenceMap, Strength
from assistant.evidence.statements import statement_of

__all__ = [
    "CaseStudy",
    "DocumentEvidence",
    "EvidenceMap",
    "EvidenceMapper",
    "Strength",
    "statement_of",
]
