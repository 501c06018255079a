"""Answers from the outline of a plan: its numbered units, its lists, its count of them."""
