"""What the parsing child says to its parent, in JSON: a document, or why there is none."""

from __future__ import annotations

from pydantic import TypeAdapter

from indexing.document import ParsedDocument
from indexing.parsing.base import ParseError

_REPLY: TypeAdapter[ParsedDocument | str] = TypeAdapter(ParsedDocument | str)


def reply(found: ParsedDocument | str) -> bytes:
    """Says that a document was read, or the reason why none was."""
    return _REPLY.dump_json(found)


def read_reply(message: bytes) -> ParsedDocument:
    """The document in a reply.

    Raises:
        ParseError: the reply is a reason.
    """
    found = _REPLY.validate_json(message)
    if isinstance(found, str):
        raise ParseError(found)
    return found
