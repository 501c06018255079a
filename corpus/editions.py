"""Which document takes the place of which: links that are mutual and lead round in no circle.

It is enough that one of two documents names the other: `supersedes` in the newer one's front matter
or `superseded_by` in the older one's. The other side follows.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.record import DocumentRecord

Links = dict[str, set[str]]
"""The ids that each document, by its id, supersedes."""


def linked(records: Sequence[DocumentRecord]) -> tuple[DocumentRecord, ...]:
    """`records` with both sides of every link; links of documents that go round are left out.

    Ids that no record has stay where they were written.
    """
    older = _older(records)
    for circle in _circles(older):
        for doc_id in circle:
            older[doc_id] -= set(circle)
    return tuple(_completed(record, older) for record in records)


def circular_links(records: Sequence[DocumentRecord]) -> tuple[tuple[str, ...], ...]:
    """The circles in which documents supersede each other, each as its ids, in order."""
    return tuple(_circles(_older(records)))


def _older(records: Iterable[DocumentRecord]) -> Links:
    older: Links = {record.id: set() for record in records}
    for record in records:
        older[record.id].update(record.supersedes)
        for newer in record.superseded_by:
            older.setdefault(newer, set()).add(record.id)
    return older


def _circles(older: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Circles, one after the other, each taken apart before the next is looked for."""
    left = {doc_id: set(others) for doc_id, others in older.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            circle = tuple(dict.fromkeys(error.args[1]))
            yield circle
            for doc_id in circle:
                left[doc_id] -= set(circle)
        else:
            return


def _completed(record: DocumentRecord, older: Mapping[str, set[str]]) -> DocumentRecord:
    newer = {doc_id for doc_id, olds in older.items() if record.id in olds}
    supersedes = _kept(record.supersedes, older[record.id])
    superseded_by = _kept(record.superseded_by, newer)
    return record.model_copy(update={"supersedes": supersedes, "superseded_by": superseded_by})


def _kept(written: Iterable[str], linked_to: set[str]) -> tuple[str, ...]:
    """What was written and holds, in its order, then what follows from other records."""
    known = tuple(doc_id for doc_id in written if doc_id in linked_to)
    return (*known, *sorted(linked_to.difference(known)))
