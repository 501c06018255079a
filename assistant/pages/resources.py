"""What all visitors of the server share."""

from __future__ import annotations

import streamlit as st

from assistant.pages.library_opening import LibraryOpening
from assistant.settings import Settings


def _key(settings: Settings) -> str:
    return settings.model_dump_json()


@st.cache_resource(show_spinner=False, hash_funcs={Settings: _key})
def library_opening(settings: Settings) -> LibraryOpening:
    """The library of `settings`, opened once for as long as the server runs."""
    return LibraryOpening(settings)
