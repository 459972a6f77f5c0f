"""How many true sentences pass the checks on a chat model, and how many false ones."""
