"""What one visitor's page remembers between its runs."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from assistant.history import Turn, name_from, new_id
from assistant.history_file import HistoryError, now
from assistant.pages.wording import announcement
from indexing.entries import WHOLE_LIBRARY, SearchFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from assistant.history import History, KeptConversation
    from assistant.models import Answer, Partial

_T = TypeVar("_T")
_PREPARING = "The library is being prepared."
_READY = "The library is ready."
_INTERRUPTED = (
    "The connection ended, or you went on to something else, before this question was answered."
)


@dataclass
class Chat:
    """One conversation of a visitor, and what the page has still to do about it."""

    history: History | None = None
    """Keeps the conversation as it grows; None where nothing is to be kept."""
    id: str = field(default_factory=new_id)
    name: str = ""
    where: SearchFilter = WHOLE_LIBRARY
    """The documents that answers are taken from."""
    done: tuple[Turn, ...] = ()
    """The questions that were answered, with their answers."""
    waiting: tuple[Turn, ...] = ()
    """Questions that were asked and are not answered yet, in the order of asking."""
    trouble: str | None = None
    """Why the pending question could not be answered."""
    library_failed: bool = False
    """Whether that was because of the library, which opening it again may mend."""
    unkept: str = ""
    """Why the conversation could not be kept, if it could not."""
    suggested: tuple[int, tuple[str, ...]] = (0, ())
    """After how many answers questions to go on with were looked for, and which were found."""
    announcement: str = ""
    """What screen readers are told when the page's run is over."""
    run: Generator[Partial, None, Answer] | None = None
    """The pending question's answer while it is being made; it outlives a run of the page."""
    making: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    """Held by whoever goes on with `run`: a press of Stop begins a run of the page before the one
    that waits for the model has ended."""
    stopping: bool = False
    """Whether the reader wants no more of it."""

    @classmethod
    def resumed(cls, kept: KeptConversation, history: History) -> Chat:
        """A conversation as it was left; what was not answered then waits for a word to go on."""
        waiting = tuple(turn for turn in kept.turns if turn.answer is None)
        return cls(
            history=history,
            id=kept.id,
            name=kept.name,
            where=kept.where,
            done=tuple(turn for turn in kept.turns if turn.answer is not None),
            waiting=waiting,
            trouble=_INTERRUPTED if waiting else None,
            announcement=f"Conversation opened: {kept.name}",
        )

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers so far, oldest first."""
        return tuple(turn.answer for turn in self.done if turn.answer is not None)

    @property
    def begun(self) -> bool:
        """Whether anything was asked."""
        return self.turns > 0

    @property
    def turns(self) -> int:
        """Number of questions asked, those that wait with them."""
        return len(self.done) + len(self.waiting)

    @property
    def pending(self) -> str | None:
        """The question that is next to be answered."""
        return self.waiting[0].question if self.waiting else None

    def ask(self, question: str) -> None:
        """Puts a question; one without words is not one.

        It takes the place of a question that could not be answered, and waits behind any other.
        """
        # What is no character, such as half of one, could not be kept.
        words = question.strip().encode("utf-8", "replace").decode("utf-8")
        if not words:
            return
        if self.trouble is not None:
            self.leave_out()
        number = self._kept(lambda history: history.ask(self.id, words, self.where))
        self.name = self.name or name_from(words)
        self.waiting = (*self.waiting, Turn(number or 0, words, now()))

    def add(self, answer: Answer, generation: int) -> None:
        """Keeps the answer to the pending question, made from this version of the library.

        Do so before it is shown: the page's run can end at any moment, and nothing may be lost.
        """
        turn = replace(self.waiting[0], answer=answer, generation=generation)
        self.done = (*self.done, turn)
        self.waiting, self.trouble = self.waiting[1:], None
        self.announcement = announcement(answer, len(self.done))
        if turn.number:
            self._kept(lambda history: history.answer(self.id, turn.number, answer, generation))

    def leave_out(self) -> None:
        """Forgets the pending question, which could not be answered."""
        turn, self.waiting, self.trouble = self.waiting[0], self.waiting[1:], None
        self._kept(lambda history: history.take_back(self.id, turn.number))

    def stop(self) -> None:
        """Asks for the pending answer to be finished with what there is."""
        self.stopping = True

    def end_run(self) -> None:
        """Forgets the making of an answer, letting go of whatever it holds."""
        with self.making:
            if self.run is not None:
                self.run.close()
            self.run, self.stopping = None, False

    def retry(self) -> None:
        """Puts the question that could not be answered once more."""
        self.trouble = None

    def fail(self, reason: str, *, library_failed: bool = False) -> None:
        """Notes why the pending question could not be answered; it can be tried again."""
        self.trouble, self.library_failed = reason, library_failed

    @property
    def interrupted(self) -> bool:
        """Whether the pending question was left behind when the conversation was last open."""
        return self.trouble == _INTERRUPTED

    def wait(self) -> None:
        """Notes that the library is not ready."""
        self.announcement = _PREPARING

    def end_wait(self) -> None:
        """Notes that the library is ready, if it was waited for."""
        if self.announcement == _PREPARING:
            self.announcement = _READY

    def narrow(self, where: SearchFilter) -> None:
        """Takes answers from other documents from now on."""
        self.where = where
        self._kept(lambda history: history.narrow(self.id, where))

    def judge(self, place: int, helpful: bool | None, reason: str = "") -> None:
        """Notes what the reader thinks of an answer, by its place among the answers from 1."""
        turn = replace(self.done[place - 1], helpful=helpful, reason=reason.strip())
        self.done = (*self.done[: place - 1], turn, *self.done[place:])
        self.announcement = "Kept: what you think of the answer."
        self._kept(
            lambda history: history.judge(self.id, turn.number, helpful=helpful, reason=reason)
        )

    def rename(self, name: str) -> None:
        """Gives the conversation another name."""
        if name.strip():
            self.name = name_from(name)
            self._kept(lambda history: history.rename(self.id, name))

    def quotes_from(self, passage_id: str) -> list[str]:
        """The words that this conversation's answers quote from a passage."""
        citations = (citation for answer in self.answers for citation in answer.citations)
        return [citation.quote for citation in citations if citation.passage_id == passage_id]

    def _kept(self, action: Callable[[History], _T]) -> _T | None:
        """Does something to what is kept; where that fails the conversation goes on without."""
        if self.history is None:
            return None
        try:
            result = action(self.history)
        except HistoryError as error:
            self.unkept = str(error)
            return None
        self.unkept = ""
        return result
