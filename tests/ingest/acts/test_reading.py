from pathlib import Path

from index.document import DocumentType, LegalStatus
from index.lexicon import Lexicon
from ingest.reading import ReadDocument, read_document
from tests.ingest.acts.texts import MINUTES, portal_page


def _read(folder: Path, text: str, name: str = "piece.txt") -> ReadDocument:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, document_id="piece", lexicon=Lexicon.EMPTY)


def test_deliberation_is_recognised_and_read_as_an_act(tmp_path: Path) -> None:
    read = _read(tmp_path, portal_page(state="Projet de décision"))
    metadata = read.document.metadata
    assert metadata.type is DocumentType.DELIBERATION
    assert metadata.title == "Sport – Subside au club de kayak « Les Remous » – Décision"
    assert metadata.legal_status is LegalStatus.DRAFT
    assert metadata.date == "2022-03-24"
    assert {passage.act for passage in read.passages} == {"piece#1"}


def test_minutes_are_recognised_and_hold_several_acts(tmp_path: Path) -> None:
    read = _read(tmp_path, MINUTES)
    assert read.document.metadata.type is DocumentType.MINUTES
    assert [act.point for act in read.document.acts] == ["1", "2", "3", None]


def test_title_over_two_printed_lines_is_whole_and_the_text_flows(tmp_path: Path) -> None:
    read = _read(tmp_path, MINUTES)
    title = read.document.acts[1].title
    assert title.endswith("première modification et rapport du Collège")
    assert title in read.document.text


def test_spans_stay_exact_when_personal_data_is_masked(tmp_path: Path) -> None:
    call = "Considérant l'appel de M. Untel au 0470 12 34 56 reçu\nce jour ;\nSur proposition"
    text = portal_page(state="Décision").replace("Sur proposition", call)
    read = _read(tmp_path, text)
    assert "0470" not in read.document.text
    assert all(read.document.quote(p.start, p.end) == p.text for p in read.passages)
    assert [p.heading_path[-1] for p in read.passages[-2:]] == ["Article 1er", "Article 2"]


def test_declared_type_other_than_an_act_is_left_alone(tmp_path: Path) -> None:
    read = _read(tmp_path, "---\ntype: rapport\n---\n# Rapport\n\n" + MINUTES, "piece.md")
    assert read.document.acts == ()


def test_motive_broken_before_a_number_stays_whole(tmp_path: Path) -> None:
    broken = "Considérant le PST, enjeu Culture, objectif stratégique\n01 ;\nSur proposition"
    read = _read(tmp_path, portal_page(state="Décision").replace("Sur proposition", broken))
    (motive,) = [p for p in read.passages if "objectif stratégique" in p.text]
    assert motive.text.split()[-2:] == ["01", ";"]


def test_web_page_of_a_point_is_read_as_its_act(tmp_path: Path) -> None:
    page = """<html><head><title>Sport – Subside — Portail</title></head><body><main>
    <h1>Sport – Subside au club</h1><dl><dt>Séance publique du Conseil</dt><dd>24 mars 2022</dd>
    <dt>Point N°</dt><dd>4</dd><dt>State</dt><dd>Décision</dd><dt>Matière</dt><dd>Sport</dd></dl>
    <h2>Sport – Subside au club</h2><p>Le Conseil provincial,</p><p>Vu le Code ;</p>
    <p>DÉCIDE à l'unanimité :</p><p>Article 1<sup>er</sup> : D'octroyer 12.500 €.</p></main>"""
    read = _read(tmp_path, page, "page.html")
    (act,) = read.document.acts
    assert (act.title, act.point, act.matter) == ("Sport – Subside au club", "4", "Sport")
    assert act.sitting_date == "2022-03-24"
    assert read.document.metadata.title == act.title
    assert read.passages[-1].heading_path[-1] == "Article 1er"


def test_page_that_only_informs_the_council_is_recognised(tmp_path: Path) -> None:
    page = portal_page(state="Décision")
    head = page[: page.index("Le Conseil provincial,")]
    read = _read(tmp_path, head + "PREND CONNAISSANCE\nde l'arrêté du 22 janvier 2022.\n")
    (act,) = read.document.acts
    assert read.document.metadata.type is DocumentType.DELIBERATION
    assert (act.sitting_date, act.point, act.matter) == ("2022-03-24", "4", "Sport")


def test_text_about_points_and_sittings_is_no_act(tmp_path: Path) -> None:
    text = (
        "Comment suivre le conseil\n\nLa séance du 3 mars 2022 est publique.\n\n"
        "Chaque point n° 1 à 12 est débattu. La matière est indiquée à l'ordre du jour.\n"
    )
    assert _read(tmp_path, text).document.acts == ()


REGULATION = """RÈGLEMENT PROVINCIAL RELATIF AU PRÊT DE TENTES

Arrêté par le Conseil provincial en séance du 21 novembre 2024

Le Conseil provincial,

Vu le Code de la démocratie locale et de la décentralisation ;

ARRÊTE :

CHAPITRE Ier - PRINCIPES

Article 1er - Objet
Le présent règlement fixe les conditions du prêt de tentes aux communes de la province.

Article 2 - Qui peut emprunter
Peuvent introduire une demande :
  1° les communes ;
  2° les clubs.

CHAPITRE II - TARIF

Article 3 - Redevance
La redevance couvre une période de prêt de quatre jours au maximum, retour compris.

Article 4 - Caution
La caution est rendue trente jours après le retour du matériel, s'il est complet et propre.

Article 5 - Retards
Un retard est facturé vingt euros par jour entamé, sans mise en demeure du Service.
"""


def test_a_regulation_in_force_is_read_for_what_its_articles_say(tmp_path: Path) -> None:
    read = _read(tmp_path, REGULATION)
    assert read.document.metadata.type is DocumentType.REGULATION
    assert read.document.acts == ()
    assert [s.heading for s in read.document.sections if s.heading.startswith("Article 2")] == [
        "Article 2 - Qui peut emprunter"
    ]
    assert [p.text for p in read.passages if p.number in ("1", "2")] == [
        "les communes ;",
        "les clubs.",
    ]


def test_the_draft_of_a_regulation_is_an_act(tmp_path: Path) -> None:
    draft = REGULATION.replace("Arrêté par le Conseil", "Projet de règlement soumis au Conseil")
    read = _read(tmp_path, draft)
    assert read.document.metadata.type is DocumentType.DELIBERATION
    assert len(read.document.acts) == 1


def test_articles_that_decide_are_an_act_even_of_a_regulation(tmp_path: Path) -> None:
    untitled = [
        "D'approuver le règlement.", "De le publier.", "D'en informer les communes.",
        "De transmettre la décision.", "D'en charger le Collège.",
    ]  # fmt: skip
    articles = "\n\n".join(f"Article {rank}. {told}" for rank, told in enumerate(untitled, 1))
    text = REGULATION[: REGULATION.index("CHAPITRE Ier")] + articles
    assert _read(tmp_path, text).document.metadata.type is DocumentType.DELIBERATION


ONE_ACT = """# PROVINCE DE RIVAGE

## EXTRAIT DU REGISTRE AUX DÉLIBÉRATIONS DU CONSEIL PROVINCIAL

**Séance publique du 25 octobre 2024**

**Résolution n° 118/24 – Culture – Prêt de livres – Adoption**

Vu le Code de la démocratie locale et de la décentralisation ;

**ARRÊTE :**

## Chapitre Ier – Inscription

**Article 1er.** L'inscription est personnelle et gratuite pour tous les habitants.

| Catégorie | Cotisation annuelle |
|---|---|
| Moins de 18 ans | gratuit |
| Adultes | 5 € |

## Chapitre II – Prêt

**Article 2.** Le prêt dure vingt-huit jours et se prolonge deux fois, sur demande.
"""


def test_neither_a_first_chapter_nor_a_table_parts_an_act(tmp_path: Path) -> None:
    read = _read(tmp_path, ONE_ACT, "piece.md")
    (act,) = read.document.acts
    assert act.title == "Résolution n° 118/24 – Culture – Prêt de livres – Adoption"
    assert act.matter is None
    assert [s.heading for s in read.document.sections][1:] == [
        "Chapitre Ier – Inscription",
        "Article 1er",
        "Chapitre II – Prêt",
        "Article 2",
    ]


def test_who_sat_is_told_of_an_act_whose_numbered_subject_is_its_title(tmp_path: Path) -> None:
    text = """PROVINCE DE RIVAGE

Extrait du registre aux délibérations du Conseil provincial
Séance publique du 23 octobre 2025

Présidente : Mme Louise Tamarin. Excusés : MM. Joël Lam et Rachid Roy.

Objet n° 14 : Culture – Subvention à la fanfare – Décision

La séance est ouverte à 14 h 10 en la salle des Tilleuls.

Vu le Code de la démocratie locale ;

DÉCIDE :

Article 1er. D'octroyer 5 000 € à la fanfare.
"""
    read = _read(tmp_path, text)
    (act,) = read.document.acts
    assert act.title == "Culture – Subvention à la fanfare – Décision"
    sat = [passage for passage in read.passages if "Excusés" in passage.text]
    assert [(p.act, p.heading_path) for p in sat] == [("piece#1", (act.title,))]


def test_labels_over_the_title_of_an_act_are_no_passage(tmp_path: Path) -> None:
    read = _read(tmp_path, portal_page(state="Décision"))
    assert not [p.text for p in read.passages if "Point N" in p.text]
