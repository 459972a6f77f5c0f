"""Train the cross-encoder that tells whether a text answers a question."""
