"""Speed and quality, measured beside peers in one run."""
