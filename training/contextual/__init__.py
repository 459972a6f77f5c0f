"""How the bundled contextual encoder is made (its README: `training/README.md`)."""
