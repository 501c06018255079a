"""Fits the maps of `assistant/likeness.py` to what people ask of the documents.

    python -m evals.fitting.likeness [--write]

Nothing of the gold set is fitted to: only the questions that stand beside the documents. Prints how
often the likest known question, and the likest piece, is a right one for the training questions and
the tuning part of the gold set: with the embedding as it is, with maps fitted to all documents, and
with maps fitted to the other half of the documents. `--write` puts the new maps in force.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize

from assistant.likeness import Likeness, save_likeness
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.fitting.likeness_material import Material, documents_of, read_material
from evals.fitting.likeness_quality import asked_of, quality

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_STEPS = 300
_BATCH = 256
_RATE = 3e-4
_TEMPERATURE = 0.05
_TO_IDENTITY = 2e-3
"""Weight of the squared distance of each map from the identity."""
_WARM_UP = 20
_LAST_RATE = 0.1


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
) -> Likeness:
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
    return Likeness(of_questions.detach().numpy(), of_texts.detach().numpy())


def _surprise(
    mapped: torch.Tensor, targets: torch.Tensor, pairs: np.ndarray, right: torch.Tensor
) -> torch.Tensor:
    """Mean cross-entropy of each pair's target; other right ones do not count against it."""
    sources, wanted = torch.from_numpy(pairs).unbind(1)
    scores = mapped[sources] @ targets.T / _TEMPERATURE
    ignored = torch.zeros_like(scores, dtype=torch.bool)
    ignored[:, : right.shape[1]] = right[sources]
    ignored[torch.arange(len(pairs)), wanted] = False
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the new maps in force")
    options = parser.parse_args(arguments)
    opened = OpenLibrary(load_settings())
    try:
        shelf = opened.shelf()
        material, asked = read_material(shelf), asked_of(shelf)
    finally:
        opened.close()
    halves = documents_of(material)[::2], documents_of(material)[1::2]
    fitted = fit_maps(material, _tell)
    lines = [
        f"questions with an answer: {len(material.questions)}, without: {len(material.unanswered)}",
        f"as it is: {quality(Likeness(), material, asked)}",
        f"fitted: {quality(fitted, material, asked)}",
    ]
    for fitting, other in (halves, halves[::-1]):
        unseen = [one for one in asked if one.documents <= set(other)]
        maps = fit_maps(material.of(fitting), _tell)
        lines.append(f"as it is, half of the documents: {quality(Likeness(), material, unseen)}")
        lines.append(f"fitted to the other half: {quality(maps, material, unseen)}")
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write:
        save_likeness(fitted, shelf.retriever.embedder.model_id)
    return 0


def _tell(step: int) -> None:
    if (step + 1) % 50 == 0:
        sys.stderr.write(f"step {step + 1} of {_STEPS}\n")


if __name__ == "__main__":
    sys.exit(main())
