"""The words of evidence: data, in `wording.yaml`."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = Path(__file__).with_name("wording.yaml")


class EvidenceWording(BaseModel):
    """What `wording.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    did: tuple[str, ...]
    outcome: tuple[str, ...]
    contrary: tuple[str, ...]
    asking: tuple[str, ...]
    introducing: tuple[str, ...]

    def tells_what_was_done(self, heading_path: Sequence[str]) -> bool:
        """Whether a section tells what was done in a case."""
        return any(heading.casefold().startswith(self.did) for heading in heading_path[1:])

    def tells_outcome(self, heading_path: Sequence[str]) -> bool:
        """Whether a section tells what came of something."""
        return any(heading.casefold().startswith(self.outcome) for heading in heading_path[1:])

    def is_contrary(self, text: str) -> bool:
        """Whether a statement doubts, refuses or finds the contrary."""
        return self._contrary.search(text) is not None

    def asked_about(self, question: str) -> str | None:
        """What a question asks evidence for; None where it asks for none."""
        for pattern in self._asking:
            match = pattern.search(question)
            about = self._introducing.sub("", match["about"]).strip(" ?.!") if match else ""
            if about:
                return about
        return None

    @cached_property
    def _contrary(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.contrary))})\b", re.IGNORECASE)

    @cached_property
    def _asking(self) -> tuple[re.Pattern[str], ...]:
        """Each way of asking, with what is asked about in the group `about`."""
        about = "(?P<about>.+)"
        placed = (said if "…" in said else rf"\b(?:{said})\s…" for said in self.asking)
        return tuple(re.compile(said.replace("…", about), re.IGNORECASE) for said in placed)

    @cached_property
    def _introducing(self) -> re.Pattern[str]:
        return re.compile(rf"^\s*(?:{'|'.join(self.introducing)})\s", re.IGNORECASE)


@cache
def load_evidence_wording() -> EvidenceWording:
    """The words that the package ships."""
    return EvidenceWording.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
