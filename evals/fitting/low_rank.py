"""Layers whose weights stand still while a change of low rank is learned beside them.

Hu and others 2021, "LoRA: Low-Rank Adaptation of Large Language Models".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indexing.embedding import Vectors


class LowRank(torch.nn.Module):
    """A linear layer and the change of its weight, which is none at first."""

    def __init__(self, linear: torch.nn.Linear, rank: int) -> None:
        super().__init__()
        self.linear = linear
        self.down = torch.nn.Parameter(
            torch.randn(rank, linear.in_features) / linear.in_features**0.5
        )
        self.up = torch.nn.Parameter(torch.zeros(linear.out_features, rank))

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        """What the changed layer gives."""
        return self.linear(given) + (given @ self.down.T) @ self.up.T


def with_low_rank(encoder: torch.nn.Module, rank: int) -> dict[str, LowRank]:
    """Puts a change beside every linear layer of `encoder.encoder`, in place.

    Nothing else of the model learns any more. Gives the new layers by the names of the old ones.
    """
    encoder.requires_grad_(requires_grad=False)
    linear = [
        (name, layer)
        for name, layer in encoder.named_modules()
        if name.startswith("encoder.") and isinstance(layer, torch.nn.Linear)
    ]
    changed: dict[str, LowRank] = {}
    for name, layer in linear:
        parent, _, last = name.rpartition(".")
        changed[name] = LowRank(layer, rank)
        setattr(encoder.get_submodule(parent), last, changed[name])
    return changed


def changes_of(layers: Mapping[str, LowRank]) -> dict[str, tuple[Vectors, Vectors]]:
    """What was learned, as `indexing.embedding.adapter.Adapter` holds it."""
    return {
        name: (layer.up.detach().numpy().copy(), layer.down.detach().numpy().copy())
        for name, layer in layers.items()
    }


def set_changes(
    layers: Mapping[str, LowRank], changes: Mapping[str, tuple[Vectors, Vectors]]
) -> None:
    """Begins `layers` with `changes`, which `changes_of` gave for layers of the same rank."""
    with torch.no_grad():
        for name, (up, down) in changes.items():
            layers[name].up.copy_(torch.from_numpy(up))
            layers[name].down.copy_(torch.from_numpy(down))
