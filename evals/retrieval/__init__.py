"""Whether the passages that carry an answer are found, and how high they stand."""
