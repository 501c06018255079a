"""Whether the gold set can be trusted: its evidence stands in the library and carries its facts."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from evals.wording import normalised, says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evals.cases import Case
    from indexing.library import Library

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LEAST = 0.05
"""How near a difference or a sum must come to a fact, for values given to one decimal."""


def library_problems(cases: Iterable[Case], library: Library) -> list[str]:
    """What is wrong with `cases` against the documents as the library keeps them."""
    ids = [document.id for document in library.documents()]
    return problems(cases, {doc_id: library.document_text(doc_id) or "" for doc_id in ids})


def problems(cases: Iterable[Case], texts: Mapping[str, str]) -> list[str]:
    """What is wrong with `cases` against the documents' `texts` by id; empty if nothing is.

    Every evidence quote must stand in its document, and every key fact of an answerable case in
    the evidence, or be the sum or difference of two of its numbers.
    """
    return [problem for case in cases for problem in _of_case(case, texts)]


def _of_case(case: Case, texts: Mapping[str, str]) -> Iterable[str]:
    for span in case.evidence:
        if span.doc_id not in texts:
            yield f"{case.id}: there is no document {span.doc_id}."
        elif normalised(span.quote) not in normalised(texts[span.doc_id]):
            yield f"{case.id}: {span.doc_id} does not hold {span.quote[:60]!r}."
    for doc_id in case.outdated:
        if doc_id not in texts:
            yield f"{case.id}: there is no document {doc_id}."
    if case.wants_refusal:
        return
    if not (case.key_facts and case.evidence):
        yield f"{case.id}: an answerable case needs key facts and evidence."
    quotes = "\n".join(span.quote for span in case.evidence)
    for fact in case.key_facts:
        if not any(says(quotes, form) or _reckoned(form, quotes) for form in fact):
            yield f"{case.id}: no evidence carries the fact {fact[0]!r}."


def _reckoned(form: str, quotes: str) -> bool:
    """Whether `form` is a number, and the sum or difference of two numbers of the quotes."""
    wanted = _NUMBER.fullmatch(form.strip("%£ "))
    if not wanted:
        return False
    known = {float(number) for number in _NUMBER.findall(quotes.replace(",", ""))}
    found = [number for a, b in combinations(known, 2) for number in (a + b, abs(a - b))]
    return any(abs(one - float(wanted.group())) < _LEAST for one in found)
