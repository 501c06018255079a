"""A figure that is asked of one trust or council is none of another's, nor the whole country's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.scoring import ScoredUnit
    from assistant.opening import Shelf
    from assistant.understanding import Understanding
    from indexing.document import Passage


def of_named_body(
    ranked: Sequence[ScoredUnit], understanding: Understanding, shelf: Shelf
) -> Sequence[ScoredUnit]:
    """Where a figure of one body is asked for: the units of passages and documents that name it."""
    if understanding.documents or understanding.form.wants not in ("number", "money"):
        return ranked
    bodies = shelf.glossary.bodies(understanding.standalone_question)
    if len(bodies) != 1:
        return ranked
    names = [stems for form in bodies[0].forms if (stems := shelf.lexicon.stems(form))]
    return [s for s in ranked if _names(s.unit.passage, names, shelf)]


def _names(passage: Passage, names: Sequence[frozenset[str]], shelf: Shelf) -> bool:
    record = shelf.records[passage.doc_id]
    words = f"{record.title}\n{record.publisher}\n{passage.section}\n{passage.text}"
    stems = shelf.lexicon.stems(words)
    return any(name <= stems for name in names)
