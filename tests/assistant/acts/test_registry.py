import shutil
from pathlib import Path

from assistant.acts.registry import registry_of
from index.document import Audience
from index.library import Library
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish, write_corpus
from tests.specimens.writing import FOLDER

REGISTER = """institution;organe;reference;date;objet;pour;contre;abstentions;lien
Province de Haute-Meuse;Conseil provincial;CP/20220331-3;31/03/2022;Bibliobus (achat);37;0;0;
Province de Haute-Meuse;Conseil provincial;CP/20211209-1;09/12/2021;Budget 2022;30;5;2;
"""


def test_copies_of_an_act_count_once_whatever_their_source(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    write_corpus(root)
    shutil.copy(FOLDER / "2022-03-31-seance.json", root / "public")
    (root / "public" / "registre.csv").write_text(REGISTER, encoding="utf-8")
    publish(root, tmp_path / "index")
    view = Library(tmp_path / "index", HashingEmbedder()).view(frozenset({Audience.PUBLIC}))
    acts = registry_of(view).acts
    assert len(view.acts) == 15 + 3 + 2
    assert len(acts) == 15 + 1
    assert [act.title for act in acts if act.sitting_date == "2021-12-09"] == ["Budget 2022"]


def _acts(view_dir: Path, register: str) -> list[tuple[str | None, str | None]]:
    root = view_dir / "corpus"
    (root / "public").mkdir(parents=True)
    (root / "public" / "registre.csv").write_text(register, encoding="utf-8")
    publish(root, view_dir / "index")
    view = Library(view_dir / "index", HashingEmbedder()).view(frozenset({Audience.PUBLIC}))
    return sorted((act.institution, act.point) for act in registry_of(view).acts)


def test_acts_of_one_day_and_title_are_told_apart_by_who_decides_and_by_their_point(
    tmp_path: Path,
) -> None:
    title = "Approbation du procès-verbal de la séance précédente"
    register = (
        "institution;organe;point;date;objet\n"
        f"Commune d'Orvaux;Conseil communal;1;31/03/2022;{title}\n"
        f"Commune d'Orvaux;Conseil communal;12;31/03/2022;{title}\n"
        f"Commune de Rocheval;Conseil communal;1;31/03/2022;{title}\n"
        f"Orvaux;Conseil communal;1;31/03/2022;{title}\n"
    )
    assert _acts(tmp_path, register) == [
        ("Commune d'Orvaux", "1"),
        ("Commune d'Orvaux", "12"),
        ("Commune de Rocheval", "1"),
    ]
