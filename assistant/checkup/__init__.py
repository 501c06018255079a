"""Whether everything is in place to index and to answer; looks and changes nothing."""
