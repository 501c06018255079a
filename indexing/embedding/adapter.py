"""A model tuned for questions: small changes to its weights, and a map of its vectors.

The changes are of low rank (Hu and others 2021, "LoRA: Low-Rank Adaptation of Large Language
Models"): to each changed weight the product of two thin matrices is added. So what is shipped is
small, and the weights themselves come from where they always come from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from indexing.embedding import ModelError, Vectors
from indexing.embedding.fingerprint import file_sha256

if TYPE_CHECKING:
    from collections.abc import Mapping

    import torch
    from sentence_transformers import SentenceTransformer

    from indexing.embedding.weights import LocalModel

ADAPTER_FILE = Path(__file__).with_name("questions.npz")
_MADE_FOR = "made_for"
_HEAD = "head"
_UP = "up:"
_DOWN = "down:"


@dataclass(frozen=True, slots=True)
class Adapter:
    """What turns a model for texts into one for questions."""

    made_for: str
    """SHA-256 of the weights that it changes, in full."""
    changes: Mapping[str, tuple[Vectors, Vectors]]
    """By the name of a linear layer, what is multiplied and added to its weight: matrices of shape
    (out, rank) and (rank, in)."""
    head: Vectors
    """What the model's vectors, as rows, are multiplied with: shape (dimension, dimension)."""


def for_questions(model: LocalModel, cache_dir: Path) -> LocalModel:
    """The model with the adapter that the package ships, if that was made for its weights.

    Any other model embeds questions as it embeds texts.
    """
    with np.load(ADAPTER_FILE, allow_pickle=False) as held:
        made_for = str(held[_MADE_FOR])
    if model.sha256 != made_for:
        return model
    return replace(model, adapter=ADAPTER_FILE, adapter_sha256=file_sha256(ADAPTER_FILE, cache_dir))


def read_adapter(path: Path) -> Adapter:
    """The adapter in a file that `save_adapter` wrote.

    Raises:
        ModelError: there is none in the file.
    """
    try:
        with np.load(path, allow_pickle=False) as held:
            whole = {name: held[name] for name in held.files}
        named = [name.removeprefix(_UP) for name in whole if name.startswith(_UP)]
        return Adapter(
            made_for=str(whole[_MADE_FOR]),
            changes={
                name: (_single(whole[_UP + name]), _single(whole[_DOWN + name])) for name in named
            },
            head=_single(whole[_HEAD]),
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path} holds no adapter of an embedding model: {error}") from error


def save_adapter(adapter: Adapter, path: Path = ADAPTER_FILE) -> None:
    """Writes an adapter in half precision."""
    parts = {_MADE_FOR: np.array(adapter.made_for), _HEAD: adapter.head.astype(np.float16)}
    for name, (up, down) in adapter.changes.items():
        parts[_UP + name] = up.astype(np.float16)
        parts[_DOWN + name] = down.astype(np.float16)
    with path.open("wb") as file:
        np.savez(file, **parts)  # pyright: ignore[reportArgumentType] - its stubs want allow_pickle


def adapt(network: SentenceTransformer, adapter: Adapter) -> None:
    """Changes a loaded model in place.

    Raises:
        ModelError: the model has no layer of a name that the adapter changes, or one of another
            shape.
    """
    import torch
    from sentence_transformers.sentence_transformer.modules import Dense

    layers = dict(encoder_of(network).named_modules())
    for name, (up, down) in adapter.changes.items():
        layer, change = layers.get(name), torch.from_numpy(up @ down)
        if not isinstance(layer, torch.nn.Linear) or layer.weight.shape != change.shape:
            raise ModelError(f"The adapter does not fit the model: no layer {name} of its shape.")
        layer.weight.data += change
    width = len(adapter.head)
    head = torch.from_numpy(adapter.head.T.copy())
    network.append(
        Dense(width, width, bias=False, activation_function=torch.nn.Identity(), init_weight=head)
    )


def encoder_of(network: SentenceTransformer) -> torch.nn.Module:
    """The part of a loaded model that turns tokens into vectors."""
    return cast("torch.nn.Module", network[0].auto_model)


def _single(values: np.ndarray) -> Vectors:
    return values.astype(np.float32)
