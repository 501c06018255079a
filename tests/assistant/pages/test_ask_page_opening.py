"""The page Ask before its library is ready, and where something is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from asking import APP, RULES, ask, labels
from drawn import one, page_of, text_of
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Visit = Callable[[Settings], AppTest]
    Until = Callable[[Callable[[], bool]], None]


def test_a_question_asked_before_the_library_is_ready_is_answered_when_it_is(
    use: Use, until: Until, fresh: Settings
) -> None:
    use(fresh)
    app = AppTest.from_file(APP, default_timeout=60).run()
    ask(app, RULES)
    assert "You get the answer as soon as the library is ready." in text_of(app)
    until(lambda: "Early notice." in text_of(app.run()))
    assert not app.exception


def test_two_questions_asked_before_the_library_is_ready_are_both_answered(
    use: Use, until: Until, fresh: Settings
) -> None:
    use(fresh)
    app = AppTest.from_file(APP, default_timeout=60).run()
    ask(app, RULES)
    ask(app, "When does the rota office close?")
    until(lambda: len(app.run().session_state["chat"].answers) == 2)
    assert [a.question for a in app.session_state["chat"].answers] == [
        RULES,
        "When does the rota office close?",
    ]


def test_a_first_use_shows_progress_and_names_what_could_not_be_read(
    use: Use, until: Until, fresh: Settings
) -> None:
    (fresh.library / "broken.md").write_text("---\ntitle: [\n---\n# Broken\n", encoding="utf-8")
    use(fresh)
    app = AppTest.from_file(APP, default_timeout=60)
    until(lambda: "Preparing the library" in text_of(app.run()))
    assert "of 3 documents" in text_of(app)
    assert app.get("progress")
    until(lambda: "The library holds" in text_of(app.run()))
    assert "1 document could not be read." in text_of(app)
    assert "broken.md" in text_of(app)


def test_a_folder_that_is_not_there_is_told_in_plain_words(visit: Visit, fresh: Settings) -> None:
    app = visit(fresh.model_copy(update={"library": fresh.home / "nowhere"}))
    alert = one(page_of(app), "[role=alert]").text
    assert "The library could not be opened" in alert
    assert "nowhere" in alert
    assert sorted(labels(app)) == ["New conversation", "Try again"]


def test_a_damaged_library_is_built_again_at_the_press_of_a_button(
    visit: Visit, own_copy: Settings, until: Until
) -> None:
    (own_copy.home / "library.db").write_bytes(b"not a database " * 400)
    app = visit(own_copy)
    next(b for b in app.button if b.label == "Build the index again").click().run()
    until(lambda: "The library holds 3 documents" in text_of(app.run()))


def test_a_question_that_fails_is_kept_and_can_be_tried_again(
    visit: Visit, own_copy: Settings, until: Until
) -> None:
    app = visit(own_copy)
    library = own_copy.home / "library.db"
    whole = library.read_bytes()
    library.write_bytes(b"not a database " * (len(whole) // 15))
    ask(app, RULES)
    assert "This question could not be answered" in one(page_of(app), "[role=alert]").text
    assert RULES in text_of(app)
    library.write_bytes(whole)
    next(b for b in app.button if b.label == "Try again").click().run()
    until(lambda: "Early notice." in text_of(app.run()))


def test_a_setting_that_is_not_one_is_told_with_those_that_are(
    use: Use, indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(indexed)
    monkeypatch.setenv("WORKFORCE_HOEM", "/elsewhere")
    app = AppTest.from_file(APP, default_timeout=60).run()
    alert = one(page_of(app), "[role=alert]").text
    assert "WORKFORCE_HOEM" in alert
    assert "WORKFORCE_HOME" in alert
