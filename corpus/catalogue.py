"""The catalogue of a library: its front matter, read, checked and ready to filter.

The front matter of the documents is the one source; there is no second list to drift.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from corpus.added import read_added
from corpus.editions import circular_links, linked
from corpus.entry import CatalogueEntry, SourceFile, TitleSource, read_entry
from corpus.files import SUFFIXES, name_in, scan_folder
from corpus.problems import CatalogueError, CatalogueProblem
from corpus.record import DocumentRecord, missing_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.vocabulary import DocumentType, Geography, Sector, Theme

__all__ = [
    "BUNDLED_NOTES",
    "Catalogue",
    "CatalogueEntry",
    "CatalogueError",
    "CatalogueProblem",
    "DocumentRecord",
    "TitleSource",
    "UnknownDocument",
    "is_bundled",
    "missing_fields",
    "read_catalogue",
]

BUNDLED_NOTES = Path(__file__).parent / "notes"
"""The reading notes that come with the assistant."""


def is_bundled(folder: Path) -> bool:
    """Whether `folder` is the library that comes with the assistant."""
    return folder.resolve() == BUNDLED_NOTES.resolve()


class UnknownDocument(KeyError):  # noqa: N818 - names what was asked for, as KeyError does
    """An id that the catalogue does not hold, with the ids most like it, best first."""

    def __init__(self, doc_id: str, close: tuple[str, ...]) -> None:
        super().__init__(doc_id)
        self.doc_id = doc_id
        self.close = close

    def __str__(self) -> str:
        """The message in words (KeyError alone would only quote the id)."""
        hint = f"did you mean {', '.join(self.close)}?" if self.close else "`library list` has all"
        return f'no document has the id "{self.doc_id}"; {hint}'


@dataclass(frozen=True)
class Catalogue:
    """The documents of one folder, ordered by id, with what was wrong with others."""

    folder: Path
    entries: tuple[CatalogueEntry, ...]
    problems: tuple[CatalogueProblem, ...] = ()
    """Why files were refused. A refused file has no entry."""
    notes: tuple[CatalogueProblem, ...] = ()
    """Things passed over: fields that the catalogue does not have, links to absent documents,
    documents that supersede each other in a circle."""

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[CatalogueEntry]:
        return iter(self.entries)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._by_id

    @property
    def records(self) -> tuple[DocumentRecord, ...]:
        """The records, ordered by id."""
        return tuple(entry.record for entry in self.entries)

    @cached_property
    def _by_id(self) -> dict[str, CatalogueEntry]:
        return {entry.record.id: entry for entry in self.entries}

    def get(self, doc_id: str) -> CatalogueEntry:
        """The entry of that id. Raises UnknownDocument, a KeyError, with the ids most like it."""
        entry = self._by_id.get(doc_id)
        if entry is None:
            found = process.extract(
                doc_id.lower(), self._by_id.keys(), scorer=fuzz.WRatio, limit=3, score_cutoff=60
            )
            raise UnknownDocument(doc_id, tuple(str(match[0]) for match in found))
        return entry

    def filter(
        self,
        *,
        type: DocumentType | None = None,  # noqa: A002 - the field's own name
        sector: Sector | None = None,
        geography: Geography | None = None,
        theme: Theme | None = None,
        core: bool | None = None,
        year_from: int | None = None,
        year_to: int | None = None,
    ) -> tuple[CatalogueEntry, ...]:
        """The entries that meet every condition given, ordered by id; None means any.

        Both years are included. A document with no date meets no condition on years.
        """
        wanted = {"type": type, "sector": sector, "geography": geography, "core": core}
        conditions = {name: value for name, value in wanted.items() if value is not None}
        return tuple(
            entry
            for entry in self.entries
            if all(getattr(entry.record, name) == value for name, value in conditions.items())
            and (theme is None or theme in entry.record.themes)
            and _in_years(entry.record.year, year_from, year_to)
        )


def read_catalogue(folder: Path, added: Path | None = None) -> Catalogue:
    """Read every document under `folder`: one bad file does not hide the others.

    Markdown and text files may begin with front matter; without it a document gets its id from
    its path and its title from its first heading or file name. `added` holds the documents that
    people added (`corpus.added`), if there are any. Raises CatalogueError if `folder` is missing,
    or there is no file of a format that is read.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder; give the folder that holds the documents"
        raise CatalogueError(message)
    scan = scan_folder(folder)
    problems = [
        CatalogueProblem(name_in(folder, where), "folder", f"cannot be opened: {reason}")
        for where, reason in scan.unreadable
    ]
    sources = [
        SourceFile(path, path.relative_to(folder), name_in(folder, path))
        for path in scan.files
        if added not in path.parents
    ]
    sources += _added_sources(added)
    if not sources and not problems:
        formats = ", ".join(sorted(SUFFIXES))
        message = f"{folder} holds no documents; put files of these formats in it: {formats}"
        raise CatalogueError(message)
    readings = [read_entry(source) for source in sources]
    problems += [problem for reading in readings for problem in reading.problems]
    notes = [note for reading in readings for note in reading.notes]
    found = (reading.entry for reading in readings if reading.entry)
    entries, repeated = _without_repeats(found)
    notes += [*_dangling_links(entries), *_circular_links(entries)]
    return Catalogue(folder, _linked(entries), (*problems, *repeated), tuple(notes))


def _added_sources(added: Path | None) -> Iterator[SourceFile]:
    for one in read_added(added) if added else ():
        given = {**one.said, "id": one.id}
        yield SourceFile(one.path, PurePath(one.path.name), one.file, given)


def _in_years(year: int | None, year_from: int | None, year_to: int | None) -> bool:
    if year_from is None and year_to is None:
        return True
    return year is not None and (year_from or 0) <= year <= (year_to or 9999)


def _without_repeats(
    found: Iterable[CatalogueEntry],
) -> tuple[tuple[CatalogueEntry, ...], tuple[CatalogueProblem, ...]]:
    """The entries ordered by id, each id once (its first file), and a problem for each other."""
    by_id: dict[str, CatalogueEntry] = {}
    problems: list[CatalogueProblem] = []
    for entry in found:
        doc_id = entry.record.id
        first = by_id.setdefault(doc_id, entry)
        if first is not entry:
            message = (
                f'"{doc_id}" is already the id of {first.file}; '
                "rename one of the two files, or give one another id in its front matter"
            )
            problems.append(CatalogueProblem(entry.file, "id", message))
    return tuple(by_id[doc_id] for doc_id in sorted(by_id)), tuple(problems)


def _dangling_links(entries: tuple[CatalogueEntry, ...]) -> Iterator[CatalogueProblem]:
    held = {entry.record.id for entry in entries}
    for entry in entries:
        for field in ("supersedes", "superseded_by"):
            linked: tuple[str, ...] = getattr(entry.record, field)
            for absent in (doc_id for doc_id in linked if doc_id not in held):
                message = f'"{absent}": the library holds no document of that id'
                yield CatalogueProblem(entry.file, field, message)


def _circular_links(entries: tuple[CatalogueEntry, ...]) -> Iterator[CatalogueProblem]:
    files = {entry.record.id: entry.file for entry in entries}
    for circle in circular_links([entry.record for entry in entries]):
        around = ", ".join(circle)
        message = f"{around} supersede each other in a circle; take out the link that is wrong"
        yield CatalogueProblem(files[next(i for i in circle if i in files)], "supersedes", message)


def _linked(entries: tuple[CatalogueEntry, ...]) -> tuple[CatalogueEntry, ...]:
    records = linked([entry.record for entry in entries])
    return tuple(
        replace(entry, record=record) for entry, record in zip(entries, records, strict=True)
    )
