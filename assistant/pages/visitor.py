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
    from streamlit.components.v2.types import ComponentRenderer

COOKIE = "workforce_visitor"
_KEY = "visitor"
_MADE_HERE = re.compile(r"[\w-]{32}")
_YEAR = 365 * 24 * 60 * 60
_JS = f"""
export default function ({{ data }}) {{
    const kept = document.cookie.split('; ').some((one) => one.startsWith('{COOKIE}='));
    const safe = location.protocol === 'https:' ? '; secure' : '';
    if (!kept) document.cookie =
        `{COOKIE}=${{data.key}}; path=/; max-age={_YEAR}; samesite=strict${{safe}}`;
}}
"""


@cache
def _cookie() -> ComponentRenderer:
    return component("workforce_visitor", js=_JS, isolate_styles=False)


def visitor() -> str:
    """The key that this visitor's conversations are kept under; 24 random bytes."""
    if _KEY not in st.session_state:
        brought = str(st.context.cookies.get(COOKIE))
        known = bool(_MADE_HERE.fullmatch(brought))
        st.session_state[_KEY] = brought if known else secrets.token_urlsafe(24)
    return st.session_state[_KEY]


def remember_visitor() -> None:
    """Has the browser keep the visitor's key, where it does not yet."""
    _cookie()(key="visitor-cookie", data={"key": visitor()})
