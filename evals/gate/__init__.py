"""What no change may fall below."""
