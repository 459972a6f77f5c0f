"""Where the words of a passage stand on the pages of its PDF."""
