"""Fits likeness (`assistant/likeness.py`) to what people ask of the documents.

    python -m evals.fitting.likeness [--halves] [--go-on] [--write]

Nothing of the gold set is fitted to: only the questions that stand beside the documents. Prints
how often the likest known question, and the likest piece, is a right one for the training questions
and the tuning part of the gold set: with the embedding as it is, and as fitted. `--halves` fits to
each half of the documents as well, and asks about the other. `--go-on` begins with what is in force
and takes the mean of that and where it leads, for questions that have become known since. `--write`
puts the fitted model of questions and map of texts in force. Takes half an hour, with `--halves`
three times as long.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.likeness import Likeness, load_likeness, save_likeness
from assistant.opening import OpenLibrary
from assistant.settings import load_settings
from evals.fitting.likeness_maps import fit_maps
from evals.fitting.likeness_material import documents_of, read_material
from evals.fitting.likeness_quality import Embedded, asked_of, quality
from evals.fitting.likeness_tuning import Tuned, averaged, tune
from indexing.embedding.adapter import (
    ADAPTER_FILE,
    for_questions,
    read_adapter,
    save_adapter,
)
from indexing.embedding.torch_backend import SentenceTransformersEmbedder
from indexing.embedding.weights import find_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.fitting.likeness_material import Material
    from evals.fitting.likeness_quality import Asked
    from indexing.embedding import Embedder
    from indexing.embedding.weights import LocalModel


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--halves", action="store_true", help="also fit to half of the documents")
    parser.add_argument("--go-on", action="store_true", help="begin with what is in force")
    parser.add_argument("--write", action="store_true", help="put what was fitted in force")
    options = parser.parse_args(arguments)
    settings = load_settings()
    cache_dir = settings.home / "models"
    opened = OpenLibrary(settings)
    try:
        shelf = opened.shelf()
        material, asked = read_material(shelf), asked_of(shelf)
        embedder = shelf.retriever.embedder
    finally:
        opened.close()
    model = find_model(settings.embedding_model, cache_dir)
    fitted = _gone_on(material, model, cache_dir) if options.go_on else _fitted(material, model)
    lines = [
        f"questions with an answer: {len(material.texts)}, without: {len(material.unanswered)}",
        f"as it is: {quality(_as_it_is(embedder, material, asked), material, asked)}",
        f"fitted: {quality(_embedded(fitted, model, material, asked), material, asked)}",
    ]
    halves = (documents_of(material)[::2], documents_of(material)[1::2]) if options.halves else ()
    for fitting, other in zip(halves, halves[::-1], strict=True):
        unseen = [one for one in asked if one.documents <= set(other)]
        before = _as_it_is(embedder, material, unseen)
        after = _embedded(_fitted(material.of(fitting), model), model, material, unseen)
        lines.append(f"as it is, half of the documents: {quality(before, material, unseen)}")
        lines.append(f"fitted to the other half: {quality(after, material, unseen)}")
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write:
        save_adapter(fitted.adapter)
        save_likeness(Likeness(fitted.texts), for_questions(model, cache_dir).model_id)
    return 0


def _fitted(material: Material, model: LocalModel) -> Tuned:
    return tune(material, model, fit_maps(material, _tell), _tell)


def _gone_on(material: Material, model: LocalModel, cache_dir: Path) -> Tuned:
    texts = load_likeness(for_questions(model, cache_dir).model_id).of_texts
    if texts is None:
        raise SystemExit(f"Nothing is in force for {model.name}: fit it without --go-on first.")
    in_force = Tuned(read_adapter(ADAPTER_FILE), texts)
    return averaged(in_force, tune(material, model, in_force, _tell))


def _as_it_is(embedder: Embedder, material: Material, asked: Sequence[Asked]) -> Embedded:
    return Embedded(embedder.embed([one.text for one in asked]), material.questions, material.units)


def _embedded(
    tuned: Tuned, model: LocalModel, material: Material, asked: Sequence[Asked]
) -> Embedded:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "adapter.npz"
        save_adapter(tuned.adapter, path)
        embedder = SentenceTransformersEmbedder(replace(model, adapter=path))
    return Embedded(
        embedder.embed([one.text for one in asked]),
        embedder.embed(material.texts),
        Likeness(tuned.texts).texts(material.units),
    )


def _tell(step: int) -> None:
    if (step + 1) % 50 == 0:
        sys.stderr.write(f"step {step + 1}\n")


if __name__ == "__main__":
    sys.exit(main())
