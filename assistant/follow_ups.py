"""Questions to go on with, each answered before it is offered, so that none leads nowhere.

The material is the questions that pieces of the documents are known to answer (`corpus/asked.py`):
those about what was just cited, then those about the rest of the cited documents.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.asked import AskedIndex
    from assistant.conversation import Assistant
    from assistant.models import Answer
    from indexing.entries import SearchFilter

MOST = 3
SECONDS = 6.0
"""For a machine that is very busy: the questions are tried when all else is on the page."""
_TRIED = 12
"""Questions that are tried at most."""
_SAME = 0.8
"""Cosine from which on two questions ask the same."""


def follow_ups(
    assistant: Assistant, answers: tuple[Answer, ...], where: SearchFilter, seconds: float = SECONDS
) -> Iterator[tuple[str, ...]]:
    """Up to three questions that the library surely answers with something that was not said yet.

    Gives those found so far, at once and then after each question that was tried, so that who shows
    them can stop between two. The last answer's own offer comes first: it was checked when it was
    made. No new question is tried after `seconds`.
    """
    last = answers[-1]
    found = [last.offer] if last.offer else []
    yield tuple(found)
    said = {statement.text for answer in answers for statement in answer.statements}
    end = time.perf_counter() + seconds
    for question, passages in _candidates(assistant, answers):
        if len(found) == MOST or time.perf_counter() >= end:
            return
        answer = assistant.ask(question, Conversation(answers), model=False, where=where)
        new = {statement.text for statement in answer.statements} - said
        cited = {citation.passage_id for citation in answer.citations}
        sure = answer.status == "answered" and not answer.unsure
        if sure and new and cited & passages:
            found.append(question)
            said |= new
        yield tuple(found)


def _candidates(
    assistant: Assistant, answers: tuple[Answer, ...]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Known questions about what was cited, each with the passages that answer it.

    Those about cited passages come first, and among them those that are most like what was asked
    without asking the same.
    """
    shelf, last = assistant.shelf, answers[-1]
    asked: AskedIndex = shelf.asked
    if not asked.questions or not last.citations:
        return
    passages = {citation.passage_id for citation in last.citations}
    documents = {citation.doc_id for citation in last.citations}
    likeness = asked.likenesses(last.standalone_question)
    known = [n for n, question in enumerate(asked.questions) if question.doc_id in documents]

    def place(number: int) -> tuple[bool, float]:
        beside = any(passage in passages for passage, _ in asked.questions[number].places)
        return not beside, -float(likeness[number])

    taken: list[int] = []
    for number in sorted(known, key=place):
        near = float(likeness[number]) >= _SAME
        twice = any(float(asked.vectors[number] @ asked.vectors[t]) >= _SAME for t in taken)
        if near or twice:
            continue
        taken.append(number)
        question = asked.questions[number]
        yield question.text, frozenset(passage for passage, _ in question.places)
        if len(taken) == _TRIED:
            return
