"""The whole check of a library, as `library check` runs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.catalogue import Catalogue, CatalogueEntry, is_bundled, read_catalogue
from corpus.glossary_file import BUNDLED_GLOSSARY, GlossaryError, load_glossary
from corpus.problems import CatalogueProblem
from corpus.record import missing_fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class LibraryCheck:
    """What a check found: problems have to be mended, notes may be."""

    documents: int
    """How many documents have an entry in the catalogue."""
    problems: tuple[CatalogueProblem, ...]
    notes: tuple[CatalogueProblem, ...]


def check_library(folder: Path, *, strict: bool = False) -> LibraryCheck:
    """Check every document of `folder`, and for the bundled library the glossary as well.

    The bundled library, or any with `strict`, must be complete: what is only noted elsewhere
    (catalogue fields not filled in, unknown fields, links to absent documents) is a problem there.
    Raises CatalogueError as `read_catalogue` does.
    """
    catalogue = read_catalogue(folder)
    missing = (note for entry in catalogue for note in _missing(entry))
    notes = (*catalogue.notes, *missing)
    problems = catalogue.problems
    if is_bundled(folder):
        problems = (*problems, *_glossary_problems(catalogue))
    if strict or is_bundled(folder):
        problems, notes = (*problems, *notes), ()
    return LibraryCheck(len(catalogue), problems, notes)


def _missing(entry: CatalogueEntry) -> Iterator[CatalogueProblem]:
    absent = missing_fields(entry.record)
    if entry.title_source != "front-matter":
        absent = ("title", *absent)
    if absent:
        yield CatalogueProblem(entry.file, "front matter", f"does not give {', '.join(absent)}")


def _glossary_problems(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    file = BUNDLED_GLOSSARY.name
    try:
        entries = load_glossary().entries
    except GlossaryError as error:
        yield from (CatalogueProblem(file, "entries", problem) for problem in error.problems)
        return
    for entry in entries:
        if entry.document is not None and entry.document not in catalogue:
            message = f'"{entry.term}": the library holds no document "{entry.document}"'
            yield CatalogueProblem(file, "document", message)
