"""Who a visitor is, as far as that is known: a browser that keeps a secret of its own.

Nobody signs in. On a first visit a random key is made and put into a cookie of the browser; what
is kept under it is shown to whoever brings it again.
"""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2 import component

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.components.v2.types import ComponentRenderer

COOKIE = "workforce_visitor"
_KEY = "visitor"
_ELEMENT = "visitor-cookie"
_MADE_HERE = re.compile(r"[\w-]{32}", re.ASCII)
_YEAR = 365 * 24 * 60 * 60
# Two windows that are opened at the same moment each bring no cookie and are each given a key. One
# of them stands in the end: the other is told, now or, where both wrote at once, a little later.
_JS = f"""
const kept = () => document.cookie.split('; ')
    .find((one) => /^{COOKIE}=[A-Za-z0-9_-]{{32}}$/.test(one))?.slice('{COOKIE}='.length);
export default function ({{ data, parentElement, setTriggerValue }}) {{
    const safe = location.protocol === 'https:' ? '; secure' : '';
    if (!kept()) document.cookie =
        `{COOKIE}=${{data.key}}; path=/; max-age={_YEAR}; samesite=strict${{safe}}`;
    const tell = () => {{
        const key = kept();
        if (key && key !== data.key) setTriggerValue('other', key);
    }};
    clearTimeout(parentElement.tellsLater);
    tell();
    parentElement.tellsLater = setTimeout(tell, 500);
    return () => clearTimeout(parentElement.tellsLater);
}}
"""


@cache
def _cookie() -> ComponentRenderer:
    return component("workforce_visitor", js=_JS, isolate_styles=False)


def visitor() -> str:
    """The key that this visitor's conversations are kept under; 24 random bytes."""
    if _KEY not in st.session_state:
        brought = str(st.context.cookies.get(COOKIE))
        st.session_state[_KEY] = brought if _is_key(brought) else secrets.token_urlsafe(24)
    return st.session_state[_KEY]


def remember_visitor(on_other: Callable[[str], None]) -> None:
    """Has the browser keep the visitor's key, where it keeps none yet.

    Where another window's key came first, that one holds from now on, and `on_other` gets it.
    """

    def told() -> None:
        key = str(st.session_state[_ELEMENT].get("other"))
        if _is_key(key) and key != visitor():
            st.session_state[_KEY] = key
            on_other(key)

    _cookie()(key=_ELEMENT, data={"key": visitor()}, on_other_change=told)


def _is_key(words: str) -> bool:
    return bool(_MADE_HERE.fullmatch(words))
