"""How well a text carries a statement, told from their words alone, with no model.

A proxy for a person's judgement, and weaker than one: docs/evaluation.md tells how far it agrees
with people on labelled answers. It reads no meaning, so a statement that turns its source round
with the source's own words still scores high.
"""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import nupunkt
import yaml
from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import LCSseq

from indexing.analysis import index_terms
from indexing.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

WEIGHTS_FILE = Path(__file__).with_name("support_weights.yaml")
_TOKEN = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z]\w*[A-Za-z]\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SupportSignals:
    """What is seen of a statement and its evidence, each from 0 (apart) to 1 (at one)."""

    unigrams: float
    """Share of the statement's stems, stop words aside, that stand in the evidence."""
    bigrams: float
    """Share of its pairs of neighbouring words that stand in it."""
    sentence: float
    """The share of its stems that one sentence of the evidence holds, for the best one."""
    rouge_l: float
    """ROUGE-L recall (Lin 2004): its longest common subsequence with the best sentence."""
    numbers: float
    """Share of its numbers that stand in the evidence; 1 if it has none."""
    names: float
    """The same of its names: words with a capital inside a sentence, and acronyms."""


class SupportWeights(BaseModel):
    """What `support_weights.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    threshold: float
    signals: dict[str, float]


@cache
def load_support_weights() -> SupportWeights:
    """The weights that the package ships."""
    return SupportWeights.model_validate(yaml.safe_load(WEIGHTS_FILE.read_text(encoding="utf-8")))


def support_score(statement: str, evidence: Sequence[str]) -> float:
    """How far `evidence` carries `statement`, 0 to 1; 1 where it stands there word for word."""
    tokens = _tokens(plain_text(statement))
    if not tokens:
        return 0.0
    if any(_inside(tokens, _tokens(plain_text(text))) for text in evidence):
        return 1.0
    weights = load_support_weights()
    seen = asdict(support_signals(statement, evidence))
    total = weights.bias + sum(weights.signals[name] * value for name, value in seen.items())
    return 1 / (1 + math.exp(-total))


def is_supported(statement: str, evidence: Sequence[str]) -> bool:
    """Whether the score reaches the threshold, with every number of the statement standing there.

    A changed figure changes few words, so no share of words can make up for it.
    """
    return (
        not unsupported_numbers(statement, evidence)
        and support_score(statement, evidence) >= load_support_weights().threshold
    )


def support_signals(statement: str, evidence: Sequence[str]) -> SupportSignals:
    """What `statement` and the texts of `evidence` have in common."""
    said, texts = plain_text(statement), [plain_text(text) for text in evidence]
    whole, tokens = "\n".join(texts), _tokens(said)
    stems, sentences = set(index_terms(said)), [s for text in texts for s in _sentences(text)]
    pairs, held = _pairs(tokens), set[tuple[str, str]]().union(*(_pairs(_tokens(t)) for t in texts))
    names = {name.lower() for name in _NAME.findall(said)}
    return SupportSignals(
        unigrams=_share(stems, _stems(whole)),
        bigrams=_share(pairs, held),
        sentence=max((_share(stems, _stems(s)) for s in sentences), default=0.0),
        rouge_l=max((_common(tokens, _tokens(s)) for s in sentences), default=0.0),
        numbers=1 - len(unsupported_numbers(said, texts)) / max(1, len(numbers_in(said))),
        names=_share(names, set(_tokens(whole))) if names else 1.0,
    )


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text as written in digits, thousands' commas dropped, each once."""
    found = (match.replace(",", "") for match in _NUMBER.findall(text))
    return tuple(dict.fromkeys(found))


def unsupported_numbers(statement: str, evidence: Sequence[str]) -> tuple[str, ...]:
    """The numbers of `statement` that no text of `evidence` holds."""
    known = {number for text in evidence for number in numbers_in(text)}
    return tuple(number for number in numbers_in(statement) if number not in known)


def _common(tokens: Sequence[str], others: Sequence[str]) -> float:
    return LCSseq.similarity(tokens, others) / len(tokens) if tokens else 0.0


def _share(wanted: Collection[object], known: Collection[object]) -> float:
    return sum(one in known for one in wanted) / len(wanted) if wanted else 0.0


def _pairs(tokens: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(tokens))


def _inside(tokens: Sequence[str], others: Sequence[str]) -> bool:
    return f" {' '.join(tokens)} " in f" {' '.join(others)} "


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(index_terms(text))


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(
        line[start:end] for line in text.splitlines() for start, end in nupunkt.sent_spans(line)
    )
