"""What leaves the assistant as a file: Word with footnotes, Excel with filters, CSV.

`WordReport` writes headings, paragraphs with footnoted quotes and tables; `Sheet` is a table for
spreadsheets. Both carry a `Provenance`: when, from which library, by which model and how.
"""

from assistant.exports.provenance import Provenance, provenance_of
from assistant.exports.sheets import Sheet, as_csv, as_xlsx
from assistant.exports.word import WordReport

__all__ = ["Provenance", "Sheet", "WordReport", "as_csv", "as_xlsx", "provenance_of"]
