"""Markdown of documents and answers to HTML that cannot do anything but be read.

Streamlit's own Markdown would also read `$…$`, `:red[…]`, `:smile:` and `:material/…:` in what a
document says, and fetch its images. This reads Markdown alone: HTML stays text, images are not
loaded, and a link leads to a web address or nowhere.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markdown_it import MarkdownIt

from assistant.pages.highlight import html_token, mark_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKER = re.compile(r"\[(\d{1,4})\](?!\()")
_SAFE_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)
_TABLE = '<div class="wsa-scroll" tabindex="0" role="region" aria-label="Table">'


def answer_html(markdown: str, passages: Mapping[int, str]) -> str:
    """An answer's Markdown as HTML, its [n] markers as links to what they cite.

    `passages` gives the passage id of each citation number; other numbers stay text.
    """
    return _rendered(_ANSWERS, _ANSWERS.parse(markdown, {"passages": passages}))


def passage_html(markdown: str, quotes: Sequence[str] = ()) -> str:
    """A passage's Markdown as HTML, the words of `quotes` marked where they stand in it."""
    tokens = _PASSAGES.parse(markdown)
    mark_quotes(tokens, (_PASSAGES.parse(quote) for quote in quotes))
    return _rendered(_PASSAGES, tokens)


def passage_link(
    passage_id: str, words: str, *, label: str = "", style: str = "", commitment: str = ""
) -> str:
    """A link that opens a passage: in place where the page's script runs, else as an address.

    With the id of a commitment, the words of that commitment are marked in it.
    """
    name = f' aria-label="{escape(label)}"' if label else ""
    look = f' class="{escape(style)}"' if style else ""
    known = {"passage": passage_id, **({"commitment": commitment} if commitment else {})}
    address = f"?{urlencode(known)}"
    data = " ".join(f'data-{key}="{escape(value)}"' for key, value in known.items())
    target = f'href="{escape(address)}" {data}'
    return f"<a{look} {target}{name}>{escape(words)}</a>"


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.validateLink = lambda url: bool(_SAFE_LINK.match(url))
    return reader


def _answer_reader() -> MarkdownIt:
    reader = _reader()
    reader.inline.ruler.before("link", "citation", _read_marker)
    return reader


def _read_marker(state: StateInline, silent: bool) -> bool:
    found = _MARKER.match(state.src, state.pos)
    passage_id = state.env["passages"].get(int(found[1])) if found else None
    if found is None or passage_id is None:
        return False
    if not silent:
        label = f"Source {found[1]}: open the passage"
        token = state.push("html_inline", "", 0)
        token.content = passage_link(passage_id, found[0], label=label, style="wsa-cite")
    state.pos = found.end()
    return True


def _rendered(reader: MarkdownIt, tokens: Sequence[Token]) -> str:
    return reader.renderer.render(list(_adapted(tokens)), reader.options, {})


def _adapted(tokens: Sequence[Token]) -> Iterator[Token]:
    """`tokens` with links that leave the page alone, and tables and headings that fit into it."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("target", "_blank")
        if token.type in ("heading_open", "heading_close"):
            # The page has its own order of headings, which a document's must not disturb.
            token.tag = "p"
            if token.nesting == 1:
                token.attrSet("class", "wsa-heading")
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type == "table_open":
            yield html_token(_TABLE)
        yield token
        if token.type == "table_close":
            yield html_token("</div>")


_ANSWERS = _answer_reader()
_PASSAGES = _reader()
