"""Tell which annexes an act has, and how each begins when that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Block, ListBlock, ListItem, Notice
from assistant.sources import Sources
from index.document import Act, BlockKind, Document

_FIRST_WORDS = 60
_MOST_LISTED = 20


def tell_annexes(
    act: Act, annexes: Sequence[Document], sources: Sources, *, asked: bool
) -> Iterator[Block]:
    """Yield the annexes of an act, cited; what the act only names is said to be so when asked."""
    if annexes:
        shown = annexes[:_MOST_LISTED]
        yield ListBlock(tuple(ListItem(_told(annex, sources, asked)) for annex in shown))
        if len(annexes) > len(shown):
            yield Notice(f"Les {len(shown)} premières annexes sur {len(annexes)}.")
    elif asked and act.annexes:
        named = " ; ".join(act.annexes[:_MOST_LISTED])
        yield Notice(f"L'acte nomme ses annexes sans qu'elles soient dans le corpus : {named}.")
    elif asked:
        yield Notice("Aucune annexe de cette délibération n'est dans le corpus.")


def _told(annex: Document, sources: Sources, whole: bool) -> str:
    start, end = _opening(annex)
    mark = sources.cite(annex, start, end, None)
    words = f" : « {' '.join(annex.quote(start, end).split())} »" if whole else ""
    return f"Annexe – {annex.metadata.title}{words} {mark}"


def _opening(annex: Document) -> tuple[int, int]:
    """Return the span of the first words of an annex, its headings left out."""
    body = [block for block in annex.blocks if block.kind is not BlockKind.HEADING]
    first, *others = body or annex.blocks
    end = first.end
    for block in others:
        if len(annex.text[first.start : block.end].split()) > _FIRST_WORDS:
            break
        end = block.end
    return first.start, end
