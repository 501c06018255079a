"""What every page begins with: the style sheet, its title, and the settings or what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from pydantic import ValidationError

from assistant.pages.indexing_view import notice
from assistant.settings import UnknownSettingError, load_settings

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from assistant.settings import Settings

_STYLE = Path(__file__).with_name("style.css")


def begin_page(title: str) -> tuple[DeltaGenerator, Settings | None]:
    """Draws the top of a page.

    Gives a place for what speaks and listens but is not seen, which has to be there before what is
    slow, and the settings; None, and a notice on the page, if one of them is not right.
    """
    st.html(_STYLE)
    unseen = st.container(key="live")
    st.title(title, anchor=False)
    try:
        return unseen, load_settings()
    except (UnknownSettingError, ValidationError) as error:
        st.html(notice("A setting is not right", str(error), role="alert"))
        return unseen, None
