"""Adding, describing and removing documents on the page of the library, over a real library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from drawn import addresses, page_of, text_of
from streamlit.testing.v1 import AppTest

from assistant.library_run import update_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Until = Callable[[Callable[[], bool]], None]
    Visit = Callable[..., AppTest]

LAMPS = b"# Lamps <script>alert(1)</script>\n\nThe quay has nineteen lamps.\n"


def library_page() -> None:
    from assistant.pages import library

    library.show()


@pytest.fixture
def visit(visit_page: Callable[..., AppTest]) -> Callable[..., AppTest]:
    return partial(visit_page, library_page)


def over(app: AppTest, until: Until, words: str) -> None:
    """Waits until the change that was begun is over and the page says so."""
    until(lambda: words in text_of(app.run()))
    assert not app.exception


def add(app: AppTest, until: Until, *files: tuple[str, bytes]) -> None:
    app.file_uploader[0].set_value([(name, data, "") for name, data in files])
    next(b for b in app.button if b.label == "Add to the library").click().run()
    over(app, until, "added")


def button(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click().run()


def test_files_are_added_and_those_that_are_not_are_named(
    visit: Visit, own_copy: Settings, until: Until
) -> None:
    app = visit(own_copy)
    add(app, until, ("lamps.md", LAMPS), ("void.txt", b""), ("broken.docx", b"PK"))

    words = text_of(app)
    assert "1 document was added" in words
    assert "void.txt : the file is empty" in words
    assert "broken.docx : " in words
    assert "?document=added-lamps" in addresses(page_of(app))
    assert not page_of(app).select("script")
    assert "Added here on " in words
    button(app, "Put this message away")
    assert "1 document was added" not in text_of(app)


def test_an_added_document_says_so_and_can_be_described_and_removed(
    visit: Visit, own_copy: Settings, until: Until
) -> None:
    app = visit(own_copy)
    add(app, until, ("lamps.md", LAMPS))
    app.query_params["document"] = "added-lamps"
    assert "File lamps.md Added here" in text_of(app.run())

    app.text_input(key="describe-title-added-lamps").set_value("The quay’s lamps")
    app.selectbox(key="describe-type-added-lamps").set_value("data")
    button(app, "Save")
    over(app, until, "“The quay’s lamps” was changed")
    assert "date not stated · Data" in text_of(app)

    button(app, "Remove from the library")
    button(app, "Remove it")
    over(app, until, "“The quay’s lamps” was removed")
    assert "3 documents, the newest first." in text_of(app)
    assert "document" not in app.query_params


def test_a_document_of_the_folder_cannot_be_changed_here(visit: Visit, indexed: Settings) -> None:
    app = visit(indexed, document="odd-signs")
    assert [e.label for e in app.expander] == []
    assert "Added here" not in text_of(app)


def test_where_uploads_are_off_nothing_can_be_added_or_removed(
    visit: Visit, own_copy: Settings
) -> None:
    from assistant.adding import add_documents
    from assistant.upload_check import Upload

    add_documents(own_copy, [Upload("lamps.md", LAMPS)])
    update_library(own_copy)
    closed = own_copy.model_copy(update={"uploads": False})
    assert not visit(closed).file_uploader
    app = visit(closed, document="added-lamps")
    assert not app.expander
    assert "Added here" in text_of(app)


def test_no_file_chosen_is_told(visit: Visit, indexed: Settings) -> None:
    app = visit(indexed)
    button(app, "Add to the library")
    assert "Choose a file first." in text_of(app)
