"""Files to documents: one module a format, all with one result."""
