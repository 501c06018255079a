"""What the library holds: the reading notes, their catalogue, and the field's vocabulary."""
