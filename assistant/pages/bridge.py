"""What Streamlit's own elements cannot do: speak to screen readers, and links that act in place.

Streamlit has no live region, so an answer that appears is not announced; one that is drawn anew
with its text would not be either, since only a change inside a region that was there is spoken.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2 import component

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.components.v2.types import ComponentRenderer

_LINKS = "passage_links"
_REGION = '<div role="status" aria-live="polite" aria-atomic="true" class="wsa-hidden"></div>'
_INTO_VIEW = """
function bringIntoView(memory, id, tries = 40) {
    if (!id || memory.shown === id) return;
    const target = document.getElementById(id);
    if (!target) {
        // The page draws its parts one after the other; this one may be still to come.
        if (tries > 0) setTimeout(() => bringIntoView(memory, id, tries - 1), 50);
        return;
    }
    memory.shown = id;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
    // The button that asked is gone, and the keyboard's place with it.
    if (document.activeElement === document.body) target.focus({ preventScroll: true });
}
function remember(memory, id) {
    if (!id) memory.shown = '';
    bringIntoView(memory, id);
}
"""
_LINKS_JS = (
    _INTO_VIEW
    + Path(__file__).with_name("bridge.js").read_text(encoding="utf-8")
    + """
export default function ({ data, parentElement, setTriggerValue }) {
    remember(parentElement.dataset, data.show);
    document.removeEventListener('click', parentElement.openInPlace);
    parentElement.openInPlace = (event) => {
        const copied = event.target.closest?.('button[data-copy], button[data-copy-link]');
        if (copied) copy(copied);
        const acting = 'a[data-passage], a[data-conversation], a[data-question]';
        const link = event.target.closest?.(acting);
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        setTriggerValue('followed', { ...link.dataset });
    };
    document.addEventListener('click', parentElement.openInPlace);
    const letFocusGo = keepFocus();
    return () => {
        document.removeEventListener('click', parentElement.openInPlace);
        letFocusGo();
    };
}
"""
)
_ADDRESSES = "address_links"
_ADDRESSES_JS = """
export default function ({ parentElement, setTriggerValue }) {
    document.removeEventListener('click', parentElement.openInPlace);
    parentElement.openInPlace = (event) => {
        const link = event.target.closest?.('a[data-here]');
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        setTriggerValue('followed', Object.fromEntries(new URL(link.href).searchParams));
    };
    document.addEventListener('click', parentElement.openInPlace);
    return () => document.removeEventListener('click', parentElement.openInPlace);
}
"""
_ANNOUNCER_JS = (
    _INTO_VIEW
    + """
export default function ({ data, parentElement }) {
    const region = parentElement.querySelector('[role=status]');
    if (region && region.textContent !== data.words) region.textContent = data.words;
    remember(parentElement.dataset, data.show);
}
"""
)


@cache
def _links() -> ComponentRenderer:
    return component("workforce_links", js=_LINKS_JS, isolate_styles=False)


@cache
def _addresses() -> ComponentRenderer:
    return component("workforce_addresses", js=_ADDRESSES_JS, isolate_styles=False)


@cache
def _announcer() -> ComponentRenderer:
    return component("workforce_announcer", html=_REGION, js=_ANNOUNCER_JS, isolate_styles=False)


def passage_links(
    *,
    show: str | None,
    on_follow: Callable[[str, str | None], None],
    others: Mapping[str, Callable[[str], None]] = MappingProxyType({}),
) -> None:
    """Lets links to passages act in place: `on_follow` gets the passage's id.

    It also gets the id of the commitment that the link is about, if it is about one. `others` says
    what is done with links of another kind: "conversation" gets an id, "question" its words.

    Draw it before what is slow. The element with the id `show` is brought into view as soon as it
    is there, once; without it, such links still work as addresses.
    """

    def followed() -> None:
        link = st.session_state[_LINKS].get("followed")
        if not link:
            return
        for kind, action in others.items():
            if kind in link:
                action(link[kind])
        if "passage" in link:
            on_follow(link["passage"], link.get("commitment"))

    _links()(key=_LINKS, data={"show": show}, on_followed_change=followed)


def address_links(on_follow: Callable[[dict[str, str]], None]) -> None:
    """Lets links marked with `data-here` act in place: `on_follow` gets their address's parameters.

    Without it such links still work, as addresses of the page.
    """

    def followed() -> None:
        parameters = st.session_state[_ADDRESSES].get("followed")
        if parameters is not None:
            on_follow(dict(parameters))

    _addresses()(key=_ADDRESSES, on_followed_change=followed)


def announce(words: str, *, show: str | None) -> None:
    """Tells screen readers `words`, once, and brings the element with the id `show` into view.

    Draw it last, in a place that was there from the first: when it speaks, all is on the page.
    """
    _announcer()(key="announcer", data={"words": words, "show": show})
