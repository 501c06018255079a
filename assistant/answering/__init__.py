"""From evidence to statements: what answers, in which order, or that nothing does."""
