"""A question read against a library: what is understood, shown and searched with."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

import pytest

from assistant.lexicon import Lexicon
from assistant.understanding.context import Context
from assistant.understanding.reading import Reader
from assistant.understanding.vocabulary import load_vocabulary
from corpus.catalogue import BUNDLED_NOTES
from evals.gold_questions import gold_questions

if TYPE_CHECKING:
    from corpus.glossary import Glossary


@pytest.fixture(scope="module")
def reader(glossary: Glossary) -> Reader:
    texts = (path.read_text(encoding="utf-8") for path in sorted(BUNDLED_NOTES.glob("*.md")))
    acronyms = frozenset(form.lower() for form in glossary.acronyms)
    return Reader(Lexicon.of(texts, acronyms), glossary, load_vocabulary())


def test_all_of_a_question_is_read_together(reader: Reader) -> None:
    read = reader.read("What does the LTWP say about workfroce growth by 2031/32?")

    assert read.standalone_question == ("What does the LTWP say about workforce growth by 2031/32?")
    assert read.documents == ("nhs-long-term-workforce-plan-2023",)
    assert read.form.years == ("2031/32",)
    assert [(c.typed, c.read_as) for c in read.corrections] == [("workfroce", "workforce")]
    assert ("LTWP", "NHS Long Term Workforce Plan") in read.expansions


def test_a_follow_up_is_read_as_the_question_that_it_stands_for(reader: Reader) -> None:
    read = reader.read("and action 6?", Context("What does action 5 commit us to?"))

    assert read.question == "and action 6?"
    assert read.standalone_question == "What does action 6 commit us to?"
    assert [str(unit) for unit in read.form.units] == ["action 6"]


def test_a_document_that_was_spoken_of_stays_named(reader: Reader) -> None:
    read = reader.read("when was it published?", Context("Who wrote the Hewitt Review?"))

    assert read.documents == ("hewitt-review-2023",)


def test_who_asks_counts_little_and_is_not_expanded(reader: Reader) -> None:
    read = reader.read("We run a GP agency. What should we do about turnover?")
    weights = {concept.surface: concept.weight for concept in read.concepts}

    assert read.asker.strip() == "We run a GP agency."
    assert read.expansions == reader.read("What should we do about turnover?").expansions
    assert weights["agency"] < weights["turnover"]


def test_expansions_feed_the_search_once(reader: Reader) -> None:
    text = reader.read("How many TNAs are there?").search_text

    assert text.startswith("How many TNAs are there? ")
    assert text.lower().count("how many tnas") == 1


def test_words_that_the_glossary_knows_are_no_misspellings(reader: Reader) -> None:
    spared = [
        form
        for entry in reader.glossary.entries
        for form in entry.forms
        if reader.read(f"tell me about {form} then").corrections
    ]

    assert spared == []


def test_the_explanation_says_what_was_understood_and_no_more(reader: Reader) -> None:
    lines = reader.read("how many volenteers in the LTWP by 2031/32?").explained().splitlines()

    assert lines[0] == "Question: how many volenteers in the LTWP by 2031/32?"
    assert "Stands alone as: how many volunteers in the LTWP by 2031/32?" in lines
    assert "Kind: number, wants number, how many there are" in lines
    assert "Spelling: volenteers → volunteers" in lines
    assert "Documents: nhs-long-term-workforce-plan-2023" in lines
    assert "Years: 2031/32" in lines
    assert not any(line.startswith("Numbered units") for line in lines)
    assert any(line.startswith("Concepts: ") and "volunteers (" in line for line in lines)


def test_everything_that_a_question_names_is_explained(reader: Reader) -> None:
    asked = "turnover soc care natl for care workers on our patch in 2022/23, only case studies"
    lines = reader.read(asked).explained().splitlines()

    assert "Sectors: soc care" in lines
    assert "Staff groups: care workers" in lines
    assert "Places: natl, our patch" in lines
    assert "Measures: turnover" in lines
    assert "Years: 2022/23" in lines
    assert "Narrowed to: type case-study" in lines
    (expanded,) = (line for line in lines if line.startswith("Also searched for: "))
    assert "our patch → Lancashire and South Cumbria" in expanded
    assert "natl → national" in expanded


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("LTWP", "NHS Long Term Workforce Plan"),
        ("VCFSE", "voluntary, community, faith and social enterprise"),
        ("ICB", "integrated care board"),
        ("ICS", "integrated care system"),
        ("TNA", "training needs analysis"),
        ("ASC", "adult social care"),
        ("GP", "general practice"),
        ("care workers", "social care workforce"),
        ("our patch", "Lancashire and South Cumbria"),
    ],
)
def test_what_people_say_is_searched_for_in_the_documents_words(
    term: str, meaning: str, reader: Reader
) -> None:
    assert (term, meaning) in reader.read(f"What is said about {term}?").expansions


def test_several_slips_in_one_question_are_all_mended(reader: Reader) -> None:
    read = reader.read("waht is the vacany rate and sicknes absense in scoial care in Blackpol?")

    assert read.standalone_question == (
        "what is the vacancy rate and sickness absence in social care in blackpool?"
    )


def test_no_word_of_the_library_is_ever_mended(reader: Reader) -> None:
    words = sorted(reader.lexicon.words)[::20]
    lines = (" ".join(words[n : n + 20]) for n in range(0, len(words), 20))
    mended = [correction for line in lines for correction in reader.read(line).corrections]

    assert len(words) > 200
    assert mended == []


def test_half_of_the_gold_questions_are_read_in_fifteen_milliseconds(reader: Reader) -> None:
    questions = gold_questions()
    reader.read(questions[0])
    spent: list[float] = []
    for question in questions:
        started = time.perf_counter()
        reader.read(question)
        spent.append(time.perf_counter() - started)

    assert median(spent) < 0.015


@pytest.mark.parametrize("question", ["", "   ", "?!", "5", "\n", "’s", "£"])
def test_a_question_without_words_is_read_too(question: str, reader: Reader) -> None:
    assert reader.read(question).concepts == () or question == "5"


def test_a_question_is_read_in_fifteen_milliseconds(reader: Reader) -> None:
    previous = "What was the vacancy rate for care workers in social care in England in 2022/23?"
    question = "and how does it compare with the NHS Long Term Plan for regestered nurses?"
    reader.read(question, Context(previous))
    spent: list[float] = []
    for _ in range(15):
        started = time.perf_counter()
        reader.read(question, Context(previous))
        spent.append(time.perf_counter() - started)

    assert min(spent) < 0.015
