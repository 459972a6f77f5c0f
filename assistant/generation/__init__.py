"""The optional chat model: it writes from the passages found; what it writes is checked."""
