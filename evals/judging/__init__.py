"""A language model as a judge of answers, and how far it agrees with people.

An optional extra: `evaluate --judge`. Begin reading at `running.py`.
"""
