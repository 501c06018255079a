"""How well alignment finds and grades the counterparts that a person found, beside a baseline.

`pairs.jsonl` was written from the notes before the engine was: each line is a commitment of the
strategy, words of another document, a grade and the reason for it.

- strong: asks for the same thing by the same means; it would be cited as the counterpart.
- partial: the same subject or aim, with another scope or means, or only a part of it.
- none: something else, often in like words.

For ranking, what no line names counts as none: every unit of each document was read.
"""
