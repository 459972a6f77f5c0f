"""Turn a question into a cited answer, from the index."""
