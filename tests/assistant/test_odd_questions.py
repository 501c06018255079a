"""Whatever is typed, an answer comes back: too long, empty, in the syntax of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.models import Answer

if TYPE_CHECKING:
    from assistant.conversation import Assistant

HOSTILE = {
    "SQL": "Robert'); DROP TABLE passages;-- what is the turnover?",
    "a pattern": r".*(turnover)+?[a-z]{2,}|(((",
    "Markdown": "# Turnover **of** [NHS](http://x) trusts | a | b |\n- [1] `x`",
    "HTML": "<script>alert(1)</script> What is NHS trust turnover? <img src=x onerror=y>",
    "a template": "{{7*7}} ${turnover} %s {0} turnover",
    "a search syntax": 'turnover AND OR NOT NEAR("a" "b") text:* ^2 ~3 +must -not',
    "null bytes": "turnover\x00 of \x00NHS trusts",
    "bytes that were no text": "turnover \ud800\udfff of care workers",
    "a mark for the other direction": "\u202eturnover of care workers",
    "many accents": "turnove" + "r\u0301" * 500,
    "one long word": "x" * 3999,
    "only marks": "|" * 3000,
    "another script": "劳动力战略的优先事项是什么",
    "emoji around words": "😀 What is the turnover of care workers? 🎉",
    "white space": " \n\t" * 1000 + "turnover" + " " * 500,
    "a pasted page": ("The plan sets out turnover, vacancies and training. " * 80)[:3999],
}


def test_a_question_of_5000_characters_is_refused_with_the_limit(assistant: Assistant) -> None:
    question = ("What does action 5 commit us to? " * 200)[:5000]

    answer = assistant.ask(question)

    assert (answer.status, answer.statements, answer.retrieved) == ("out_of_scope", (), ())
    assert "4,000" in answer.answer
    assert answer.question == question


@pytest.mark.parametrize("question", ["", "   ", "?!…", "🎉", "\x00", "\ud800"])
def test_a_question_without_a_word_is_met_with_a_request(
    question: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)

    assert (answer.status, answer.statements) == ("out_of_scope", ())
    assert "Type what you want to know" in answer.answer


@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_typed_the_answer_is_whole(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)

    assert Answer.model_validate_json(answer.model_dump_json()) == answer
    assert bool(answer.statements) or answer.status in {"not_in_library", "out_of_scope"}
    assert "<script" not in answer.answer


def test_marks_around_a_question_do_not_change_its_answer(assistant: Assistant) -> None:
    plain = assistant.ask("What is the turnover of care workers?")
    marked = assistant.ask("😀 **What** is the `turnover` of care workers?")

    assert marked.statements == plain.statements
