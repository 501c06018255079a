from __future__ import annotations

import pytest

from assistant.understanding.mentions import Namer
from assistant.understanding.vocabulary import load_vocabulary
from corpus.catalogue import BUNDLED_NOTES, read_catalogue
from corpus.glossary import Glossary
from corpus.glossary_file import load_glossary


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return load_glossary().for_records(read_catalogue(BUNDLED_NOTES).records)


@pytest.fixture(scope="session")
def namer(glossary: Glossary) -> Namer:
    return Namer(load_vocabulary(), glossary)
