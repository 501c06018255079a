"""A brief as the page shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.onboarding import load_tours
from assistant.onboarding.takeaway import NOTHING, source, subject
from assistant.pages.markdown_html import passage_link

if TYPE_CHECKING:
    from assistant.models import Citation
    from assistant.onboarding import Brief, Part, Said
    from assistant.onboarding.tours import Tours


def brief_html(brief: Brief) -> str:
    """The brief: its parts under headings, each statement with its source."""
    choices = "".join(f"<p class='wsa-meta'>{escape(words)}</p>" for words in brief.choices)
    parts = "".join(_part(part, load_tours()) for part in brief.parts)
    return (
        f"<article class='wsa-brief'><h2 class='wsa-question'>{escape(brief.sector_name)}: "
        f"the {brief.minutes}-minute brief</h2>"
        f"<p class='wsa-meta'>{escape(subject(brief))}</p>{choices}{parts}</article>"
    )


def next_html(tours: Tours) -> str:
    """The heading over the questions to go on with."""
    return _heading("next", tours.headings["next"], tours)


def _part(part: Part, tours: Tours) -> str:
    head = _heading(part.name, part.heading, tours)
    if not part.said:
        return f"{head}<p class='wsa-meta'>{NOTHING}</p>"
    if part.name == "words":
        return f"{head}<dl class='wsa-words'>{''.join(map(_word, part.said))}</dl>"
    show = _document if part.name == "read" else _statement
    return f"{head}<ul class='wsa-said'>{''.join(map(show, part.said))}</ul>"


def _heading(name: str, words: str, tours: Tours) -> str:
    hint = tours.hints.get(name)
    told = f"<p class='wsa-meta'>{escape(hint)}</p>" if hint else ""
    return f"<h3 class='wsa-part'>{escape(words)}</h3>{told}"


def _statement(said: Said) -> str:
    return f"<li>{escape(said.text)} {_link(said.citation)}{_source(said.citation)}</li>"


def _document(said: Said) -> str:
    title = f"<p class='wsa-title'>{escape(said.citation.title)}</p>"
    return f"<li>{title}{escape(said.text)} {_link(said.citation)}{_source(said.citation)}</li>"


def _word(said: Said) -> str:
    return (
        f"<dt>{escape(said.term)}</dt>"
        f"<dd>{escape(said.text)} {_link(said.citation)}{_source(said.citation)}</dd>"
    )


def _link(citation: Citation) -> str:
    label = f"Source {citation.number}: open the passage"
    return passage_link(citation.passage_id, f"[{citation.number}]", label=label, style="wsa-cite")


def _source(citation: Citation) -> str:
    return f"<span class='wsa-source-line'>{escape(source(citation))}</span>"
