"""The library in charts. Each is a table with its numbers printed, and a sentence says its gist."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.library_view import NOT_STATED, by_year, counted, grid
from assistant.pages.library_list import here
from assistant.pages.wording import term_of
from assistant.progress_wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.library_view import Count, Grid
    from corpus.record import DocumentRecord

_SHADES = 4
_BARS = {"type": "Documents by type", "sector": "Documents by sector"}


def charts_html(records: Sequence[DocumentRecord]) -> str:
    """All charts of these documents."""
    if not records:
        return "<p>There is nothing to count: no document meets all the conditions.</p>"
    bars = "".join(_bars(records, field, title) for field, title in _BARS.items())
    return f"<div class='wsa-pair'>{bars}</div>{_heat_map(records)}{_time_line(records)}"


def _chart(title: str, gist: str, table: str) -> str:
    return (
        f"<section class='wsa-chart'><h2>{escape(title)}</h2><p>{escape(gist)}</p>{table}</section>"
    )


def _bars(records: Sequence[DocumentRecord], field: str, title: str) -> str:
    counts = counted(records, field)
    if not counts:
        return _chart(title, f"No document states its {field}.", "")
    most = max(counts, key=lambda one: one.number)
    of_all = f"{most.number} of {count(len(records), 'document')}"
    rows = "".join(_bar(one, field, most.number) for one in counts)
    head = f"<th scope='col'>{field.capitalize()}</th><th scope='col'>Documents</th>"
    table = (
        f"<table class='wsa-figures wsa-bars'><caption class='wsa-hidden'>{title}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return _chart(title, f"Most often: {_called(most.value)}, {of_all}.", table)


def _bar(one: Count, field: str, most: int) -> str:
    length = f"<div class='wsa-length' style='width: {100 * one.number / most:.1f}%'></div>"
    link = here(term_of(one.value), **{field: one.value})
    return (
        f"<tr><th scope='row'>{link}</th><td>{one.number}"
        f"<div class='wsa-track' aria-hidden='true'>{length}</div></td></tr>"
    )


def _heat_map(records: Sequence[DocumentRecord]) -> str:
    title = "Themes and sectors"
    found = grid(records, "theme", "sector")
    if found is None:
        return _chart(title, "The documents state no themes, or no sectors.", "")
    theme, sector = found.most
    gist = (
        f"Most often together: {_called(theme)} and {_called(sector)}, in "
        f"{count(found.numbers[found.most], 'document')}. A document can have several themes."
    )
    heads = "".join(f"<th scope='col'>{escape(term_of(name))}</th>" for name in found.columns)
    rows = "".join(_heat_row(found, name) for name in found.rows)
    return _chart(
        title,
        gist,
        "<div class='wsa-scroll' tabindex='0' role='region' aria-label='Themes and sectors'>"
        f"<table class='wsa-matrix'><caption class='wsa-hidden'>{title}: number of documents"
        f"</caption><thead><tr><th scope='col'>Theme</th>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>",
    )


def _heat_row(found: Grid, name: str) -> str:
    most = found.numbers[found.most]
    cells = "".join(
        f"<td class='wsa-shade-{_shade(found.numbers[name, column], most)}'>"
        f"{found.numbers[name, column]}</td>"
        for column in found.columns
    )
    return f"<tr><th scope='row'>{here(term_of(name), theme=name)}</th>{cells}</tr>"


def _shade(number: int, most: int) -> int:
    """How dark a cell is: 0 for none, else 1 to `_SHADES` by its share of the most."""
    return -(-number * _SHADES // most)


def _time_line(records: Sequence[DocumentRecord]) -> str:
    title = "Documents by year"
    years = by_year(records)
    undated = sum(record.year is None for record in records)
    if not years:
        return _chart(title, "No document states when it was published.", "")
    most = max(years, key=lambda one: one.number)
    gist = (
        f"From {years[0].value} to {years[-1].value}; the most, {most.number}, in {most.value}."
        + (f" {count(undated, 'document')} with the date {NOT_STATED}." if undated else "")
    )
    heads = "".join(f"<th scope='col'>{_year(one)}</th>" for one in years)
    cells = "".join(_column(one, most.number) for one in years)
    return _chart(
        title,
        gist,
        "<div class='wsa-scroll' tabindex='0' role='region' aria-label='Documents by year'>"
        f"<table class='wsa-years'><caption class='wsa-hidden'>{title}</caption>"
        f"<tbody><tr><th scope='row'>Documents</th>{cells}</tr></tbody>"
        f"<tfoot><tr><th scope='row'>Year</th>{heads}</tr></tfoot></table></div>",
    )


def _year(one: Count) -> str:
    return here(one.value, year=one.value) if one.number else one.value


def _column(one: Count, most: int) -> str:
    height = 6 * one.number / most
    return (
        f"<td>{one.number}<div class='wsa-length' aria-hidden='true' "
        f"style='height: {height:.2f}rem'></div></td>"
    )


def _called(value: str) -> str:
    """A value inside a sentence: its letters small, unless they are a name's or an acronym's."""
    words = term_of(value)
    return words if words[1:] != words[1:].lower() else words.lower()
