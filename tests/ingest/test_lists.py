"""What introduces a list, and what only stands above it."""

from pathlib import Path

import pytest

from index.document import PassageKind
from index.lexicon import Lexicon
from ingest.reading import read_document


@pytest.mark.parametrize(
    ("above", "lead_in"),
    [
        ("Service pilote : la Voirie", None),
        ("Les pièces à apporter", "Les pièces à apporter"),
        ("Liste 2 : les pièces à apporter", "Liste 2 : les pièces à apporter"),
    ],
)
def test_a_label_with_its_value_introduces_no_list(
    tmp_path: Path, above: str, lead_in: str | None
) -> None:
    path = tmp_path / "guichet.md"
    path.write_text(f"# Guichet\n\n{above}\n\n- la carte ;\n- le bail.\n", encoding="utf-8")
    passages = read_document(path, document_id="guichet", lexicon=Lexicon({}, {}, {})).passages
    items = [p for p in passages if p.kind is PassageKind.ITEM]
    assert [p.lead_in for p in items] == [lead_in] * 2
