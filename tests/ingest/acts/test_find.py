import pytest

from index.document import Block, BlockKind, LegalStatus, Metadata, Vote
from ingest.acts.find import find_acts
from ingest.acts.parts import PartKind
from tests.ingest.acts.texts import MINUTES, portal_page, read


def test_portal_page_is_one_act_with_what_stands_beside_its_labels() -> None:
    (read_act,) = read(portal_page(state="Décision"))
    act = read_act.act
    assert act.title == "Sport – Subside au club de kayak « Les Remous » – Décision"
    assert (act.sitting_date, act.point, act.matter) == ("2022-03-24", "4", "Sport")
    assert act.representative == "Anne Dupré-Noël"
    assert act.organ == "Conseil provincial"
    assert act.amounts == (12500.0,)
    assert act.legal_status is LegalStatus.ADOPTED
    assert act.vote == Vote(unanimous=True)


def test_draft_is_a_draft_and_records_no_vote() -> None:
    (read_act,) = read(portal_page(state="Projet de décision"))
    assert read_act.act.legal_status is LegalStatus.DRAFT
    assert read_act.act.vote is None


def test_text_without_state_vote_or_signature_is_held_for_a_draft() -> None:
    text = "Octroi d'un subside\nVu le Code ;\nDÉCIDE :\nArticle unique : D'octroyer un subside."
    (read_act,) = read(text)
    assert read_act.act.legal_status is LegalStatus.DRAFT


def test_parts_follow_the_form_of_the_act() -> None:
    text = portal_page(state="Décision")
    (read_act,) = read(text)
    kinds = [part.kind for part in read_act.parts]
    assert kinds == [
        PartKind.PROSE,
        PartKind.SEEN,
        PartKind.WHEREAS,
        PartKind.WHEREAS,
        PartKind.WHEREAS,
        PartKind.DECISION,
        PartKind.ARTICLE,
        PartKind.ARTICLE,
    ]
    assert [part.number for part in read_act.parts[-2:]] == ["1er", "2"]
    assert text[read_act.parts[-2].start :].startswith("Article 1er : D'octroyer")


def test_signatory_named_on_the_line_of_his_office_is_no_part_of_the_last_article() -> None:
    text = portal_page(state="Décision") + "Le Directeur général, Hugo Lambert\n"
    (read_act,) = read(text)
    assert read_act.parts[-1].kind is PartKind.SIGNATURE
    assert read_act.act.signatures == ("Le Directeur général, Hugo Lambert",)


def test_what_stands_between_the_title_and_the_motives_tells_of_the_sitting() -> None:
    text = (
        "Repas chauds – Règlement\n\nProvince de Haute-Meuse – Conseil provincial\n\n"
        "Séance publique du 23 mai 2024\n\nPoint n° 2\n\nMatière : Enseignement\n\n"
        "Mandataire : Claire Modave\n\nVu le Code ;\n\nÀ l'unanimité, DÉCIDE :\n\n"
        "Article unique : Un repas est servi.\n"
    )
    title = Block(BlockKind.HEADING, 0, text.index("\n"), level=1)
    (act,) = [read.act for read in find_acts("piece", text, (title,), Metadata(title="Acte"))]
    assert (act.institution, act.organ) == ("Province de Haute-Meuse", "Conseil provincial")
    assert (act.sitting_date, act.point) == ("2024-05-23", "2")
    assert (act.matter, act.representative) == ("Enseignement", "Claire Modave")


def test_minutes_are_cut_at_their_numbered_points() -> None:
    acts = [read_act.act for read_act in read(MINUTES)]
    assert [act.point for act in acts] == ["1", "2", "3", None]
    assert acts[1].title == (
        "Budget 2023 de la Régie provinciale des bâtiments (RPB) : première modification et "
        "rapport du Collège"
    )
    assert {act.sitting_date for act in acts} == {"2022-12-15"}
    assert {act.institution for act in acts} == {"Province de Haute-Meuse"}
    assert acts[1].vote == Vote(False, 25, 9, 2)
    assert acts[1].amounts == (1_250_000.0,)
    assert acts[2].vote == Vote(unanimous=True)


def test_numbered_list_inside_a_decision_opens_no_act() -> None:
    text = (
        "Assemblée générale – Mandats\nVu le Code ;\nLe Conseil décide à l'unanimité :\n"
        "1. D'approuver le bilan, à l'unanimité.\n2. D'approuver les comptes, à l'unanimité.\n"
        "3. D'approuver la décharge, à l'unanimité.\n"
    )
    assert len(read(text)) == 1


@pytest.mark.parametrize("mark", ["➢ ", "\uf0d8 ", "/head2right/head2right ", ""])
def test_minutes_are_cut_at_the_mark_they_use_whatever_it_is(mark: str) -> None:
    text = (
        "CONSEIL PROVINCIAL\nSÉANCE DU 3 MARS 2021\n\n"
        f"{mark}DE-2021/7 – Voirie : Réfection du pont\nMonsieur le Président expose.\n"
        "Le Conseil décide à l'unanimité de refaire le pont.\n\n"
        f"{mark}DE-2021/8 – Tourisme : Convention\nMonsieur le Président expose.\n"
        "Le Conseil décide à l'unanimité de signer.\n\n"
        f"{mark}Divers\nLe Conseil est informé de la suite.\n"
    )
    acts = [read_act.act for read_act in read(text)]
    assert [(act.point, act.title) for act in acts] == [
        ("2021/7", "Voirie : Réfection du pont"),
        ("2021/8", "Tourisme : Convention"),
        (None, "Divers"),
    ]


def test_declared_status_prevails_over_the_text() -> None:
    metadata = Metadata(title="Acte", legal_status=LegalStatus.ARCHIVED)
    (read_act,) = find_acts("piece", portal_page(state="Décision"), (), metadata)
    assert read_act.act.legal_status is LegalStatus.ARCHIVED


def test_text_that_moves_and_decides_nothing_holds_no_act() -> None:
    assert read("La Province gère un domaine.\nElle accueille des visiteurs.\n") == ()


def test_the_name_of_the_council_over_each_text_is_no_point() -> None:
    points = ["Compte de la fabrique", "Redevance sur les salles", "Prime aux citernes"]
    text = "Procès-verbal du 24 avril 2025\n\n" + "".join(
        f"{point}\n\nLE CONSEIL,\n\nVu le Code ;\n\nDÉCIDE, à l'unanimité :\n\n"
        f"Article 1er. La {rank}e proposition est adoptée.\n\n"
        for rank, point in enumerate(points, 1)
    )
    blocks = [
        Block(BlockKind.HEADING, text.index(p), text.index(p) + len(p), level=3) for p in points
    ]
    acts = find_acts("piece", text, tuple(blocks), Metadata(title="PV"))
    assert [read_act.act.title for read_act in acts] == points


def test_a_decision_told_over_several_lines_is_one_part_without_its_stamp() -> None:
    text = (
        "Salle de théâtre : tarifs\nVu le Code ;\n"
        "Le Conseil municipal, après avoir entendu son rapporteur et délibéré,\n"
        "décide à l'unanimité des membres présents d'approuver les tarifs.\n"
        "Accusé de réception en préfecture 044-2011 - Date de réception : 25/02/2011\n"
    )
    (read_act,) = read(text)
    told = {part.kind: text[part.start : part.end] for part in read_act.parts}
    assert told[PartKind.DECISION].endswith("d'approuver les tarifs.")
    assert told[PartKind.LABEL].startswith("Accusé de réception")
    assert read_act.act.vote == Vote(unanimous=True)


def test_what_is_told_of_a_council_in_prose_is_no_act() -> None:
    text = (
        "Le Conseil provincial en bref\n\nCadre du personnel\n\n"
        "Le Conseil crée quatre emplois d'assistant social. Il modifie le règlement des primes.\n\n"
        "Voirie\n\nLes membres du Conseil sollicitent un subside pour le pont de Brize.\n"
    )
    assert read(text) == ()
