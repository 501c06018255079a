"""The commitment register: what the documents of a library commit themselves to.

Read from headings, numbering, lists and tables alone. `read_register` gives it, to the command and
to the page.
"""

from assistant.commitments.model import NOT_STATED, Commitment, is_stated
from assistant.commitments.register import Register, read_register

__all__ = [
    "NOT_STATED",
    "Commitment",
    "Register",
    "is_stated",
    "read_register",
]
