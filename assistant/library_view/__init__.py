"""A library as people look at it: its documents narrowed, searched, counted, and one in full."""

from assistant.library_view.added import days_added
from assistant.library_view.browse import (
    FIELDS,
    NOT_STATED,
    newest_first,
    options,
    select,
    values_of,
)
from assistant.library_view.counts import Count, Grid, by_year, counted, grid
from assistant.library_view.document import DocumentView, document_view
from assistant.library_view.naming import Naming
from assistant.library_view.search import Excerpt, Found, Searching

__all__ = [
    "FIELDS",
    "NOT_STATED",
    "Count",
    "DocumentView",
    "Excerpt",
    "Found",
    "Grid",
    "Naming",
    "Searching",
    "by_year",
    "counted",
    "days_added",
    "document_view",
    "grid",
    "newest_first",
    "options",
    "select",
    "values_of",
]
