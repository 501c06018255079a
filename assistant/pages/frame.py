"""What every page begins with: the style sheet, its title, and the settings or what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from pydantic import ValidationError

from assistant.pages.indexing_view import notice
from assistant.pages.wording import NAME
from assistant.settings import UnknownSettingError, load_settings

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from assistant.settings import Settings

_STYLE = Path(__file__).with_name("style.css")


def name_window(title: str) -> None:
    """Gives the browser's window or tab a name that tells what the page shows."""
    st.set_page_config(page_title=NAME if title == NAME else f"{title} – {NAME}")


def begin_page(title: str) -> tuple[DeltaGenerator, Settings | None]:
    """Draws the top of a page.

    Gives a place for what speaks and listens but is not seen, which has to be there before what is
    slow, and the settings; None, and a notice on the page, if one of them is not right.
    """
    name_window(title)
    st.html(_STYLE)
    unseen = st.container(key="live")
    st.title(title, anchor=False)
    try:
        return unseen, load_settings()
    except (UnknownSettingError, ValidationError) as error:
        st.html(notice("A setting is not right", str(error), role="alert"))
        return unseen, None
