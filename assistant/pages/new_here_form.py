"""What a newcomer is asked; their choices stand in the page's address and outlast other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.onboarding import Visitor, load_tours
from assistant.onboarding.model import DEFAULT_MINUTES
from assistant.onboarding.places import places_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.conversation import Assistant
    from assistant.onboarding.tours import Tours

_CHOICES = "new-here"
_FIELDS: tuple[str, ...] = ("sector", "minutes", "role", "goal", "place")


def ask_who(assistant: Assistant | None) -> Visitor | None:
    """Draws the questions; gives the newcomer, or None while the first is not answered."""
    tours = load_tours()
    kept = _kept()
    sectors = tours.sectors
    sector = _radio(
        "Where do you work, or want to?",
        "sector",
        list(sectors),
        kept.get("sector"),
        lambda key: sectors[key].short,
    )
    minutes = _radio(
        "How long do you have?",
        "minutes",
        [str(minutes) for minutes in tours.lengths],
        kept.get("minutes", str(DEFAULT_MINUTES)),
        lambda minutes: f"{minutes} minutes",
    )
    with st.expander("Make it fit you more", expanded=any(map(kept.get, _FIELDS[2:]))):
        role, goal, place = _ask_more(kept, tours, assistant)
    chosen = dict(zip(_FIELDS, (sector or "", minutes or "", role, goal, place), strict=True))
    _keep(chosen, waiting=assistant is None)
    if not sector or not minutes:
        return None
    return Visitor(sector, int(minutes), role, goal, place)


def _ask_more(
    kept: dict[str, str], tours: Tours, assistant: Assistant | None
) -> tuple[str, str, str]:
    """Role, reason and place; empty where none is chosen."""
    # One below the other: beside each other they are too narrow for what they say.
    roles = {key: choice.name for key, choice in tours.roles.items()}
    role = _select("What do you do?", "role", roles, kept)
    goals = {key: choice.name for key, choice in tours.goals.items()}
    goal = _select("What brings you here?", "goal", goals, kept)
    places = places_named(assistant.shelf, tours) if assistant else ()
    place = _select("Which place?", "place", {name: name for name in places}, kept)
    return role, goal, place


def _radio(
    label: str, name: str, options: Sequence[str], kept: str | None, says: Callable[[str], str]
) -> str | None:
    index = options.index(kept) if kept in options else None
    return st.radio(
        label, options, index, format_func=says, key=f"new-here-{name}", horizontal=True
    )


def _select(label: str, name: str, names: Mapping[str, str], kept: Mapping[str, str]) -> str:
    listed = ["", *names]
    before = kept.get(name, "")
    return st.selectbox(
        label,
        listed,
        listed.index(before) if before in listed else 0,
        format_func=lambda key: names[key] if key else "Any",
        key=f"new-here-{name}",
    )


def _kept() -> dict[str, str]:
    """What was chosen: in the page's address, or before another page was opened."""
    asked = {name: st.query_params[name] for name in _FIELDS if name in st.query_params}
    return asked or st.session_state.get(_CHOICES, {})


def _keep(chosen: dict[str, str], *, waiting: bool) -> None:
    """Puts the choices into the page's address; a place not, while places are not known yet."""
    known = {name: value for name, value in chosen.items() if not (waiting and name == "place")}
    st.session_state[_CHOICES] = {**st.session_state.get(_CHOICES, {}), **known}
    if not chosen["sector"]:
        return
    for name, value in known.items():
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        elif not value:
            st.query_params.pop(name, None)
