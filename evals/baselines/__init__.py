"""Plain ways of finding passages that anybody could put together, asked the same questions."""
