"""`ask`: questions in, answers with their sources out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_kit import objects, run, write_lines
from docx import Document

from assistant.models import Answer
from indexing.library import Library

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "id", "question", "standalone_question", "status", "mode", "answer", "statements", "citations",
    "retrieved", "timings_ms", "confidence", "unsure", "offer", "notice", "removed", "model",
    "prompt_version", "expansions", "held_to", "nearest",
}  # fmt: skip
STATEMENT_KEYS = {"text", "citations", "support", "author", "support_score", "recited"}
CITATION_KEYS = {
    "number", "doc_id", "title", "publisher", "published", "section", "page", "quote", "url",
    "passage_id", "superseded_by",
}  # fmt: skip
RETRIEVED_KEYS = {"rank", "passage_id", "doc_id", "section", "page", "score", "text"}
STRATEGY = "lsc-five-year-workforce-strategy"
COST = "What does the referrals plan cost?"


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def action_5(bundled_home: Path) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKFORCE_HOME", str(bundled_home))
        (answer,) = objects(run("ask", "what does action 5 commit us to", "--json"))
    return answer


def test_the_object_has_exactly_the_promised_keys(action_5: dict[str, Any]) -> None:
    assert set(action_5) == KEYS
    assert set(action_5["timings_ms"]) == {"understand", "retrieve", "answer", "total"}
    for statement in action_5["statements"]:
        assert set(statement) == STATEMENT_KEYS
    for citation in action_5["citations"]:
        assert set(citation) == CITATION_KEYS
    for passage in action_5["retrieved"]:
        assert set(passage) == RETRIEVED_KEYS


def test_the_object_is_valid_by_its_model(action_5: dict[str, Any]) -> None:
    answer = Answer.model_validate(action_5)
    assert (answer.id, answer.status, answer.mode) == ("1", "answered", "extractive")


def test_action_5_gives_its_five_commitments_each_cited_and_nothing_else(
    action_5: dict[str, Any],
) -> None:
    texts = [statement["text"] for statement in action_5["statements"]]
    assert [text.replace("*", "").strip()[:3] for text in texts] == [
        "5a.",
        "5b.",
        "5c.",
        "5d.",
        "5e.",
    ]
    assert all(statement["citations"] for statement in action_5["statements"])
    assert {citation["doc_id"] for citation in action_5["citations"]} == {STRATEGY}
    assert all("Action 5" in citation["section"] for citation in action_5["citations"])


def test_every_marker_in_the_answer_is_a_citation_and_every_citation_is_used(
    action_5: dict[str, Any],
) -> None:
    numbers = [citation["number"] for citation in action_5["citations"]]
    used = {number for statement in action_5["statements"] for number in statement["citations"]}
    assert numbers == sorted(used) == list(range(1, len(numbers) + 1))
    assert all(f"[{number}]" in action_5["answer"] for number in numbers)


def test_every_quote_stands_in_its_passage(action_5: dict[str, Any], bundled_home: Path) -> None:
    with Library.open(bundled_home) as library:
        for citation in action_5["citations"]:
            (passage,) = library.passages([citation["passage_id"]])
            assert squeezed(citation["quote"]) in squeezed(passage.text)


def test_questions_given_together_are_one_conversation(bundled_home: Path) -> None:
    first, second = objects(
        run("ask", "What does action 5 commit us to?", "and action 6?", "--json", home=bundled_home)
    )
    assert (first["id"], second["id"]) == ("1", "2")
    assert second["question"] == "and action 6?"
    assert "action 6" in second["standalone_question"].lower()
    assert len(second["standalone_question"]) > len("and action 6?")


def test_what_the_library_does_not_hold_is_not_answered(bundled_home: Path) -> None:
    (answer,) = objects(run("ask", "What is the capital of Mongolia?", "--json", home=bundled_home))
    assert answer["status"] in {"not_in_library", "out_of_scope"}
    assert (answer["statements"], answer["citations"]) == ([], [])
    assert answer["answer"]


def test_without_json_the_answer_stands_above_its_sources(small_home: Path) -> None:
    shown = run("ask", COST, home=small_home).stdout
    assert "£125,000" in shown
    assert shown.index("£125,000") < shown.index("\n[1] Referrals plan")


def test_a_file_gives_the_last_answer_of_each_conversation_under_its_id(
    small_home: Path, tmp_path: Path
) -> None:
    file = write_lines(
        tmp_path / "questions.jsonl",
        {"id": "cost", "questions": ["How are referrals answered?", COST]},
        {"id": 7, "questions": ["How many cooks has Riverside?"], "slice": "tables"},
    )
    first, second = objects(run("ask", "--file", file, "--json", home=small_home))
    assert (first["id"], first["question"]) == ("cost", COST)
    assert str(second["id"]) == "7"
    assert second["status"] == "answered"


def test_conversations_of_a_file_do_not_mix(small_home: Path, tmp_path: Path) -> None:
    alone = write_lines(
        tmp_path / "alone.jsonl", {"id": "b", "questions": ["and what does it cost?"]}
    )
    after = write_lines(
        tmp_path / "after.jsonl",
        {"id": "a", "questions": ["How many cooks has Riverside?"]},
        {"id": "b", "questions": ["and what does it cost?"]},
    )
    (expected,) = objects(run("ask", "--file", alone, "--json", home=small_home))
    _, found = objects(run("ask", "--file", after, "--json", home=small_home))
    assert found["standalone_question"] == expected["standalone_question"]
    assert found["answer"] == expected["answer"]


def test_blank_lines_of_a_file_are_passed_over(small_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    line = json.dumps({"id": "1", "questions": [COST]})
    file.write_text(f"\n{line}\n\n", encoding="utf-8")
    assert len(objects(run("ask", "--file", file, "--json", home=small_home))) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": 1, "questions": [', "not JSON"),
        ('{"id": 1}', "questions"),
        ('{"id": 1, "questions": []}', "questions"),
        ("[1]", "line 2"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(
    line: str, told: str, small_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"id": 0, "questions": ["A question?"]}}\n{line}\n', encoding="utf-8")
    result = run("ask", "--file", file, "--json", home=small_home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{file}, line 2: " in result.stderr
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_told_in_one_line(small_home: Path, tmp_path: Path) -> None:
    result = run("ask", "--file", tmp_path / "absent.jsonl", home=small_home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Cannot read ")


@pytest.mark.parametrize("arguments", [(), ("A question?", "--file", "questions.jsonl")])
def test_either_questions_or_a_file_are_wanted(
    arguments: tuple[str, ...], small_home: Path
) -> None:
    result = run("ask", *arguments, home=small_home)
    assert (result.exit_code, result.stderr) == (2, "Give either questions or --file.\n")


@pytest.mark.parametrize("question", ["", "   ", "?!", "\N{ZERO WIDTH SPACE}"])
def test_an_empty_question_is_answered_with_a_request(question: str, small_home: Path) -> None:
    (answer,) = objects(run("ask", question, "--json", home=small_home))
    assert answer["status"] != "answered"
    assert answer["answer"]
    assert answer["citations"] == []


def test_a_question_of_5000_characters_is_refused_with_the_limit(small_home: Path) -> None:
    question = ("How are referrals answered? " * 200)[:5000]
    (answer,) = objects(run("ask", question, "--json", home=small_home))
    assert answer["status"] != "answered"
    assert "4,000" in answer["answer"]


def test_a_question_within_the_limit_is_answered_however_long(small_home: Path) -> None:
    (answer,) = objects(run("ask", f"{COST} {'Please. ' * 400}", "--json", home=small_home))
    Answer.model_validate(answer)


def test_a_conversation_is_also_written_to_word_and_markdown(
    small_home: Path, tmp_path: Path
) -> None:
    word, markdown = tmp_path / "costs.docx", tmp_path / "costs.md"
    result = run(
        "ask", COST, "How many cooks has Riverside?", "--docx", word, "--markdown", markdown,
        home=small_home,
    )  # fmt: skip
    assert result.exit_code == 0
    assert "£125,000" in result.stdout
    texts = [paragraph.text for paragraph in Document(str(word)).paragraphs]
    assert texts.index(COST) < texts.index("How many cooks has Riverside?")
    assert any("£125,000" in text for text in texts)
    written = markdown.read_text(encoding="utf-8")
    assert "[^1-1]: “" in written
    for title in ("Made: ", "Library: 2 documents, version ", "Model: ", "How it was made: "):
        assert title in written
        assert any(text.startswith(title) for text in texts)


def test_a_file_that_cannot_be_written_is_told_after_the_answer(
    small_home: Path, tmp_path: Path
) -> None:
    place = tmp_path / "absent" / "costs.docx"
    result = run("ask", COST, "--docx", place, home=small_home)
    assert result.exit_code == 2
    assert "£125,000" in result.stdout
    assert result.stderr.startswith(f"{place} cannot be written: ")


def test_a_document_of_one_conversation_is_not_made_of_a_file_of_many(tmp_path: Path) -> None:
    result = run("ask", "--file", tmp_path / "questions.jsonl", "--docx", tmp_path / "a.docx")
    assert result.exit_code == 2
    assert "one conversation" in result.stderr


def test_a_refusal_names_the_nearest_documents_once(small_home: Path) -> None:
    question = "Who pays for the kitchens in the referrals plan for Oslo?"
    (answer,) = objects(run("ask", question, "--json", home=small_home))
    assert answer["status"] == "not_in_library"
    shown = run("ask", question, home=small_home).stdout
    assert shown.count("Nearest documents") == 1
    for document in answer["nearest"]:
        assert shown.count(f"- {document['title']}") == 1
