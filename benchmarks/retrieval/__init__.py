"""Retrieval quality of BM25, the encoder and their fusion, beside the English MiniLM."""
