import time

import pytest

from index.document import BlockKind
from ingest.read_result import ReadResult
from ingest.readers.markdown import read_markdown
from ingest.readers.text import read_text


def told(result: ReadResult, kind: BlockKind = BlockKind.TABLE_ROW) -> list[str]:
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is kind]


ALIGNED = """
     Formule                         Tarif plein     Tarif réduit
     ------------------------------------------------------------
     Spectacle en salle                  16,00 €          11,00 €
     Séance (par élève)                   5,00 €             -
"""
ALIGNED_ROWS = [
    "Formule : Spectacle en salle ; Tarif plein : 16,00 € ; Tarif réduit : 11,00 €",
    "Formule : Séance (par élève) ; Tarif plein : 5,00 € ; Tarif réduit : -",
]
UNRULED = """
Activité               Durée     Prix
Barque (quatre         1 h       14 €
places)
Kayak                  1 h       9 €
                                 (dès 10 ans)
Réservation à la cafétéria.
"""
UNRULED_ROWS = [
    "Activité : Barque (quatre places) ; Durée : 1 h ; Prix : 14 €",
    "Activité : Kayak ; Durée : 1 h ; Prix : 9 € (dès 10 ans)",
]
YEARS = """
Catégorie        2023     2024
Terres          5.210    5.486
Eaux              415      405
"""
YEARS_ROWS = [
    "Catégorie : Terres ; 2023 : 5.210 ; 2024 : 5.486",
    "Catégorie : Eaux ; 2023 : 415 ; 2024 : 405",
]
SEGMENTED = """
  Tarif              Montant
  ------------   -----------
  Plein                 12 €
"""
GRID = """
+-----------+--------+
| Titre     | Tarif  |
+===========+========+
| Passeport | 86 €   |
| adulte    |        |
+-----------+--------+
| Carte     | 25 €   |
+-----------+--------+
| Permis    | 30 €   |
+-----------+--------+
"""
GRID_ROWS = [
    "Titre : Passeport adulte ; Tarif : 86 €",
    "Titre : Carte ; Tarif : 25 €",
    "Titre : Permis ; Tarif : 30 €",
]
TABBED = "Nom\tFonction\tPoste\nDupont\tChef\t4417\nDurand\tAgent\t4418\n"
TABBED_ROWS = [
    "Nom : Dupont ; Fonction : Chef ; Poste : 4417",
    "Nom : Durand ; Fonction : Agent ; Poste : 4418",
]
LEADERS = "Adulte ................ 5,00 €\nEnfant ................ 3,50 €\nSenior ..... gratuit\n"
LEADERS_ROWS = ["Adulte : 5,00 €", "Enfant : 3,50 €", "Senior : gratuit"]
LABELS = """
Nos références :    JD/2024/12
Téléphone :         071 00 11 22
Annexes :           2
"""
LABELS_ROWS = ["Nos références : JD/2024/12", "Téléphone : 071 00 11 22", "Annexes : 2"]

OVERFLOWING = """
Salle                     Public         Prix
1. Grange du moulin       Habitants      120 €
2. Pavillon de la mairie  Associations   60 €
3. Maison de la clairière Associations   80 €
4. Cour                                  gratuit
"""
OVERFLOWING_ROWS = [
    "Salle : 1. Grange du moulin ; Public : Habitants ; Prix : 120 €",
    "Salle : 2. Pavillon de la mairie ; Public : Associations ; Prix : 60 €",
    "Salle : 3. Maison de la clairière ; Public : Associations ; Prix : 80 €",
    "Salle : 4. Cour ; Prix : gratuit",
]


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        (ALIGNED, ALIGNED_ROWS),
        (UNRULED, UNRULED_ROWS),
        (YEARS, YEARS_ROWS),
        (SEGMENTED, ["Tarif : Plein ; Montant : 12 €"]),
        (GRID, GRID_ROWS),
        (TABBED, TABBED_ROWS),
        (LEADERS, LEADERS_ROWS),
        (LABELS, LABELS_ROWS),
        (OVERFLOWING, OVERFLOWING_ROWS),
    ],
)
def test_a_table_of_plain_text_is_read_row_by_row(written: str, rows: list[str]) -> None:
    around = f"Les tarifs sont les suivants.\n{written}\nLe Collège les revoit chaque année.\n"
    assert told(read_text(around)) == rows
    assert told(read_markdown(f"# Tarifs\n\n{around}")) == rows


def test_the_words_around_a_table_stay_out_of_it() -> None:
    result = read_text(f"Les activités :{UNRULED}")
    assert told(result, BlockKind.PARAGRAPH) == ["Les activités :", "Réservation à la cafétéria."]


def test_bars_with_a_rule_are_a_table_in_plain_text() -> None:
    assert told(read_text("Titre | Tarif\n------|------\nCarte | 25 €\n")) == [
        "Titre : Carte ; Tarif : 25 €"
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "Le Conseil décide.  Il se réunit en mars.  Les membres\n"
        "sont convoqués.  La séance  sera publique.  Chacun peut\n"
        "y assister.  Les débats  sont filmés.  Le public  se tait.\n",
        "Province de Vaulx            Monsieur Jean Dupont\n"
        "Service du personnel         Rue Basse 12\n"
        "Place Saint-Aubain 2         6999 Sart\n"
        "6999 Vaulx                   BELGIQUE\n",
        "Pour la Commune :                              Pour l'asbl :\n"
        "La Directrice générale,  Le Bourgmestre,       La Présidente,    Le Directeur,\n"
        "C. PIRNAY                É. ROSOUX             D. HANQUART       S. OUKACHA\n",
        "Les communes de la province   ont adopté un plan qui\n"
        "prévoit de planter des haies  le long des routes et de\n"
        "restaurer les mares. Chaque   commune reçoit une aide\n"
        "de la province pour mener     ces travaux. Les écoles\n"
        "participent aussi.            Le plan dure trois ans.\n",
        "1.  Le premier point\n2.  Le second point\n3.  Le troisième point\n",
        "Les prix  sont revus.\n1. Le tarif plein  est dû.\n2. Le tarif réduit  aussi.\n",
        "1.\tLe premier point\n2.\tLe second point\n",
        "Introduction ........... 3\nLes objectifs .......... 5\nAnnexe ................. 12\n",
        "Nom : .................. Prénom : ..............\n"
        "Fait à ................, le ....................\n",
        "Accueil | Contact | Plan du site\nMentions | Vie privée | Cookies\n",
    ],
)
def test_prose_letterheads_signatures_and_lists_are_no_table(prose: str) -> None:
    for result in (read_text(prose), read_markdown(prose)):
        assert told(result) == []


def test_a_fence_of_markdown_is_left_as_it_is_written() -> None:
    assert told(read_markdown(f"```\n{YEARS}```\n")) == []


def test_an_item_that_announces_another_list_stands_over_it() -> None:
    result = read_text(
        "9.1. L'organe compte treize membres :\n- six élus ;\n- sept citoyens.\n"
        "9.2. La présidence revient à un citoyen.\n"
    )
    assert [(b.number, b.level) for b in result.blocks] == [
        ("9.1", 1),
        (None, 2),
        (None, 2),
        ("9.2", 1),
    ]


@pytest.mark.parametrize("written", ["a" + " " * 50_000 + "b\n", "| a | b\n" * 20_000])
def test_lines_that_are_no_table_are_not_read_again_and_again(written: str) -> None:
    started = time.monotonic()
    assert told(read_text(written)) == []
    assert time.monotonic() - started < 20  # minutes, when each line is
