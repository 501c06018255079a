"""The app: which pages there are. `streamlit run app.py`, or `workforce-assistant chat`."""

import streamlit as st

from assistant.pages import about, alignment, ask, commitments, evidence, library, new_here, quality
from assistant.pages.wording import NAME

st.set_page_config(page_title=NAME, page_icon="💬", layout="centered")
st.navigation(
    [
        st.Page(ask.show, title="Ask", url_path="ask", default=True),
        st.Page(new_here.show, title=new_here.TITLE, url_path="new-here"),
        st.Page(commitments.show, title=commitments.TITLE, url_path="commitments"),
        st.Page(alignment.show, title=alignment.TITLE, url_path="alignment"),
        st.Page(evidence.show, title=evidence.TITLE, url_path="evidence"),
        st.Page(library.show, title=library.TITLE, url_path="library"),
        st.Page(quality.show, title=quality.TITLE, url_path="quality"),
        st.Page(about.show, title=about.TITLE, url_path="about"),
    ],
    position="top",
).run()
