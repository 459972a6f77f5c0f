"""Commands of `pst-assistant`, one module each.

A module has `add_to(commands)`, which declares the command, and `run(arguments,
settings)`, which does it and returns the exit code. What is slow to import is imported
by `run`, so that `--help` and small commands stay quick.
"""
