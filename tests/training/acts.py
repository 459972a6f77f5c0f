"""A few made-up acts, sentences and words in the format of the open training data."""

import gzip
import json
from pathlib import Path

SUBJECTS = (("musée", "museum"), ("rivière", "river"), ("école", "school"), ("forêt", "forest"))


def write_data(folder: Path, acts: int = 40) -> Path:
    rows = [row for number in range(acts) for row in _act(number)]
    _write(folder / "enfr_train.jsonl.gz", [json.dumps(row) for row in rows])
    _write(
        folder / "tatoeba_enfr.tsv.gz", [f"I see a {en}.\tJe vois un {fr}." for fr, en in SUBJECTS]
    )
    _write(folder / "lexicon_enfr.tsv.gz", [f"'''{en}'''\t{fr}" for fr, en in SUBJECTS])
    return folder


def _act(number: int) -> list[dict[str, str]]:
    fr, en = SUBJECTS[number % len(SUBJECTS)]
    act = f"X-{number}"
    return [
        {"k": "ShortTitle", "d": act, "en": f"{en} Act {number}", "fr": f"Loi {number} : {fr}"},
        {"k": "note", "d": act, "en": f"Upkeep of the {en}", "fr": f"Entretien : {fr}"},
        {"k": "text", "d": act, "en": f"One keeps the {en}.", "fr": f"On entretient : {fr}."},
        {"k": "cont", "d": act, "en": "Every year.", "fr": "Chaque année."},
        {"k": "note", "d": act, "en": "Visits", "fr": "Visites"},
        {"k": "text", "d": act, "en": f"Anyone may visit the {en}.", "fr": f"On visite : {fr}."},
    ]  # fmt: skip


def _write(path: Path, lines: list[str]) -> None:
    path.write_bytes(gzip.compress("\n".join([*lines, ""]).encode()))
