"""Questions about the library's documents as such: how many, which, the newest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assistant.understanding.wording import any_of
from corpus.phrases import Phrases, fold, fold_phrase, split_words
from corpus.publishers import is_by, publisher_parts
from corpus.vocabulary import with_parts
from corpus.vocabulary_words import VOCABULARIES, Role, load_vocabulary_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from corpus.phrases import Found, Word
    from corpus.record import DocumentRecord
    from corpus.vocabulary_words import Meaning

Wanted = Literal["count", "list", "newest", "oldest"]

_COUNT = any_of(r"\bhow many\b", r"\b(?:total )?number of\b", r"\bcount\b")
_PICKS = any_of(
    r"\bhow many\b", r"\bnumber of\b", r"\bcount\b", r"\bwhich\b", r"^\W*(?:please )?list\b",
    r"\b(?:name|show|give|tell)(?: me| us)? (?:all|every|the)\b", r"\ball (?:of )?(?:the|your)\b",
    r"\b(?:are there|is there|have you|do you have|have we|do we have|got)\b",
)  # fmt: skip
"""Ways of asking that pick documents out, by what they are called alone ("which plans")."""
_HAS = re.compile(
    r"\bdoes (?!(?:it|this|the (?:library|catalogue|collection|strategy))\b)", re.IGNORECASE
)
"""Somebody else's documents: "how many plans does the council have"."""
_HERE = re.compile(r"\b(?:library|catalogue|collection)\b", re.IGNORECASE)
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_YEARS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:between|from)\s+{_YEAR.format('a')}\s+(?:and|to|until)\s+{_YEAR.format('b')}\b",
        rf"\b(?P<word>since|after|before|until|up to)\s+{_YEAR.format('a')}\b",
        rf"\b{_YEAR.format('a')}\b",
    )
)
_BY = re.compile(
    r"\b(?:by|from)\s+(?:the\s+)?(?P<who>(?:(?!(?:about|published|since|on)\b)[\w'’&-]+\s*){1,9})"
)


@dataclass(frozen=True, slots=True)
class CatalogueQuestion:
    """Which documents a question is about, and what it wants of them.

    A document meets the conditions if it has one of the values of each field, is by the publisher
    and was published within the years.
    """

    wants: Wanted
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    publisher: str | None = None
    years: tuple[int, int] | None = None
    """First and last."""

    def meets(self, record: DocumentRecord) -> bool:
        """Whether a document is one of those asked for."""
        in_years = self.years is None or (
            record.year is not None and self.years[0] <= record.year <= self.years[1]
        )
        by = self.publisher is None or is_by(record, self.publisher)
        return in_years and by and all(_has(record, *item) for item in self.values.items())


def read_catalogue_question(
    question: str, records: Collection[DocumentRecord]
) -> CatalogueQuestion | None:
    """What `question` asks of the catalogue; None for any other question.

    Every word must be a word for documents, for a value of the catalogue's vocabularies, a year, a
    publisher of `records` or of no account: a question with any other word is one for the text.
    """
    known = load_vocabulary_words()
    if _HAS.search(question) or not _names_documents(known.phrases.find(question)):
        return None
    rest, years = _years(question)
    rest, publisher = _publisher(rest, records)
    found = known.phrases.find(rest)
    if not _asks_for_documents(rest, found):
        return None
    left = (word for word in split_words(rest) if not _lies_in(word, found))
    if any(fold(word.written) not in known.passed_over for word in left):
        return None
    return CatalogueQuestion(_wanted(rest, found), _values(found), publisher, years)


def _names_documents(found: Iterable[Found[Meaning]]) -> bool:
    return any(match.value.role in (Role.DOCUMENT, Role.HEAD) for match in found)


def _asks_for_documents(question: str, found: Sequence[Found[Meaning]]) -> bool:
    roles: set[Role] = set()
    for match in found:
        plural = question[match.start : match.end].lower().endswith("s")
        if plural or match.value.role is not Role.HEAD:
            roles.add(match.value.role)
    superlative = bool(roles & {Role.NEWEST, Role.OLDEST})
    if superlative and any(match.value.role is Role.HEAD for match in found):
        return True
    opens = any(
        match.value.role is Role.DOCUMENT and not question[: match.start].strip() for match in found
    )
    asks = opens or superlative or bool(_PICKS.search(question))
    if Role.DOCUMENT in roles:
        return asks or bool(re.match(r"\W*what\b", question, re.IGNORECASE))
    return Role.HEAD in roles and (asks or bool(_HERE.search(question)))


def _wanted(question: str, found: Iterable[Found[Meaning]]) -> Wanted:
    roles = {match.value.role for match in found}
    if Role.NEWEST in roles:
        return "newest"
    if Role.OLDEST in roles:
        return "oldest"
    return "count" if _COUNT.search(question) else "list"


def _values(found: Iterable[Found[Meaning]]) -> dict[str, tuple[str, ...]]:
    values: dict[str, dict[str, None]] = {}
    for match in found:
        if match.value.field:
            values.setdefault(match.value.field, {})[match.value.value] = None
    chosen = {name: tuple(values[name]) for name in VOCABULARIES if name in values}
    if "geography" in chosen:
        chosen["geography"] = with_parts(chosen["geography"])
    return chosen


def _has(record: DocumentRecord, name: str, values: tuple[str, ...]) -> bool:
    if name == "core":
        return record.core
    held: Iterable[object] = record.themes if name == "theme" else (getattr(record, name),)
    return any(str(value) in values for value in held if value is not None)


def _years(question: str) -> tuple[str, tuple[int, int] | None]:
    """The question without the years that it narrows to, and these."""
    for pattern in _YEARS:
        if match := pattern.search(question):
            rest = f"{question[: match.start()]} {question[match.end() :]}"
            said = match.groupdict()
            first = int(said["a"])
            return rest, _span(first, int(said.get("b") or first), (said.get("word") or "").lower())
    return question, None


def _span(first: int, last: int, word: str) -> tuple[int, int]:
    spans = {
        "since": (first, 9999),
        "after": (first + 1, 9999),
        "before": (0, first - 1),
        "until": (0, first),
        "up to": (0, first),
    }
    return spans.get(word, (first, last))


def _publisher(question: str, records: Iterable[DocumentRecord]) -> tuple[str, str | None]:
    """The question without "by X", where X is among the publishers of `records`, and X."""
    for match in _BY.finditer(question):
        words = split_words(match["who"])
        for end in range(len(words), 0, -1):
            who = match["who"][: words[end - 1].end]
            if _is_value(who):
                break
            if any(is_by(record, who) for record in records):
                cut = match.start("who") + words[end - 1].end
                return f"{question[: match.start()]} {question[cut:]}", who
    names = {
        part.strip() for r in records for part in publisher_parts(r.publisher or "").split("|")
    }
    for match in Phrases((name, name) for name in names if " " in name).find(question):
        if not _is_value(match.form):
            return f"{question[: match.start]} {question[match.end :]}", match.form
    return question, None


def _is_value(words: str) -> bool:
    return any(
        fold_phrase(match.form) == fold_phrase(words)
        for match in load_vocabulary_words().phrases.find(words)
        if match.value.role is Role.VALUE
    )


def _lies_in(word: Word, found: Iterable[Found[Meaning]]) -> bool:
    return any(match.start <= word.start and word.end <= match.end for match in found)
