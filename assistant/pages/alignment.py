"""The page that sets the plan beside the frameworks that it answers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.alignment.agreement import agreement
from assistant.alignment.decisions import DecisionError, Decisions, newest
from assistant.alignment.exports import HOW, as_json_lines, as_one_sheet, as_sheets, as_word
from assistant.alignment.frameworks import frameworks, own_plan
from assistant.alignment.matrix import matrix
from assistant.context import passage_in_context
from assistant.exports import as_csv, as_xlsx, provenance_of
from assistant.pages.alignment_cell import SAID, draw_cell
from assistant.pages.alignment_matrix import CELL, cell_address, matrix_html, summary_html
from assistant.pages.bridge import announce, passage_links
from assistant.pages.frame import begin_page
from assistant.pages.passage_view import ask_for, asked_for, show_passage
from assistant.pages.ready import draw_when_ready
from assistant.pages.resources import library_opening
from assistant.pages.wording import term_of

if TYPE_CHECKING:
    from assistant.alignment.decisions import Decision
    from assistant.alignment.matrix import Matrix
    from assistant.alignment.model import Alignment
    from assistant.conversation import Assistant
    from assistant.opening import Shelf
    from assistant.settings import Settings

TITLE = "Alignment"
_CELL = "cell"
_ANY_THEME = "any theme"
_INTRODUCTION = (
    "Line by line: where our plan answers the frameworks, and what is missing on either side. The "
    "grades are a machine's proposal from the words of both; open a cell to read both sides and to "
    "decide for yourself."
)
_NO_PLAN = (
    "No document of this library has actions or commitments that its headings, lists or tables "
    "mark as such, so there is nothing to set beside others."
)
_WIDE = "<style>[data-testid='stMainBlockContainer']{max-width:80rem}</style>"


def show() -> None:
    """Draws the page."""
    unseen, settings = begin_page(TITLE)
    if settings is None:
        return
    with unseen:
        passage_links(show=None, on_follow=_follow)
        last_words = st.container()
    st.html(_WIDE)
    st.html(f"<p class='wsa-introduction'>{_INTRODUCTION}</p>")
    words = draw_when_ready(
        library_opening(settings),
        lambda assistant: _draw(assistant, settings),
        meanwhile="The alignment appears as soon as it is ready.",
    )
    with last_words:
        announce(words, show="open-cell" if st.query_params.get(_CELL) else None)


def _follow(address: str, commitment: str | None) -> None:
    if address.startswith(CELL):
        st.query_params[_CELL] = address.removeprefix(CELL)
    else:
        ask_for(address, commitment)


def _draw(assistant: Assistant, settings: Settings) -> str:
    """Draws the matrix; gives what screen readers are told."""
    shelf = assistant.shelf
    own = own_plan(shelf)
    if own is None:
        st.html(f"<p>{_NO_PLAN}</p>")
        return _NO_PLAN
    decisions = Decisions(settings.home)
    try:
        kept = decisions.all()
    except DecisionError as error:
        st.error(str(error))
        kept = ()
    found = _choose(shelf, own, kept)
    if not found.alignments:
        st.html("<p>Choose a framework to set beside the plan.</p>")
        return ""
    return _draw_found(assistant, found, decisions, kept)


def _choose(shelf: Shelf, own: str, kept: tuple[Decision, ...]) -> Matrix:
    """The matrix of what is chosen; the filters are drawn."""
    first, second = st.columns(2)
    titles = shelf.titles
    sources = list(shelf.register.documents)
    source = first.selectbox(
        "Ours", sources, index=sources.index(own), format_func=titles.__getitem__
    )
    themes = sorted({str(theme) for record in shelf.records.values() for theme in record.themes})
    theme = second.selectbox(
        "Frameworks with something to say on", [_ANY_THEME, *themes], format_func=term_of
    )
    offered = [
        doc_id
        for doc_id, record in shelf.records.items()
        if doc_id != source and (theme == _ANY_THEME or theme in record.themes)
    ]
    targets = st.multiselect(
        "Frameworks",
        offered,
        default=[doc_id for doc_id in frameworks(shelf, source) if doc_id in offered],
        format_func=titles.__getitem__,
        key=f"with-{source}-{theme}",
    )
    return matrix(shelf.aligner, source, targets, newest(kept))


def _draw_found(
    assistant: Assistant, found: Matrix, decisions: Decisions, kept: tuple[Decision, ...]
) -> str:
    shelf = assistant.shelf
    names = {target: _short(shelf, target) for target in found.alignments}
    actions = st.toggle("One row an action", value=False)
    only = st.toggle("Only what has a gap", value=False)
    rows = found.by_action() if actions else found.rows
    rows = tuple(row for row in rows if not only or "none" in row.grades.values())
    asked = st.query_params.get(_CELL, "")
    name, _, target = asked.partition("|")
    st.html(matrix_html(rows, names, "Ours beside each framework", cell_address(name, target)))
    cell = found.cell(name, target) if target in found.alignments else None
    said = st.session_state.pop(SAID, "")
    if said:
        st.success(said)
    words = f"{len(rows)} rows beside {len(names)} frameworks."
    if cell is not None:
        words = draw_cell(cell, shelf.records[target], decisions, kept)
    st.html("<h2 class='wsa-section'>In sentences</h2>" + summary_html(found, names))
    st.html(f"<p>{escape(agreement(newest(kept).values()).in_words)}</p>")
    _draw_gaps(shelf, found, names, target)
    _draw_passage(assistant)
    return f"{said} {words}".strip()


def _short(shelf: Shelf, doc_id: str) -> str:
    """What people call a document: its name in the glossary, or its title."""
    named = (entry.term for entry in shelf.glossary.entries if entry.document == doc_id)
    return next(named, shelf.titles[doc_id])


def _draw_gaps(shelf: Shelf, found: Matrix, names: dict[str, str], open_target: str) -> None:
    st.html("<h2 class='wsa-section'>Gaps and exports</h2>")
    targets = list(found.alignments)
    place = targets.index(open_target) if open_target in targets else 0
    target = st.selectbox("Framework", targets, index=place, format_func=names.__getitem__)
    alignment = found.alignments[target]
    st.html("".join(f"<p class='wsa-caveat'>{escape(words)}</p>" for words in alignment.caveats))
    first, second = st.columns(2)
    first.html(_unanswered_html(alignment))
    second.html(_gaps_html(alignment))
    _draw_exports(shelf, alignment, target)


def _unanswered_html(alignment: Alignment) -> str:
    rows = "".join(
        f"<li><b>{escape(row.unit.label)}</b> {escape(row.unit.text)}</li>"
        for row in alignment.unanswered
    )
    none = "<p>Every unit of ours has at least a partial counterpart.</p>"
    return f"<h3>Ours with no counterpart found</h3>{f'<ul>{rows}</ul>' if rows else none}"


def _gaps_html(alignment: Alignment) -> str:
    chapters = dict.fromkeys(unit.chapter for unit in alignment.gaps)
    lists = "".join(
        f"<p class='wsa-label'>{escape(chapter)}</p><ul>"
        + "".join(f"<li>{escape(u.text)}</li>" for u in alignment.gaps if u.chapter == chapter)
        + "</ul>"
        for chapter in chapters
    )
    return f"<h3>Theirs that nothing of ours answers</h3>{lists or '<p>None found.</p>'}"


def _draw_exports(shelf: Shelf, alignment: Alignment, target: str) -> None:
    made = provenance_of(shelf.library, HOW)
    name = f"alignment-{target}"
    with st.container(horizontal=True):
        st.download_button("Word", lambda: as_word(alignment, made), f"{name}.docx")
        st.download_button("Excel", lambda: as_xlsx(as_sheets(alignment), made), f"{name}.xlsx")
        csv = as_csv(as_one_sheet(alignment), made).encode("utf-8-sig")
        st.download_button("CSV", csv, f"{name}.csv", "text/csv")
        lines = "\n".join(as_json_lines(alignment)) + "\n"
        st.download_button("JSON lines", lines, f"{name}.jsonl", "application/json")


def _draw_passage(assistant: Assistant) -> None:
    wanted = asked_for()
    if wanted is not None and not wanted.startswith(CELL):
        show_passage(passage_in_context(assistant.library, wanted), ())
