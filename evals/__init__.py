"""Measures the assistant; nothing else depends on it."""
