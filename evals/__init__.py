"""Measurements: they look on, and nothing of the product needs them."""
