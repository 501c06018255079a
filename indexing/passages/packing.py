"""Atoms into as few pieces as fit, all about equally full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexing.document import Span


@dataclass(frozen=True, slots=True)
class Atom:
    """A span that is not cut, with its length in tokens."""

    span: Span
    cost: int
    keep_with_next: bool = False


def joined(atoms: Sequence[Atom], room: int, lead_cost: int) -> Iterator[Atom]:
    """Atoms, those to be kept together made one as far as `room` tokens allow.

    Every group but the first must leave room for a lead of `lead_cost` tokens.
    """
    open_atom: Atom | None = None
    for atom in atoms:
        if open_atom is None:
            open_atom = atom
        elif open_atom.keep_with_next and open_atom.cost + atom.cost <= room:
            span = (open_atom.span[0], atom.span[1])
            open_atom = Atom(span, open_atom.cost + atom.cost, atom.keep_with_next)
        else:
            yield open_atom
            open_atom = atom
            room -= lead_cost
            lead_cost = 0
    if open_atom is not None:
        yield open_atom


def balanced(atoms: Sequence[Atom], room: int, lead_cost: int) -> tuple[tuple[Atom, ...], ...]:
    """Atoms in order in as few pieces of at most `room` tokens as possible, evenly filled.

    Every piece but the first begins with a lead of `lead_cost` tokens. Evenness is by the smallest
    size that needs no more pieces, found by bisection.
    """
    pieces = _packed(atoms, room, lead_cost)
    too_small = 0
    while room - too_small > 1:
        size = (too_small + room) // 2
        trial = _packed(atoms, size, lead_cost)
        if len(trial) > len(pieces):
            too_small = size
        else:
            pieces, room = trial, size
    return pieces


def _packed(atoms: Sequence[Atom], size: int, lead_cost: int) -> tuple[tuple[Atom, ...], ...]:
    pieces: list[list[Atom]] = []
    room = 0
    for atom in atoms:
        if not pieces or atom.cost > room:
            room = size - (lead_cost if pieces else 0)
            pieces.append([])
        pieces[-1].append(atom)
        room -= atom.cost
    return tuple(tuple(piece) for piece in pieces)
