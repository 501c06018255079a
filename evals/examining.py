"""The whole suite: the library's questions, and those about the planted documents."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.answering.generative.language_model import open_language_model
from assistant.opening import OpenLibrary
from evals.checking import library_problems
from evals.evaluation import Evaluation, evaluate, joined
from evals.planted import open_planted
from evals.report.provenance import environment, settings_used

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.settings import Settings
    from evals.baselines.base import BaselineName
    from evals.cases import Case


@dataclass(frozen=True, slots=True)
class Examination:
    """What was measured, under what, and what is wrong with the questions."""

    evaluation: Evaluation
    settings: dict[str, Any]
    environment: dict[str, Any]
    problems: tuple[str, ...]


def examine(
    settings: Settings,
    cases: Sequence[Case],
    planted: Sequence[Case] = (),
    baselines: Sequence[BaselineName] = (),
    tell: Callable[[str], object] = lambda _: None,
) -> Examination:
    """Asks `cases` of the library of `settings`, and `planted` of the planted documents.

    Where `settings` name a model, it writes the answers.
    """
    model = open_language_model(settings)
    with closing(OpenLibrary(settings)) as opened:
        found = evaluate(opened, cases, baselines, tell, model)
        problems = library_problems(cases, opened.shelf().library)
        used, made_in = settings_used(opened), environment(opened)
    if planted:
        tell(f"Asking {len(planted)} questions about the planted documents ...")
        with closing(open_planted(settings)) as opened:
            found = joined(found, evaluate(opened, planted, baselines, model=model))
            problems += library_problems(planted, opened.shelf().library)
    return Examination(found, used, made_in, tuple(problems))
