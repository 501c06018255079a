"""Tunes the embedding model to tell which questions ask the same.

Contrastive learning with hard negatives (van den Oord, Li and Vinyals 2018; Karpukhin and others
2020): a batch holds pairs of questions that one piece answers, from a few documents, and questions
that these documents do not answer, which differ from the others by a word or two.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn.functional import normalize

from evals.fitting.likeness_maps import Maps, surprise_of
from evals.fitting.likeness_material import RUN
from evals.fitting.low_rank import changes_of, set_changes, with_low_rank
from indexing.embedding.adapter import Adapter, encoder_of
from indexing.embedding.torch_backend import load_network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sentence_transformers import SentenceTransformer

    from evals.fitting.likeness_material import Material
    from indexing.embedding import Vectors
    from indexing.embedding.weights import LocalModel

_STEPS = 600
_RANK = 16
_DOCUMENTS = 4
"""In a batch."""
_PAIRS = 18
_UNANSWERED = 14
"""Of each document, as `_PAIRS`."""
_RATE = 5e-4
_RATE_OF_MAPS = 2e-4
_SLOWLIER = 0.6
"""The rates of going on, as a part of the first ones."""
_WARM_UP = 20
_LAST_RATE = 0.05
_DECAY = 0.01
_LONGEST_STEP = 1.0
"""Norm of the gradient beyond which it is cut."""
_TEMPERATURE = 0.05
_REPLIES = 0.5
"""Weight of finding the piece beside finding the question."""
_WINDOW = 64


class Tuned(NamedTuple):
    """A model of questions, and what the vectors of texts, as rows, are multiplied with."""

    adapter: Adapter
    texts: Vectors


@dataclass(frozen=True, slots=True)
class Batch:
    """Numbers of questions: of pairs that ask the same, and of some that nothing answers."""

    questions: Sequence[int]
    same: Sequence[int]
    unanswered: Sequence[int]


def tune(
    material: Material,
    model: LocalModel,
    begin: Maps | Tuned,
    told: Callable[[int], None] = lambda _: None,
    *,
    steps: int = _STEPS,
) -> Tuned:
    """Low-rank changes of `model` and maps, from `begin` on; gone on with, changes slowlier.

    `told` is called with the number of each step. 600 steps take some 25 minutes of two cores.

    Raises:
        ModelError: the model cannot be loaded.
    """
    torch.manual_seed(0)
    network = load_network(model)
    layers = with_low_rank(encoder_of(network), _RANK)
    if isinstance(begin, Tuned):
        set_changes(layers, begin.adapter.changes)
        maps, rate = Maps(begin.adapter.head, begin.texts), _SLOWLIER
    else:
        maps, rate = begin, 1.0
    head, texts = (torch.nn.Parameter(torch.from_numpy(values.copy())) for values in maps)
    changes = [p for layer in layers.values() for p in (layer.up, layer.down)]
    optimiser = torch.optim.AdamW(
        [
            {"params": changes, "lr": rate * _RATE},
            {"params": [head, texts], "lr": rate * _RATE_OF_MAPS},
        ],
        weight_decay=_DECAY,
    )
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(1.0, (step + 1) / _WARM_UP) * (1 - (1 - _LAST_RATE) * step / steps),
    )
    units = torch.from_numpy(material.units)
    for step, batch in enumerate(batches(material, steps)):
        written = [material.texts[n] for n in (*batch.questions, *batch.same)]
        written += [material.unanswered_texts[n] for n in batch.unanswered]
        vectors = normalize(_encoded(network, written) @ head, dim=1)
        pieces = normalize(units @ texts, dim=1)
        loss = _of_same(vectors, batch, material) + _REPLIES * _of_replies(
            vectors, pieces, batch, material
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*changes, head, texts], _LONGEST_STEP)
        optimiser.step()
        falling.step()
        told(step)
    adapter = Adapter(model.sha256, changes_of(layers), head.detach().numpy())
    return Tuned(adapter, texts.detach().numpy())


def averaged(one: Tuned, other: Tuned) -> Tuned:
    """The mean of two fits, the second of which went on from the first.

    Wortsman and others 2022, "Model soups: averaging weights of multiple fine-tuned models".
    """
    changes = {
        name: (
            _mean(up, other.adapter.changes[name][0]),
            _mean(down, other.adapter.changes[name][1]),
        )
        for name, (up, down) in one.adapter.changes.items()
    }
    head = _mean(one.adapter.head, other.adapter.head)
    return Tuned(Adapter(one.adapter.made_for, changes, head), _mean(one.texts, other.texts))


def _mean(one: Vectors, other: Vectors) -> Vectors:
    return ((one + other) / 2).astype(np.float32)


def batches(material: Material, count: int) -> Iterator[Batch]:
    """So many batches, each about a few documents that come round in turns; always the same."""
    chance = random.Random(0)  # noqa: S311 - nothing secret
    same: dict[int, list[int]] = {}
    for one, other in material.pairs.tolist():
        same.setdefault(one, []).append(other)
    by_document: dict[str, list[int]] = {}
    for question in same:
        by_document.setdefault(material.documents[question], []).append(question)
    unanswered: dict[str, list[int]] = {}
    for number, document in enumerate(material.unanswered_documents):
        unanswered.setdefault(document, []).append(number)
    waiting: list[str] = []
    for _ in range(count):
        while len(waiting) < _DOCUMENTS:
            waiting += chance.sample(sorted(by_document), len(by_document))
        taken, waiting = waiting[:_DOCUMENTS], waiting[_DOCUMENTS:]
        about = list(dict.fromkeys(taken))
        questions = [n for d in about for n in _some(by_document[d], _PAIRS, chance)]
        partners = [chance.choice(same[number]) for number in questions]
        without = [n for d in about for n in _some(unanswered.get(d, []), _UNANSWERED, chance)]
        yield Batch(questions, partners, without)


def _some(numbers: Sequence[int], most: int, chance: random.Random) -> list[int]:
    return chance.sample(numbers, min(most, len(numbers)))


def _encoded(network: SentenceTransformer, texts: Sequence[str]) -> torch.Tensor:
    read = network.tokenizer(
        list(texts), padding=True, truncation=True, max_length=_WINDOW, return_tensors="pt"
    )
    return normalize(network(dict(read))["sentence_embedding"], dim=1)


def _of_same(vectors: torch.Tensor, batch: Batch, material: Material) -> torch.Tensor:
    """Cross-entropy of finding each question's partner among all of the batch, both ways."""
    half = len(batch.questions)
    answering = [material.answering[n] for n in (*batch.questions, *batch.same)]
    alike = torch.tensor([[bool(one & other) for other in answering] for one in answering])
    partner = torch.cat([torch.arange(half, 2 * half), torch.arange(half)])
    return surprise_of(partner, vectors[: 2 * half] @ vectors.T / _TEMPERATURE, alike)


def _of_replies(
    vectors: torch.Tensor, pieces: torch.Tensor, batch: Batch, material: Material
) -> torch.Tensor:
    """Cross-entropy of finding a piece that answers each question among all pieces."""
    numbers = (*batch.questions, *batch.same)
    told = [n for n, question in enumerate(numbers) if len(material.answering[question]) <= RUN]
    answering = [sorted(material.answering[numbers[n]]) for n in told]
    wanted = torch.tensor([found[n % len(found)] for n, found in enumerate(answering)])
    answers = torch.zeros(len(told), len(pieces), dtype=torch.bool)
    for row, found in enumerate(answering):
        answers[row, found] = True
    return surprise_of(wanted, vectors[told] @ pieces.T / _TEMPERATURE, answers)
