"""What one visitor's page remembers between its runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.wording import announcement

if TYPE_CHECKING:
    from collections.abc import Generator

    from assistant.models import Answer, Partial

_KEY = "chat"
_PREPARING = "The library is being prepared."
_READY = "The library is ready."


@dataclass
class Chat:
    """One visitor's conversation, and what the page has still to do about it."""

    answers: tuple[Answer, ...] = ()
    waiting: tuple[str, ...] = ()
    """Questions that were asked and are not answered yet, in the order of asking."""
    trouble: str | None = None
    """Why the pending question could not be answered."""
    library_failed: bool = False
    """Whether that was because of the library, which opening it again may mend."""
    announcement: str = ""
    """What screen readers are told when the page's run is over."""
    run: Generator[Partial, None, Answer] | None = None
    """The pending question's answer while it is being made; it outlives a run of the page."""
    stopping: bool = False
    """Whether the reader wants no more of it."""

    @property
    def begun(self) -> bool:
        """Whether anything was asked."""
        return self.turns > 0

    @property
    def turns(self) -> int:
        """Number of questions asked, those that wait with them."""
        return len(self.answers) + len(self.waiting)

    @property
    def pending(self) -> str | None:
        """The question that is next to be answered."""
        return self.waiting[0] if self.waiting else None

    def ask(self, question: str) -> None:
        """Puts a question; one without words is not one.

        It takes the place of a question that could not be answered, and waits behind any other.
        """
        if question.strip():
            kept = self.waiting[1:] if self.trouble is not None else self.waiting
            self.waiting, self.trouble = (*kept, question.strip()), None

    def add(self, answer: Answer) -> None:
        """Keeps the answer to the pending question.

        Do so before it is shown: the page's run can end at any moment, and nothing may be lost.
        """
        self.answers = (*self.answers, answer)
        self.waiting, self.trouble = self.waiting[1:], None
        self.announcement = announcement(answer, len(self.answers))

    def stop(self) -> None:
        """Asks for the pending answer to be finished with what there is."""
        self.stopping = True

    def end_run(self) -> None:
        """Forgets the making of an answer, letting go of whatever it holds."""
        if self.run is not None:
            self.run.close()
        self.run, self.stopping = None, False

    def retry(self) -> None:
        """Puts the question that could not be answered once more."""
        self.trouble = None

    def fail(self, reason: str, *, library_failed: bool = False) -> None:
        """Notes why the pending question could not be answered; it can be tried again."""
        self.trouble, self.library_failed = reason, library_failed

    def wait(self) -> None:
        """Notes that the library is not ready."""
        self.announcement = _PREPARING

    def end_wait(self) -> None:
        """Notes that the library is ready, if it was waited for."""
        if self.announcement == _PREPARING:
            self.announcement = _READY

    def quotes_from(self, passage_id: str) -> list[str]:
        """The words that this conversation's answers quote from a passage."""
        citations = (citation for answer in self.answers for citation in answer.citations)
        return [citation.quote for citation in citations if citation.passage_id == passage_id]


def chat() -> Chat:
    """This visitor's conversation."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Chat()
    return st.session_state[_KEY]


def start_over() -> None:
    """Forgets the conversation."""
    chat().end_run()
    st.session_state[_KEY] = Chat(announcement="New conversation.")
