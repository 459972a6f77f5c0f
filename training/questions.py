"""Make questions of headings: as citizens would ask, now and then."""

from __future__ import annotations

import random

FRAMES = (
    "Qu'est-ce que {} ?", "C'est quoi {} ?", "Comment {} ?", "Que dit la loi sur {} ?",
    "Quelles sont les règles pour {} ?", "Quel est {} ?", "Quelle est {} ?", "Quels sont les {} ?",
    "Parlez-moi de {}", "{} ?", "Je voudrais savoir pour {}", "Est-ce que vous avez {} ?",
    "Que faites-vous pour {} ?", "Que prévoit le texte concernant {} ?", "Qui s'occupe de {} ?",
    "Où trouver {} ?", "Quand {} ?", "Combien {} ?", "Pourquoi {} ?", "Puis-je {} ?",
)  # fmt: skip
_LETTERS = "aeiostnrl"
_SHORTEST_SLIP = 5


def ask(heading: str, chance: random.Random, frames: float, slips: float) -> str:
    """Return the heading, now and then misspelt, now and then framed as a question."""
    if chance.random() < slips:
        words = heading.split()
        at = chance.randrange(len(words))
        words[at] = misspell(words[at], chance)
        heading = " ".join(words)
    return chance.choice(FRAMES).format(heading) if chance.random() < frames else heading


def misspell(word: str, chance: random.Random) -> str:
    """Return a longer word with one letter lost, swapped, doubled or taken for another."""
    if len(word) < _SHORTEST_SLIP:
        return word
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + after[0] + letter + after[1:],
            before + letter + letter + after,
            before + chance.choice(_LETTERS) + after,
        )
    )
