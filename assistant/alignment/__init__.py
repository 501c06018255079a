"""Two documents side by side: what answers what, how well, and what is missing on either side.

Begin reading at `engine.py`.
"""

from assistant.alignment.engine import Aligner
from assistant.alignment.model import AlignedRow, AlignedUnit, Alignment, Grade, Match
from assistant.alignment.names import document_called

__all__ = [
    "AlignedRow",
    "AlignedUnit",
    "Aligner",
    "Alignment",
    "Grade",
    "Match",
    "document_called",
]
