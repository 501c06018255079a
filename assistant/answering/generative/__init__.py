"""Answers that a language model writes, each statement held against its passages."""
