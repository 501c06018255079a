"""The pages of alignment and evidence as a visitor meets them, over a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawn import page_of, text_of
from streamlit.testing.v1 import AppTest

from assistant.alignment.decisions import Decisions

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.settings import Settings

    Use = Callable[[Settings], None]
    Until = Callable[[Callable[[], bool]], None]


def alignment_page() -> None:
    from assistant.pages import alignment

    alignment.show()


def evidence_page() -> None:
    from assistant.pages import evidence

    evidence.show()


def other_document(app: AppTest) -> str:
    """A framework that is chosen, so that there is a matrix."""
    chosen = app.multiselect[0].options
    app.multiselect[0].set_value([chosen[0]])
    app.run()
    return chosen[0]


def test_every_cell_says_its_grade_in_words_and_opens_its_pairs(
    visit_page: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit_page(alignment_page, plans)
    other_document(app)

    table = page_of(app).select_one("table.wsa-matrix")
    assert table is not None
    cells = table.select("td a")
    assert cells
    assert {cell.text for cell in cells} <= {"strong", "partial", "none"}
    assert all("Open its pairs" in str(cell["aria-label"]) for cell in cells)
    assert all(head.has_attr("scope") for head in table.select("th"))


def test_an_action_a_row_shows_no_links(
    visit_page: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit_page(alignment_page, plans)
    other_document(app)
    app.toggle[0].set_value(True).run()

    table = page_of(app).select_one("table.wsa-matrix")
    assert table is not None
    assert table.select("td")
    assert table.select("td a") == []


def test_the_evidence_page_asks_for_a_statement_and_shows_what_bears_on_it(
    visit_page: Callable[..., AppTest], plans: Settings
) -> None:
    app = visit_page(evidence_page, plans)
    assert "Type a statement" in text_of(app)
    app.text_input[0].set_value("hire nurses").run()

    assert not app.exception
    assert "document" in text_of(app)


def test_a_decision_made_on_the_page_is_kept_with_its_name(
    visit_page: Callable[..., AppTest], plans: Settings, tmp_path: object
) -> None:
    del tmp_path
    app = visit_page(alignment_page, plans)
    title = other_document(app)
    link = page_of(app).select("table.wsa-matrix td a")[0]
    app.query_params["cell"] = str(link["data-passage"]).removeprefix("cell:")
    app.run()
    app.text_input[0].set_value("Ada")
    app.button[0].click().run()

    assert not app.exception, title
    kept = Decisions(plans.home).all()
    assert [decision.who for decision in kept] == ["Ada"]
    assert "Decision kept." in [message.value for message in app.success]
    (plans.home / "decisions.db").unlink()
