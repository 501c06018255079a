"""Answers that are cells of tables: which are meant, what may be compared, how they are shown."""
