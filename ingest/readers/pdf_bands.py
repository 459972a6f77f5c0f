"""What a PDF page draws beside and under what: words by place, lines by height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.cleaning import one_line
from ingest.readers.pdf_pages import PdfLine

_MOST_LINES = 300  # of one table on a page
SAME_HEIGHT = 1.0
"""Points: lines no farther apart stand at one height."""

_SPACE = 0.6  # times the size of the letters: more of it parts two cells
_SURE = 0.85  # of the width that letters are thought to take
_NARROW = frozenset("iljtfrI.,;:'’!|()[] ")
_WIDE = frozenset("mwMW")


@dataclass(frozen=True, slots=True)
class Atom:
    """Words drawn at one place: where they start, and where they end at least."""

    text: str
    left: float
    right: float

    def over(self, other: Atom) -> bool:
        """Tell whether words stand over or under others."""
        return self.left < other.right and other.left < self.right


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that follow each other in the file and share their heights with no other."""

    lines: tuple[PdfLine, ...]

    @property
    def atoms(self) -> list[Atom]:
        """Return the words of all the lines."""
        return [atom for line in self.lines for atom in atoms_of(line)]

    @property
    def top(self) -> float:
        """Return the height of the highest line."""
        return max(line.y for line in self.lines)

    @property
    def bottom(self) -> float:
        """Return the height of the lowest line."""
        return min(line.y for line in self.lines)

    @property
    def bold(self) -> bool:
        """Tell whether all the words are bold."""
        return all(one_line(line.bold) == one_line(line.text) for line in self.lines)

    @property
    def mixed(self) -> bool:
        """Tell whether some words alone are bold, as a term beside its meaning is."""
        return not self.bold and any(line.bold.strip() for line in self.lines)

    @property
    def risen(self) -> bool:
        """Tell whether a cell of several lines stands before another, drawn beside it."""
        return any(line.y < self.top - SAME_HEIGHT for line in self.lines[:-1])


def bands_from(lines: Sequence[PdfLine], at: int) -> Iterator[Band]:
    """Yield the bands that follow each other down the page from a line."""
    head = lines[at]
    found: list[PdfLine] = []
    for line in lines[at : at + _MOST_LINES]:
        alike = abs(line.size - head.size) < 0.2 * head.size and not (line.angle or line.figure)
        if not alike or line.y > head.y + 2.5 * head.size:
            break
        found.append(line)
    highest = list(accumulate((line.y for line in reversed(found)), max))[::-1]
    start = 0
    for rank in range(1, len(found) + 1):
        lowest = min(line.y for line in found[start:rank])
        if rank == len(found) or highest[rank] < lowest - SAME_HEIGHT:
            yield Band(tuple(found[start:rank]))
            start = rank


def atoms_of(line: PdfLine) -> list[Atom]:
    """Return the words of a line, parted where more than a space parts them."""
    found: list[Atom] = []
    end = 0.0
    for text, x in line.fragments or line.segments or ((line.text, line.x),):
        if not text.strip():
            continue
        width = _width(text.strip(), line.size)
        if found and found[-1].left <= x < end + _SPACE * line.size:
            last = found.pop()
            found.append(Atom(last.text + text, last.left, x + _SURE * width))
        else:
            words = text if found else f" {text}"  # the file itself parts the words of a line
            found.append(Atom(words, x, x + _SURE * width))
        end = x + width
    return found


def _width(text: str, size: float) -> float:
    """Return about how wide a text is: the file is not asked for its letters' widths."""
    return size * sum(
        0.3 if char in _NARROW else 0.85 if char in _WIDE else 0.68 if char.isupper() else 0.52
        for char in text
    )


def grouped(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return words by what stands over what, from left to right."""
    groups: list[list[Atom]] = []
    for atom in sorted(atoms, key=lambda atom: atom.left):
        if groups and atom.left < reach_of(groups[-1]).right:
            groups[-1].append(atom)
        else:
            groups.append([atom])
    # words of one cell are told in the order of the file
    return [[atom for atom in atoms if atom in group] for group in groups]


def reach_of(atoms: Sequence[Atom]) -> Atom:
    """Return from where to where words reach together."""
    return Atom("", min(atom.left for atom in atoms), max(atom.right for atom in atoms))
