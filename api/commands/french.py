"""A parser that speaks French: argparse's own words are English wherever it runs."""

from __future__ import annotations

import argparse
from typing import NoReturn

_WORDS = (
    ("usage:", "emploi :"),
    ("positional arguments:", "arguments :"),
    ("options:", "options :"),
    ("show this help message and exit", "afficher cette aide"),
)
_ERRORS = (
    ("the following arguments are required:", "il manque :"),
    ("unrecognized arguments:", "argument inconnu :"),
    ("expected one argument", "une valeur est attendue"),
    ("invalid choice:", "valeur inconnue :"),
    ("choose from", "choisir parmi"),
    ("invalid int value:", "nombre attendu, pas"),
    ("argument ", ""),
)


class FrenchParser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in French."""

    def format_help(self) -> str:
        """Return the help."""
        return _translated(super().format_help(), _WORDS)

    def format_usage(self) -> str:
        """Return the usage line."""
        return _translated(super().format_usage(), _WORDS)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and exit with 2."""
        self.print_usage()
        self.exit(2, f"{self.prog} : {_translated(message, _ERRORS)}\n")


def _translated(text: str, words: tuple[tuple[str, str], ...]) -> str:
    for english, french in words:
        text = text.replace(english, french)
    return text
