"""The table that a decision refers to: "d'octroyer les subsides ci-dessus"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Block, ListBlock, ListItem, Paragraph
from assistant.lists_near import is_one_table, rows_of_act
from assistant.sources import Sources
from index.document import Act, Passage
from index.view import View

_MEANT = re.compile(r"\b(?:ci-(?:dessus|dessous|après|avant)|(?:du|au|le|dans le) tableau)\b", re.I)
_LEAST, _MOST = 2, 20


def tell_table(act: Act, articles: Sequence[Passage], sources: Sources, view: View) -> list[Block]:
    """Return the rows that the articles told refer to and do not have, after how many they are.

    Where an act has several tables, which one is meant is not known.
    """
    rows = rows_of_act(act.id, view)
    told = {passage.id for passage in articles}
    meant = any(_MEANT.search(passage.text) for passage in articles)
    if not meant or not is_one_table(rows) or not _LEAST <= len(rows) <= _MOST:
        return []
    if any(row.passage is not None and row.passage.id in told for row in rows):
        return []
    document = view.documents[act.document_id]
    items = tuple(
        ListItem(f"{' '.join(e.text.split())} {sources.cite(document, e.start, e.end, e.passage)}")
        for e in rows
    )
    return [
        Paragraph(f"Le tableau de la délibération compte {len(rows)} lignes :"),
        ListBlock(items),
    ]
