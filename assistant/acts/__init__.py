"""Questions about the acts of a council: what was decided, when, how, and what it is worth."""
