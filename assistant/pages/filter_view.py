"""The filter on the documents that are answered from: chosen, shown while in force, removed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages.wording import term_of
from assistant.progress_wording import count
from indexing.entries import WHOLE_LIBRARY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.pages.state import Chat
    from corpus.record import DocumentRecord
    from indexing.entries import SearchFilter

_CORE = "The strategy’s own set only"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of the catalogue that documents can be chosen by."""

    name: str
    """Of the filter's field."""
    record_field: str
    label: str

    def key(self, mine: Chat) -> str:
        """The key of its element on the page."""
        return f"filter-{self.name}-{mine.id}"

    def values(self, where: SearchFilter) -> tuple[str, ...]:
        """What is chosen in it."""
        return getattr(where, self.name) or ()


_FIELDS = (
    _Field("sectors", "sector", "Sector"),
    _Field("types", "type", "Type of document"),
    _Field("geographies", "geography", "Place"),
)


def draw_filter(mine: Chat, records: Collection[DocumentRecord]) -> None:
    """Draws the way to choose documents, and what is chosen as chips that remove it."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="filter"):
        with st.popover("Choose documents", type="tertiary", icon=":material/filter_list:"):
            _draw_choices(mine, records)
        for label, rest in _chips(mine.where, records):
            st.button(
                label,
                key=f"chip-{label}",
                icon=":material/close:",
                icon_position="right",
                help="Remove from the filter",
                on_click=mine.narrow,
                args=(rest,),
            )
        if mine.where != WHOLE_LIBRARY:
            st.html(f"<p class='wsa-meta'>{_told(mine.where, records)}</p>", width="content")


def _draw_choices(mine: Chat, records: Collection[DocumentRecord]) -> None:
    st.html("<p class='wsa-label'>Answer only from documents of</p>")
    for field in _FIELDS:
        held = {str(value) for r in records if (value := getattr(r, field.record_field))}
        st.session_state[field.key(mine)] = [v for v in field.values(mine.where) if v in held]
        st.multiselect(
            field.label,
            sorted(held, key=term_of),
            format_func=term_of,
            key=field.key(mine),
            placeholder="Any",
            on_change=_choose,
            args=(mine,),
        )
    st.session_state[_core_key(mine)] = bool(mine.where.core)
    st.checkbox(_CORE, key=_core_key(mine), on_change=_choose, args=(mine,))
    st.html(f"<p class='wsa-meta'>{_told(mine.where, records)}</p>")


def _choose(mine: Chat) -> None:
    """Puts into force what was chosen."""
    chosen = {field.name: tuple(st.session_state[field.key(mine)]) or None for field in _FIELDS}
    core = True if st.session_state[_core_key(mine)] else None
    mine.narrow(replace(WHOLE_LIBRARY, documents=mine.where.documents, core=core, **chosen))


def as_label(text: str) -> str:
    """`text` for a button, whose label Streamlit reads as Markdown with signs of its own."""
    # A backslash undoes Markdown's marks; ":name:" is undone by a joiner that is not seen.
    return re.sub(r"([\\`*_\[\]<>#|~$])", r"\\\1", text).replace(":", ":\u2060")


def _core_key(mine: Chat) -> str:
    return f"filter-core-{mine.id}"


def _told(where: SearchFilter, records: Collection[DocumentRecord]) -> str:
    held = sum(where.lets_through(record) for record in records)
    if not held:
        return "No document is of all these at once."
    return f"{held} of {count(len(records), 'document')}"


def _chips(
    where: SearchFilter, records: Collection[DocumentRecord]
) -> Iterator[tuple[str, SearchFilter]]:
    """What is in force, one label each, with the filter that is left without it."""
    for field in _FIELDS:
        values = field.values(where)
        for value in values:
            rest = tuple(other for other in values if other != value) or None
            yield term_of(value), replace(where, **{field.name: rest})
    if where.core:
        yield _CORE, replace(where, core=None)
    if where.documents is not None:
        titles = " and ".join(r.title for r in records if r.id in where.documents)
        yield as_label(titles or "A document that is gone"), replace(where, documents=None)
