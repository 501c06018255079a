"""Folders of documents, indexed with the real model, for the tests of whole runs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexing.library import Library
from indexing.live import LiveIndexes, check_indexes
from indexing.pipeline import run_index

if TYPE_CHECKING:
    from indexing.models import ModelChoice
    from indexing.progress import IndexReport

CHILD = Path(__file__).with_name("indexing_child.py")


@dataclass(frozen=True)
class Workplace:
    """A folder of documents, a home for their index, and the model."""

    folder: Path
    home: Path
    model: ModelChoice

    def note(self, doc_id: str, *paragraphs: str) -> Path:
        """Writes a note with a section for each paragraph."""
        lines = ["---", f"id: {doc_id}", f'title: "On {doc_id}"', "type: plan", "---", ""]
        for number, paragraph in enumerate(paragraphs):
            lines += [f"## Part {number} of {doc_id}", "", paragraph, ""]
        path = self.folder / f"{doc_id}.md"
        path.write_text("\n".join(lines))
        return path

    def index(self, *, rebuild: bool = False) -> IndexReport:
        """A whole run."""
        return run_index(self.home, self.folder, self.model, rebuild=rebuild)

    def child(self, moment: str) -> subprocess.Popen[str]:
        """A run in a process of its own that stops, or hangs, at a moment."""
        command = [sys.executable, CHILD, self.home, self.folder, self.model.cache_dir, moment]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def texts(self) -> list[str]:
        """Every passage's text, in order."""
        with Library.open(self.home) as library:
            return [passage.text for passage in library.all_passages()]

    def stored(self) -> object:
        """All that the library holds, for comparison with another one."""
        with Library.open(self.home) as library:
            vectors = {e.passage_id: e.vector.round(4).tolist() for e in library.entries()}
            return library.documents(), library.all_passages(), vectors

    def searched(self, question: str) -> tuple[list[str], list[str]]:
        """What either index finds, as sets of ids in order: dense, lexical."""
        vector = self.model.open().embed([question])[0]
        with LiveIndexes(self.home) as live:
            indexes = live.current()
            dense = [passage_id for passage_id, _ in indexes.dense.search(vector, 10)]
            return dense, [found for found, _ in indexes.lexical.search(question, 10)]

    def problems(self) -> list[str]:
        """What a thorough check finds wrong."""
        return check_indexes(self.home)
