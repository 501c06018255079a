"""Maps of vectors that bring questions with one answer together, and questions and their answers.

The linear case of a metric learned over a fixed embedding (Weinberger and Saul 2009, "Distance
metric learning for large margin nearest neighbor classification"). Where the tuning of the model
begins (`likeness_tuning.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.fitting.likeness_material import Material
    from indexing.embedding import Vectors

_STEPS = 300
_BATCH = 256
_RATE = 3e-4
_TEMPERATURE = 0.05
_TO_IDENTITY = 2e-3
"""Weight of the squared distance of each map from the identity."""
_WARM_UP = 20
_LAST_RATE = 0.1


class Maps(NamedTuple):
    """What the vectors of questions and of texts, as rows, are multiplied with."""

    questions: Vectors
    texts: Vectors


@dataclass(frozen=True, slots=True)
class _Tensors:
    questions: torch.Tensor
    unanswered: torch.Tensor
    units: torch.Tensor
    alike: torch.Tensor
    """Whether two questions share a piece, shape (questions, questions)."""
    answers: torch.Tensor
    """Whether a piece answers a question, shape (questions, units)."""


def fit_maps(
    material: Material, told: Callable[[int], None] = lambda _: None, *, steps: int = _STEPS
) -> Maps:
    """Maps under which questions with one answer, and questions and answers, are likest.

    Minimises the cross-entropy of the right one among all (InfoNCE: van den Oord, Li and Vinyals
    2018) by Adam, for question and question and for question and piece; questions without an
    answer are wrong ones for all. `told` is called with the number of each step.
    """
    torch.manual_seed(0)
    held = _tensors(material)
    dimension = held.questions.shape[1]
    identity = torch.eye(dimension)
    of_questions = torch.nn.Parameter(identity.clone())
    of_texts = torch.nn.Parameter(identity.clone())
    optimiser = torch.optim.Adam([of_questions, of_texts], lr=_RATE)
    chance = np.random.default_rng(0)
    for step in range(steps):
        for group in optimiser.param_groups:
            falling = 1 - (1 - _LAST_RATE) * step / steps
            group["lr"] = _RATE * min(1.0, (step + 1) / _WARM_UP) * falling
        pairs = material.pairs[chance.integers(0, len(material.pairs), _BATCH)]
        replies = material.replies[chance.integers(0, len(material.replies), _BATCH)]
        mapped = normalize(held.questions @ of_questions, dim=1)
        others = torch.cat([mapped, normalize(held.unanswered @ of_questions, dim=1)])
        texts = normalize(held.units @ of_texts, dim=1)
        apart = ((of_questions - identity) ** 2).sum() + ((of_texts - identity) ** 2).sum()
        loss = (
            _surprise(mapped, others, pairs, held.alike)
            + _surprise(mapped, texts, replies, held.answers)
            + _TO_IDENTITY * apart
        )
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        told(step)
    return Maps(of_questions.detach().numpy(), of_texts.detach().numpy())


def _surprise(
    mapped: torch.Tensor, targets: torch.Tensor, pairs: np.ndarray, right: torch.Tensor
) -> torch.Tensor:
    """Mean cross-entropy of each pair's target; other right ones do not count against it."""
    sources, wanted = torch.from_numpy(pairs).unbind(1)
    return surprise_of(wanted, mapped[sources] @ targets.T / _TEMPERATURE, right[sources])


def surprise_of(wanted: torch.Tensor, scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy of the wanted target of each row of `scores`.

    `right` tells of the first targets whether they are right as well: these do not count against
    the wanted one.
    """
    ignored = torch.zeros_like(scores, dtype=torch.bool)
    ignored[:, : right.shape[1]] = right
    ignored[torch.arange(len(wanted)), wanted] = False
    return cross_entropy(scores.masked_fill(ignored, -1e4), wanted)


def _tensors(material: Material) -> _Tensors:
    alike = torch.zeros(len(material.questions), len(material.questions), dtype=torch.bool)
    answers = torch.zeros(len(material.questions), len(material.units), dtype=torch.bool)
    askers: dict[int, list[int]] = {}
    for question, units in enumerate(material.answering):
        for unit in units:
            askers.setdefault(unit, []).append(question)
            answers[question, unit] = True
    for questions in askers.values():
        rows = torch.tensor(questions)
        alike[rows[:, None], rows[None, :]] = True
    alike.fill_diagonal_(fill_value=True)
    return _Tensors(
        questions=torch.from_numpy(material.questions),
        unanswered=torch.from_numpy(material.unanswered),
        units=torch.from_numpy(material.units),
        alike=alike,
        answers=answers,
    )
