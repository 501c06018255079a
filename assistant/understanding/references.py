"""A question's pronouns replaced by what they mean, from the question before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.phrases import without_article
from assistant.understanding.pronouns import leaning_pronouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.pronouns import Pronoun
    from assistant.understanding.subject import Subject


class Explained(NamedTuple):
    """A question with its pronouns replaced."""

    text: str
    pronouns: int
    left: int
    """How many of them stay, since nothing clearly answers to them."""
    by_itself: bool
    """Whether the words put in say all; "our ICS" for "ours" and "the staff" for "them" do not."""


def with_pronouns_explained(
    question: str, subject: Subject, about: Sequence[str], *, has_document: bool
) -> Explained:
    """`question` with what its pronouns mean; one that nothing clearly answers to stays.

    `about` are titles of the documents that the last answer rested on: "that report" may be one
    that the question before did not name. With a document of its own (`has_document`), a question
    means by "it" what the last one was about.
    """
    found = [
        pronoun
        for pronoun in leaning_pronouns(question)
        if not _is_another_document(question[pronoun.start : pronoun.end], subject)
    ]
    text, left, by_itself = question, 0, True
    for pronoun in reversed(found):
        words = _meaning(pronoun, subject, about, has_document)
        by_itself = by_itself and pronoun.role != "ours" and words != subject.several
        if words:
            text = f"{text[: pronoun.start]}{_inflected(words, pronoun)}{text[pronoun.end :]}"
        else:
            left += 1
    return Explained(text, len(found), left, by_itself)


def _is_another_document(words: str, subject: Subject) -> bool:
    """Whether "the plan" is not the document spoken of, since that is no plan."""
    noun = without_article(words).lower()
    return noun != words.lower() and noun not in (subject.document or "").lower()


def _inflected(words: str, pronoun: Pronoun) -> str:
    if not pronoun.is_possessive:
        return words
    return words + ("’" if words.endswith("s") else "’s")


def _meaning(
    pronoun: Pronoun, subject: Subject, about: Sequence[str], has_document: bool
) -> str | None:
    if has_document and pronoun.role in ("it", "that"):
        return subject.matter
    if pronoun.role == "document":
        return subject.document or next(iter(about), None)
    meanings = {
        "it": (subject.main, subject.done_to, subject.doer),
        "that": (subject.unit, subject.thing, subject.content),
        "fact": (),
        "doer": (subject.doer, subject.several, subject.group, subject.document, subject.thing),
        "owner": (subject.doer, subject.group, subject.main, subject.several),
        "things": (subject.unit, subject.several, subject.thing, subject.content),
        "unit": (subject.unit,),
        "year": (subject.when,),
        "place": (subject.place,),
        "ours": (f"our {subject.sort}" if subject.sort else None,),
    }
    return next((words for words in meanings[pronoun.role] if words), None)
