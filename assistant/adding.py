"""Documents that people add to the library, describe and remove again.

They are stored in the home and indexed as all others; the page and the command line do it by these
functions. A change that fails leaves the library as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePath
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.library_change import NOBODY, index_again, library_of, turn
from assistant.upload_check import UploadError, checked_name
from corpus.added import FOLDER, describe, put, read_added, set_aside
from corpus.catalogue import read_catalogue
from corpus.files import slug
from corpus.problems import CatalogueError, record_problems
from corpus.record import DocumentRecord
from indexing.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assistant.library_change import Listener
    from assistant.settings import Settings
    from assistant.upload_check import Upload
    from corpus.added import AddedDocument
    from corpus.catalogue import Catalogue


class NotAddedError(LookupError):
    """A document that nobody added, and so nobody can change or remove."""

    def __init__(self, doc_id: str, added: Iterable[str]) -> None:
        listed = ", ".join(added) or "none"
        super().__init__(f"No document “{doc_id}” was added here. Those that were: {listed}.")


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the library now."""

    id: str
    title: str
    name: str
    warnings: tuple[str, ...]
    """What its reader has to say of it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not added, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class AddingReport:
    """What came of the files that were given."""

    added: tuple[Added, ...]
    refused: tuple[Refused, ...]


def add_documents(
    settings: Settings, uploads: Iterable[Upload], listener: Listener = NOBODY
) -> AddingReport:
    """Adds files to the library of the home, each to be found and cited from then on.

    Those that are not taken, or cannot be read, are named with the reason and not kept. Waits while
    another change or indexing run is at work.

    Raises:
        As `update_library` does, but for BusyError; then none was added.
        OSError: the home cannot be written.
    """
    stored: list[AddedDocument] = []
    with turn(settings, listener):
        try:
            refused = _store(settings, uploads, stored)
            failed = index_again(settings, listener).failed if stored else ()
        except BaseException:
            _withdraw(stored)
            raise
        reasons = {failure.name: failure.reason for failure in failed}
        unread = [document for document in stored if document.file in reasons]
        _withdraw(unread)
        return AddingReport(
            _held(settings, stored) if len(unread) < len(stored) else (),
            (*refused, *(Refused(one.path.name, reasons[one.file]) for one in unread)),
        )


def remove_document(settings: Settings, doc_id: str, listener: Listener = NOBODY) -> str:
    """Removes a document that somebody added; gives its title.

    Raises:
        NotAddedError: nobody added a document of that id.
        As `update_library` does, but for BusyError; then it stays.
    """
    with turn(settings, listener):
        document = _require(settings, doc_id)
        title = _title(settings, document)
        aside = set_aside(document)
        try:
            index_again(settings, listener)
        except BaseException:
            aside.rename(document.path.parent)
            raise
        return title


def describe_document(
    settings: Settings, doc_id: str, said: Mapping[str, str], listener: Listener = NOBODY
) -> str:
    """Sets what the catalogue says of a document that somebody added; gives its title.

    `said` goes by the fields of `DocumentRecord`; a field that is empty is left to the document.

    Raises:
        NotAddedError: nobody added a document of that id.
        CatalogueError: a field's value is not allowed; the message has them all.
        As `update_library` does, but for BusyError; then all is as it was.
    """
    given = {field: value.strip() for field, value in said.items() if value.strip()}
    try:
        DocumentRecord.model_validate({"id": doc_id, "title": doc_id, **given})
    except ValidationError as error:
        problems = (f"{p.field}: {p.message}" for p in record_problems(doc_id, error))
        raise CatalogueError("; ".join(problems)) from error
    with turn(settings, listener):
        document = _require(settings, doc_id)
        describe(document, given)
        try:
            index_again(settings, listener)
        except BaseException:
            describe(document, document.said)
            raise
        return _title(settings, document)


def _store(
    settings: Settings, uploads: Iterable[Upload], stored: list[AddedDocument]
) -> list[Refused]:
    """Puts the files that are taken into the home and on `stored`; gives the others."""
    refused: list[Refused] = []
    library, folder = library_of(settings), settings.home / FOLDER
    for upload in uploads:
        # Read again each time: the files of one go can be the same, too.
        catalogue = read_catalogue(library, folder)
        try:
            name = checked_name(upload, catalogue)
        except UploadError as error:
            refused.append(Refused(upload.name, str(error)))
        else:
            stored.append(put(folder, _free_id(name, catalogue, folder), name, upload.data))
    return refused


def _free_id(name: str, catalogue: Catalogue, folder: Path) -> str:
    """An id for a file, which no document of the library and no folder has.

    It never comes from the file's front matter: a changed copy of a document keeps its own.
    """
    wanted = f"added-{slug(PurePath(name))}"
    ids = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(i for i in ids if i not in catalogue and not (folder / i).exists())


def _withdraw(stored: Iterable[AddedDocument]) -> None:
    for document in stored:
        set_aside(document)


def _held(settings: Settings, documents: Iterable[AddedDocument]) -> tuple[Added, ...]:
    """The documents as the library has them; those that it does not have are left out."""
    with Library.open(settings.home) as library:
        found = [(document, library.document(document.id)) for document in documents]
    return tuple(
        Added(document.id, stored.record.title, document.path.name, stored.warnings)
        for document, stored in found
        if stored is not None
    )


def _title(settings: Settings, document: AddedDocument) -> str:
    """Its title; the name of its file where the library could not read it."""
    return next((one.title for one in _held(settings, [document])), document.path.name)


def _require(settings: Settings, doc_id: str) -> AddedDocument:
    documents = {document.id: document for document in read_added(settings.home / FOLDER)}
    if doc_id not in documents:
        raise NotAddedError(doc_id, documents)
    return documents[doc_id]
