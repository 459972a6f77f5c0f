"""Read each format: bytes in, one plain text and its blocks out."""
