"""Documents by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.document_ids import require_document

if TYPE_CHECKING:
    from assistant.opening import Shelf


def document_called(name: str, shelf: Shelf) -> str:
    """The id of the document that `name` is the id, the title or a known name of.

    Raises:
        UnknownDocument: the library holds none that is called so.
    """
    if name not in shelf.records:
        named = {found.doc_id for found in shelf.glossary.documents_named(name)}
        if len(named) == 1:
            return named.pop()
    require_document(name, shelf.records)
    return name
