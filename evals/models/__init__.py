"""What a language model makes of the gold questions, beside the library's own words."""
