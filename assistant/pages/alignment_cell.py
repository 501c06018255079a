"""One cell of the matrix, opened: both sides quoted, the reasons, what people decided."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.alignment.decisions import DecisionError, Decisions, decide, pair_key
from assistant.alignment.model import GRADES
from assistant.answering.compose import caveat
from assistant.pages.markdown_html import passage_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.alignment.decisions import Decision
    from assistant.alignment.matrix import Cell
    from assistant.alignment.model import AlignedUnit, Grade, Match
    from corpus.record import DocumentRecord

_WHOLE = "The whole cell"
SAID = "alignment_said"
"""Where a page that is drawn again finds what to say first."""


def draw_cell(
    cell: Cell, target: DocumentRecord, decisions: Decisions, kept: Iterable[Decision]
) -> str:
    """Draws an open cell with a form to decide on it; gives what screen readers are told."""
    title = f"{cell.row.unit.label or 'This unit'} beside {target.title}"
    st.html(
        f"<section class='wsa-cell' id='open-cell' tabindex='-1'>{_html(cell, title)}</section>"
    )
    _history(cell, kept)
    try:
        _decide(cell, decisions)
    except DecisionError as error:
        st.error(str(error))
        return str(error)
    return f"{title}: {cell.proposed}."


def _decide(cell: Cell, decisions: Decisions) -> None:
    """Draws the form; keeps what it gives and draws the page again."""
    with st.form("decide", border=True):
        st.html("<h3 class='wsa-sources'>Decide on this</h3>")
        pairs = [None, *(match.unit for match in cell.row.matches)]
        chosen = st.selectbox("What you decide on", pairs, format_func=_called)
        first, second = st.columns(2)
        best_first = GRADES[::-1]
        grade = first.selectbox("Your grade", best_first, index=best_first.index(cell.proposed))
        who = second.text_input("Your name")
        why = st.text_area("Why, or a note", height=80)
        if not st.form_submit_button("Keep the decision"):
            return
    made = decide(
        cell.row.unit,
        cell.target,
        chosen,
        proposed=_proposed(cell, chosen),
        decided=grade,
        who=who,
        why=why,
    )
    decisions.keep(made)
    st.session_state[SAID] = "Decision kept."
    st.rerun()


def _proposed(cell: Cell, chosen: AlignedUnit | None) -> Grade:
    if chosen is None:
        return cell.proposed
    return next(match.grade for match in cell.row.matches if match.unit == chosen)


def _called(unit: AlignedUnit | None) -> str:
    return unit.text if unit else _WHOLE


def _html(cell: Cell, title: str) -> str:
    grade = cell.proposed
    matches = "".join(_match(match) for match in cell.row.matches)
    body = (
        f"<ol class='wsa-pairs'>{matches}</ol>" if matches else f"<p>{escape(cell.row.reason)}</p>"
    )
    return (
        f"<h2 class='wsa-section'>{escape(title)}</h2>"
        f"<p class='wsa-verdict wsa-grade-{grade}'>The machine proposes: {grade}</p>"
        f"<p class='wsa-label'>Ours</p>{_quoted(cell.row.unit)}"
        f"<p class='wsa-label'>Theirs</p>{body}"
    )


def _match(match: Match) -> str:
    return (
        f"<li><b>{match.grade}</b> <span class='wsa-meta'>(score {match.score:.2f})</span>"
        f"{_quoted(match.unit)}<p class='wsa-meta'>Why: {escape(match.reason_told)}</p></li>"
    )


def _quoted(unit: AlignedUnit) -> str:
    passage = unit.passage
    page = f", page {passage.page}" if passage.page else ""
    where = escape(" › ".join(passage.heading_path[1:] or passage.heading_path))
    link = passage_link(passage.id, "Open the passage", label=f"Open the passage: {unit.text[:60]}")
    note = caveat(passage.heading_path).strip(" —")
    warning = f"<p class='wsa-caveat'>Please note: {escape(note)}.</p>" if note else ""
    return (
        f"<blockquote>{escape(unit.text)}</blockquote>"
        f"<p class='wsa-meta'>{where}{page}. {link}</p>{warning}"
    )


def _history(cell: Cell, kept: Iterable[Decision]) -> None:
    unit, target = cell.row.unit, cell.target
    texts = ("", *(match.unit.text for match in cell.row.matches))
    keys = {pair_key(unit.doc_id, unit.text, target, text) for text in texts}
    lines = "".join(_decision(decision) for decision in kept if decision.pair in keys)
    if lines:
        st.html(
            f"<h3 class='wsa-sources'>What people decided</h3><ul class='wsa-plain'>{lines}</ul>"
        )


def _decision(decision: Decision) -> str:
    about = f"“{decision.target_text}”" if decision.target_text else "the whole cell"
    why = f": {decision.why}" if decision.why else ""
    said = f"confirmed {about} as {decision.decided}"
    if decision.decided != decision.proposed:
        said = f"changed {about} from {decision.proposed} to {decision.decided}"
    return f"<li>{escape(f'{decision.who}, {decision.made_at[:10]}: {said}{why}')}</li>"
