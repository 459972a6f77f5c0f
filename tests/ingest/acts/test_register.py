from pathlib import Path

import pytest

from index.document import LegalStatus, Vote
from index.lexicon import Lexicon
from ingest.acts.register import read_register
from ingest.errors import Reason, UnreadableFileError
from ingest.reading import read_document

SCDL = (
    "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,"
    "PREF_ID,PREF_DATE,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL\n"
    "Province de Haute-Meuse,0207123456,2022/45,2022-03-31,8.9,Culture,Subside au musée,"
    "SPW,2022-04-12,34,0,2,https://deliberations.invalid/45\n"
    "Province de Haute-Meuse,0207123456,2022/46,2022-03-31,8.3,Voirie,,,,,,,\n"
)
BELGIAN = (
    "Institution;Référence;Date;Matière;Objet;Pour;Contre;Abstentions;Statut;Montant\n"
    "Province de Haute-Meuse;2023/7;15/06/2023;Sport;Subside au club;36;0;0;projet;12.500,00\n"
)


def test_row_of_the_french_form_is_an_act(tmp_path: Path) -> None:
    path = tmp_path / "registre.csv"
    path.write_text(SCDL, encoding="utf-8")
    read = read_document(path, document_id="registre", lexicon=Lexicon.EMPTY)
    (act,) = read.document.acts
    assert (act.title, act.reference, act.sitting_date) == (
        "Subside au musée",
        "2022/45",
        "2022-03-31",
    )
    assert (act.matter, act.legal_status) == ("Culture", LegalStatus.ADOPTED)
    assert act.vote == Vote(False, 34, 0, 2)
    assert act.url == "https://deliberations.invalid/45"
    assert "Tutelle : SPW du 2022-04-12" in read.document.text
    assert read.report.warnings == ("Lignes sans objet, laissées : 1.",)


def test_row_of_the_belgian_reading_is_an_act(tmp_path: Path) -> None:
    path = tmp_path / "registre.csv"
    path.write_text(BELGIAN, encoding="cp1252")
    (act,) = read_document(path, document_id="r", lexicon=Lexicon.EMPTY).document.acts
    assert (act.sitting_date, act.amounts) == ("2023-06-15", (12500.0,))
    assert act.legal_status is LegalStatus.DRAFT
    assert act.vote is None


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nom,prix\nx,3\n", Reason.CORRUPTED),
        (SCDL.splitlines()[0] + "\n", Reason.EMPTY),
    ],
)
def test_other_csv_is_refused_with_its_reason(source: str, reason: Reason) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_register(source)
    assert refusal.value.reason is reason
